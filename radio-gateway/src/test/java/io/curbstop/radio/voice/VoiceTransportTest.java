package io.curbstop.radio.voice;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.radio.api.RadioPriority;
import io.curbstop.radio.audio.AudioSettings;
import io.curbstop.radio.audio.AudioTransport;
import io.curbstop.radio.audio.Await;
import io.curbstop.radio.audio.ClearChannel;
import io.curbstop.radio.audio.FileSink;
import io.curbstop.radio.time.SimulatedTime;
import io.curbstop.radio.transport.InboundFrame;
import io.curbstop.radio.transport.OutboundFrame;
import io.curbstop.radio.transport.RadioTransport;
import io.curbstop.radio.transport.SendingTransportContract;
import io.curbstop.radio.transport.TransportException;
import io.curbstop.radio.transport.TransportListener;
import io.curbstop.radio.transport.TransportTraits;
import io.curbstop.testing.DebianProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Announcements by the real program into a file, and a crew that knows its voice. */
@Timeout(120)
class VoiceTransportTest extends SendingTransportContract {

    private static final Duration STEP = Duration.ofMillis(500);
    /** Time does not wait for threads here, so that no output is slow. */
    private static final Duration NEVER = Duration.ofDays(1);

    @TempDir
    Path folder;

    private final SimulatedTime time = new SimulatedTime(Instant.parse("2026-03-02T08:00:00Z"));
    private ListeningCrew crew;

    @Override
    protected RadioTransport open() {
        DebianProgram.require("espeak-ng", "espeak-ng");
        Path sound = folder.resolve("sound.raw");
        crew = new ListeningCrew(sound, RADIO);
        VoiceSettings usual = VoiceSettings.defaults();
        AudioSettings audio = new AudioSettings(
                usual.audio().rate_hz(),
                usual.audio().lead(),
                usual.audio().tail(),
                NEVER,
                usual.audio().firstRetry(),
                usual.audio().longestRetry());
        FileSink sink = new FileSink(sound, audio.rate_hz(), time);
        return new Learned(new AudioTransport(
                "voice", new Announcement(usual), audio, sink, on -> {}, ClearChannel.always(), time));
    }

    /** In steps while something is on the air; whatever is left of the time then goes at once. */
    @Override
    protected void pass(Duration duration) {
        Await.until("the file is open", () -> Files.exists(folder.resolve("sound.raw")));
        Instant end = time.now().plus(duration);
        Await.until("the announcement is through", () -> {
            time.advance(transport.isChannelBusy() ? STEP : Duration.ZERO);
            return !transport.isChannelBusy();
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
        return crew.understood();
    }

    @Test
    void aGroupIsOneThatAllAreCalledBy() throws TransportException {
        transport.send(new OutboundFrame("All crews | tones 349.0 433.7", true, 1, 1, RadioPriority.P3, "STANDBY"));
        pass(Duration.ofSeconds(30));
        assertThat(events).containsSubsequence("accepted 1", "air 1");
    }

    /** Lets the crew know beforehand what each text sounds like. */
    private final class Learned implements RadioTransport {
        private final RadioTransport inner;

        Learned(RadioTransport inner) {
            this.inner = inner;
        }

        @Override
        public String name() {
            return inner.name();
        }

        @Override
        public TransportTraits traits() {
            return inner.traits();
        }

        @Override
        public void start(TransportListener listener) {
            inner.start(listener);
        }

        @Override
        public void send(OutboundFrame frame) throws TransportException {
            try {
                crew.learn(frame.text());
            } catch (Exception unspoken) {
                throw new IllegalStateException(unspoken);
            }
            inner.send(frame);
        }

        @Override
        public void acknowledge(InboundFrame frame) {
            inner.acknowledge(frame);
        }

        @Override
        public boolean isChannelBusy() {
            return inner.isChannelBusy();
        }

        @Override
        public void close() {
            inner.close();
        }
    }
}
