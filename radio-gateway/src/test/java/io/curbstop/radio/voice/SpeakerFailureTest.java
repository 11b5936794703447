package io.curbstop.radio.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curbstop.radio.api.RadioPriority;
import io.curbstop.radio.audio.AudioSettings;
import io.curbstop.radio.audio.AudioTransport;
import io.curbstop.radio.audio.Await;
import io.curbstop.radio.audio.ClearChannel;
import io.curbstop.radio.audio.FileSink;
import io.curbstop.radio.audio.Reports;
import io.curbstop.radio.time.ThreadScheduler;
import io.curbstop.radio.transport.OutboundFrame;
import io.curbstop.radio.transport.TransportException;
import io.curbstop.testing.DebianProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A speaking program that is missing, comes, fails and goes, in real time. */
@Timeout(60)
class SpeakerFailureTest {

    private static final Duration SHORT = Duration.ofMillis(20);

    @TempDir
    private Path folder;

    private final ThreadScheduler scheduler = new ThreadScheduler("voice-test", Clock.systemUTC());
    private final Reports reports = new Reports();
    private final AtomicInteger keyed = new AtomicInteger();
    private Path program;
    private AudioTransport transport;

    @BeforeEach
    void open() {
        program = folder.resolve("espeak-ng");
        AudioSettings audio = new AudioSettings(22_050, SHORT, SHORT, Duration.ofSeconds(5), SHORT, SHORT);
        SpeechSettings speech =
                new SpeechSettings(program.toString(), "en-us", 450, 100, Duration.ofSeconds(5), Duration.ofSeconds(8));
        transport = new AudioTransport(
                "voice",
                new Announcement(new VoiceSettings(speech, 1200, 0.4, 280, audio)),
                audio,
                new FileSink(folder.resolve("sound.raw"), 22_050, scheduler),
                on -> keyed.addAndGet(on ? 1 : 0),
                ClearChannel.always(),
                scheduler);
        transport.start(reports);
    }

    @AfterEach
    void close() {
        transport.close();
        scheduler.close();
    }

    private static OutboundFrame frame(int sequence, String text) {
        return new OutboundFrame("Crew 11", sequence, 1, RadioPriority.P1, text);
    }

    private void install() throws Exception {
        Files.createSymbolicLink(program, DebianProgram.require("espeak-ng", "espeak-ng"));
    }

    private void awaitNotWorking(String why) {
        Await.until(why, () -> reports.lines().stream()
                .anyMatch(line -> line.startsWith("works not: ") && line.contains(why)));
    }

    @Test
    void aProgramThatIsInstalledLaterSpeaksThen() throws Exception {
        awaitNotWorking("cannot be started; install espeak-ng");
        assertThatThrownBy(() -> transport.send(frame(1, "OK"))).isInstanceOf(TransportException.class);
        install();
        reports.await("works");
        transport.send(frame(1, "OK"));
        reports.await("air 1");
    }

    @Test
    void aProgramThatFailsOverAMessageHasItRefusedBeforeTheTransmitterIsKeyed() throws Exception {
        install();
        reports.await("works");
        reports.forget();
        Files.delete(program);
        Files.writeString(program, "#!/bin/sh\necho no more voice >&2\nexit 1\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        transport.send(frame(1, "OK"));
        awaitNotWorking("has failed: no more voice");
        assertThat(reports.lines()).anyMatch(line -> line.startsWith("refused 1: ") && line.contains("no more voice"));
        assertThat(keyed.get()).isZero();
        Files.delete(program);
        install();
        reports.await("works");
    }

    @Test
    void aTextThatTakesTooLongIsRefusedAndTheNextIsSpoken() throws Exception {
        install();
        reports.await("works");
        reports.forget();
        transport.send(frame(1, "9".repeat(280)));
        reports.await("refused 1: The words would take longer to say than 8 s");
        transport.send(frame(2, "OK"));
        reports.await("air 2");
        assertThat(reports.lines()).noneMatch(line -> line.startsWith("works not"));
    }
}
