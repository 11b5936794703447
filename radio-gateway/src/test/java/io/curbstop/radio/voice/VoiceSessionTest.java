package io.curbstop.radio.voice;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.radio.api.InboundMessage;
import io.curbstop.radio.api.RadioListener;
import io.curbstop.radio.api.RadioMessage;
import io.curbstop.radio.api.RadioPriority;
import io.curbstop.radio.api.Receipt;
import io.curbstop.radio.api.ReceiptState;
import io.curbstop.radio.audio.AudioCoding;
import io.curbstop.radio.audio.AudioSettings;
import io.curbstop.radio.audio.AudioTransport;
import io.curbstop.radio.audio.Await;
import io.curbstop.radio.audio.ChannelSense;
import io.curbstop.radio.audio.ClearChannel;
import io.curbstop.radio.audio.FileSink;
import io.curbstop.radio.pocsag.PageCoding;
import io.curbstop.radio.pocsag.PocsagSettings;
import io.curbstop.radio.session.InMemoryMessageStore;
import io.curbstop.radio.session.RadioSession;
import io.curbstop.radio.session.SessionSettings;
import io.curbstop.radio.time.SimulatedTime;
import io.curbstop.radio.transport.RadioTransport;
import io.curbstop.testing.DebianProgram;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Announcements as the session sends them: within the airtime, and by another way where the channel is never clear. */
@Timeout(120)
class VoiceSessionTest implements RadioListener {

    private static final Duration STEP = Duration.ofMillis(100);
    private static final Duration NEVER = Duration.ofDays(1);

    @TempDir
    private Path folder;

    private final SimulatedTime time = new SimulatedTime(Instant.parse("2026-03-02T08:00:00Z"));
    private final Map<UUID, Receipt> onAir = new ConcurrentHashMap<>();
    private RadioSession session;

    @BeforeEach
    void requireProgram() {
        DebianProgram.require("espeak-ng", "espeak-ng");
    }

    @AfterEach
    void close() {
        session.close();
    }

    @Override
    public void onReceipt(Receipt receipt) {
        if (receipt.state() == ReceiptState.ON_AIR) {
            onAir.put(receipt.messageId(), receipt);
        }
    }

    @Override
    public void onInbound(InboundMessage message) {
        throw new AssertionError("Nobody answers: " + message);
    }

    private RadioTransport transport(String name, AudioCoding coding, ClearChannel channel) {
        AudioSettings usual = AudioSettings.defaults();
        AudioSettings audio = new AudioSettings(
                usual.rate_hz(), usual.lead(), usual.tail(), NEVER, usual.firstRetry(), usual.longestRetry());
        FileSink sink = new FileSink(folder.resolve(name), usual.rate_hz(), time);
        return new AudioTransport(name, coding, audio, sink, on -> {}, channel, time);
    }

    private void start(RadioTransport... transports) {
        session = new RadioSession(
                SessionSettings.defaults(),
                List.of(transports),
                new InMemoryMessageStore(),
                time,
                time,
                () -> 1L << 63,
                line -> {});
        session.addListener(this);
        session.start();
    }

    private RadioMessage send(RadioPriority priority, String token) {
        RadioMessage order = new RadioMessage(
                UUID.randomUUID(),
                "1101",
                priority,
                token,
                token + " " + priority + " WO4471 NO WATER 118 MILL RD",
                time.now().plus(Duration.ofMinutes(15)));
        session.send(order);
        return order;
    }

    private Receipt awaitOnAir(RadioMessage order) {
        Await.until("on the air", () -> {
            time.advance(STEP);
            return onAir.containsKey(order.id());
        });
        return onAir.get(order.id());
    }

    @Test
    void afterASilenceOneRoutineOrderIsSpokenAndTheNextOnceTheAirIsEarned() {
        start(transport("voice", new Announcement(VoiceSettings.defaults()), ClearChannel.always()));
        Instant sent = time.now();
        RadioMessage first = send(RadioPriority.P3, "K7");
        RadioMessage second = send(RadioPriority.P3, "K8");
        Instant firstAt = awaitOnAir(first).occurredAt();
        assertThat(Duration.between(sent, firstAt)).isLessThan(Duration.ofMinutes(2));
        assertThat(Duration.between(firstAt, awaitOnAir(second).occurredAt())).isGreaterThan(Duration.ofMinutes(4));
    }

    @Test
    void urgentOrdersAreSpokenOneAfterTheOther() {
        start(transport("voice", new Announcement(VoiceSettings.defaults()), ClearChannel.always()));
        List<RadioMessage> orders =
                List.of(send(RadioPriority.P1, "K7"), send(RadioPriority.P1, "K8"), send(RadioPriority.P1, "K9"));
        Instant last = time.now();
        for (RadioMessage order : orders) {
            Instant at = awaitOnAir(order).occurredAt();
            assertThat(Duration.between(last, at)).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(60));
            last = at;
        }
    }

    @Test
    void anOrderGoesAnotherWayWhereTheChannelIsNeverClear() {
        ChannelSense talking = new ChannelSense() {
            @Override
            public boolean isBusy() {
                return true;
            }

            @Override
            public void close() {}
        };
        start(
                transport("voice", new Announcement(VoiceSettings.defaults()), ClearChannel.by(talking)),
                transport("pager", new PageCoding(PocsagSettings.defaults()), ClearChannel.always()));
        Receipt receipt = awaitOnAir(send(RadioPriority.P1, "K7"));
        assertThat(receipt.detail()).contains("pager");
        assertThat(folder.resolve("voice").toFile()).isEmpty();
    }
}
