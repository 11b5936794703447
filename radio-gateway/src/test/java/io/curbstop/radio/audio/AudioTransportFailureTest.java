package io.curbstop.radio.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curbstop.radio.api.RadioPriority;
import io.curbstop.radio.pocsag.PageCoding;
import io.curbstop.radio.pocsag.PocsagSettings;
import io.curbstop.radio.time.ThreadScheduler;
import io.curbstop.radio.transport.OutboundFrame;
import io.curbstop.radio.transport.TransportException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Outputs that cannot be opened, hang, or go away, in real time. */
@Timeout(60)
class AudioTransportFailureTest {

    private static final Duration SHORT = Duration.ofMillis(20);
    private static final OutboundFrame FRAME = new OutboundFrame("1101", 7, 1, RadioPriority.P1, "K7 P1 WO4471");

    @TempDir
    Path folder;

    private final ThreadScheduler scheduler = new ThreadScheduler("paging-test", Clock.systemUTC());
    private final Reports reports = new Reports();
    private final AtomicInteger keysDown = new AtomicInteger();
    private AudioTransport transport;

    private final AudioSettings quick = new AudioSettings(22_050, SHORT, SHORT, SHORT, SHORT, SHORT.multipliedBy(4));

    private void start(AudioSink sink, TransmitterKey key) {
        PageCoding pages = new PageCoding(new PocsagSettings(2400, 0.4, false, 3, 80, quick));
        transport = new AudioTransport("paging", pages, quick, sink, key, ClearChannel.always(), scheduler);
        transport.start(reports);
    }

    private void count(boolean on) {
        keysDown.addAndGet(on ? 1 : -1);
    }

    @AfterEach
    void close() {
        transport.close();
        scheduler.close();
    }

    @Test
    void anOutputThatCannotBeOpenedIsSaidOnceAndTriedUntilItCan() throws Exception {
        Path file = folder.resolve("later/audio.raw");
        start(new FileSink(file, 22_050, scheduler), this::count);
        Await.until("said", () -> reports.lines().toString().contains("works not"));
        assertThatThrownBy(() -> transport.send(FRAME)).isInstanceOf(TransportException.class);

        Files.createDirectory(file.getParent());
        reports.await("works");
        assertThat(reports.lines()).hasSize(2);
        transport.send(FRAME);
        reports.await("air 7");
        assertThat(Files.size(file)).isGreaterThan(quick.rate_hz() / 2);
        assertThat(reports.lines()).containsSubsequence("accepted 7", "air 7", "clear");
    }

    @Test
    void aPipeThatNobodyReadsIsSaidAndClosesNonetheless() throws Exception {
        Path pipe = folder.resolve("audio");
        NamedPipe.make(pipe);
        start(new FileSink(pipe, 22_050, scheduler), this::count);
        transport.send(FRAME);
        String detail = "The audio output waits for somebody to take what it plays";
        reports.await("works not: " + detail);
        reports.await("refused 7: " + detail);
        assertThat(transport.isChannelBusy()).isFalse();
    }

    @Test
    void aReaderThatStopsReadingStallsThePageAndTheKeyIsLetGo() throws Exception {
        Path pipe = folder.resolve("audio");
        NamedPipe.make(pipe);
        start(new FileSink(pipe, 22_050, scheduler), this::count);
        try (InputStream never = Files.newInputStream(pipe)) {
            reports.await("works");
            OutboundFrame longer = new OutboundFrame("1101", 7, 1, RadioPriority.P1, "W".repeat(80));
            // The first pages fill the pipe's buffer.
            for (int page = 0; page < 4; page++) {
                transport.send(longer);
            }
            reports.await("refused 7: The audio output has stalled");
            Await.until("key is up", () -> keysDown.get() == 0);
            assertThat(reports.lines()).contains("works not: The audio output has stalled");
            assertThat(never.read()).as("what came is still there").isNotNegative();
        }
    }

    @Test
    void aReaderThatGoesAwayIsMissedWithThePageAndAnotherIsWelcome() throws Exception {
        Path pipe = folder.resolve("audio");
        NamedPipe.make(pipe);
        start(new FileSink(pipe, 22_050, scheduler), this::count);
        Files.newInputStream(pipe).close();
        reports.await("works");
        transport.send(FRAME);
        Await.until("refused", () -> reports.lines().toString().contains("refused 7"));
        reports.forget();
        try (InputStream next = Files.newInputStream(pipe)) {
            reports.await("works");
            transport.send(FRAME);
            reports.await("accepted 7");
            assertThat(next.read()).isNotNegative();
        }
    }

    @Test
    void withoutItsKeyThePageIsRefused() throws Exception {
        int nobody;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = gone.getLocalPort();
        }
        start(new FileSink(folder.resolve("audio.raw"), 22_050, scheduler), new RigctldKey("127.0.0.1", nobody));
        reports.await("works");
        transport.send(FRAME);
        Await.until("refused", () -> reports.lines().toString().contains("refused 7"));
        assertThat(reports.lines()).noneMatch("air 7"::equals);
    }

    @Test
    void aKeyThatSticksIsAFaultThoughThePageWasOnTheAir() throws Exception {
        start(new FileSink(folder.resolve("audio.raw"), 22_050, scheduler), on -> {
            if (!on) {
                throw new IOException("no answer");
            }
        });
        transport.send(FRAME);
        reports.await("fault transmitter-key-stuck");
        assertThat(reports.lines()).contains("air 7");
        Await.until("said", () -> reports.lines().toString().contains("works not"));
    }

    @Test
    void closingWhileAPageIsOnTheAirLetsGoOfTheKeyAndReportsNothing() throws Exception {
        start(new FileSink(folder.resolve("audio.raw"), 22_050, scheduler), this::count);
        transport.send(FRAME);
        Await.until("key is down", () -> keysDown.get() == 1);
        transport.close();
        reports.forget();
        assertThat(keysDown.get()).isZero();
        assertThatThrownBy(() -> transport.send(FRAME)).isInstanceOf(TransportException.class);
        assertThat(reports.lines()).isEmpty();
    }
}
