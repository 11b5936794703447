package io.curbstop.radio.pocsag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curbstop.radio.api.RadioPriority;
import io.curbstop.radio.audio.AudioSettings;
import io.curbstop.radio.audio.AudioSink;
import io.curbstop.radio.audio.AudioTransport;
import io.curbstop.radio.audio.Await;
import io.curbstop.radio.audio.ClearChannel;
import io.curbstop.radio.audio.FileSink;
import io.curbstop.radio.audio.TransmitterKey;
import io.curbstop.radio.time.SimulatedTime;
import io.curbstop.radio.transport.OutboundFrame;
import io.curbstop.radio.transport.RadioTransport;
import io.curbstop.radio.transport.SendingTransportContract;
import io.curbstop.radio.transport.TransportException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages that go through a named pipe to a receiver of others. */
class PocsagTransportTest extends SendingTransportContract {

    private static final Duration STEP = Duration.ofMillis(50);
    /** Time does not wait for threads here, so that no output is slow. */
    private static final Duration NEVER = Duration.ofDays(1);

    @TempDir
    Path folder;

    private final SimulatedTime time = new SimulatedTime(Instant.parse("2026-03-02T08:00:00Z"));
    private final AtomicLong playedBytes = new AtomicLong();
    private final AtomicBoolean opened = new AtomicBoolean();
    private final KeyWatch key = new KeyWatch();
    private PagedCrew crew;

    /** A key that remembers how often and how long it was down. */
    private final class KeyWatch implements TransmitterKey {
        private Instant downSince;
        private volatile Duration down = Duration.ZERO;
        private volatile int presses;
        private volatile boolean isDown;

        @Override
        public void press(boolean on) {
            isDown = on;
            if (on) {
                presses++;
                downSince = time.now();
            } else {
                down = down.plus(Duration.between(downSince, time.now()));
            }
        }
    }

    /** Plays by another one and counts. */
    private record CountingSink(AudioSink sink, AtomicLong bytes, AtomicBoolean opened) implements AudioSink {
        @Override
        public void open() throws IOException {
            sink.open();
            opened.set(true);
        }

        @Override
        public void play(byte[] samples) throws IOException, InterruptedException {
            bytes.addAndGet(samples.length);
            sink.play(samples);
        }

        @Override
        public void close() {
            sink.close();
        }
    }

    @Override
    protected RadioTransport open() {
        try {
            Path pipe = folder.resolve("audio");
            crew = new PagedCrew(pipe, Integer.parseInt(RADIO));
            PocsagSettings usual = PocsagSettings.defaults();
            AudioSettings audio = new AudioSettings(
                    usual.audio().rate_hz(),
                    usual.audio().lead(),
                    usual.audio().tail(),
                    NEVER,
                    usual.audio().firstRetry(),
                    usual.audio().longestRetry());
            AudioSink sink = new CountingSink(new FileSink(pipe, audio.rate_hz(), time), playedBytes, opened);
            return new AudioTransport("paging", new PageCoding(usual), audio, sink, key, ClearChannel.always(), time);
        } catch (IOException noPipe) {
            throw new UncheckedIOException(noPipe);
        }
    }

    /** In steps while something is on the air; whatever is left of the time then goes at once. */
    @Override
    protected void pass(Duration duration) {
        Await.until("the pipe is open", opened::get);
        Instant end = time.now().plus(duration);
        Await.until("the page is through", () -> {
            time.advance(transport.isChannelBusy() ? STEP : Duration.ZERO);
            return !transport.isChannelBusy() && crew.heardBytes() >= playedBytes.get();
        });
        Duration left = Duration.between(time.now(), end);
        time.advance(left.isNegative() ? Duration.ZERO : left);
    }

    @Override
    protected void switchPower(boolean on) {
        crew.switchPower(on);
    }

    @Override
    protected List<String> shown() {
        try {
            return crew.shown();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @AfterEach
    void endReceiver() {
        crew.close();
    }

    @Test
    void theKeyIsDownForAllOfThePageAndUpWhenItIsReported() throws TransportException {
        transport.send(frame(1, 1, "K7 P1 WO4471"));
        pass(Duration.ofSeconds(10));
        assertThat(events).contains("air 1");
        assertThat(key.presses).isEqualTo(1);
        assertThat(key.isDown).isFalse();
        Duration airtime = transport.traits().airtime().ofText("K7 P1 WO4471");
        assertThat(key.down).isGreaterThanOrEqualTo(airtime.minus(Duration.ofMillis(1)));
    }

    @Test
    void pagesThatWaitGoOutOneAfterTheOther() throws TransportException {
        transport.send(frame(1, 1, "FIRST"));
        transport.send(frame(2, 1, "SECOND"));
        assertThat(transport.isChannelBusy()).isTrue();
        pass(Duration.ofSeconds(20));
        assertThat(shown()).containsExactly("FIRST", "SECOND");
        assertThat(events).containsSubsequence("air 1", "accepted 2", "air 2");
    }

    @Test
    void aGroupIsACapcodeThatItsPagersShare() throws TransportException {
        transport.send(new OutboundFrame(RADIO + "C", true, 1, 1, RadioPriority.P3, "ALL CREWS STANDBY"));
        pass(Duration.ofSeconds(10));
        assertThat(shown()).containsExactly("ALL CREWS STANDBY");
    }

    @Test
    void whatIsNoCapcodeOrNoAsciiIsRefusedAndNothingReported() {
        for (String id : List.of("", "CREW12", "2097152", "1101E")) {
            OutboundFrame frame = new OutboundFrame(id, 1, 1, RadioPriority.P1, "K7");
            assertThatThrownBy(() -> transport.send(frame)).as(id).isInstanceOf(TransportException.class);
        }
        for (String text : List.of("", "Öl", "K7\nP1")) {
            assertThatThrownBy(() -> transport.send(frame(1, 1, text))).isInstanceOf(TransportException.class);
        }
        pass(Duration.ofSeconds(10));
        assertThat(events).isEmpty();
    }
}
