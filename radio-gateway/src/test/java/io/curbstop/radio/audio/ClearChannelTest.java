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
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nobody is talked over: a transmission beside others on its channel, in real time. */
@Timeout(120)
class ClearChannelTest {

    private static final Duration SHORT = Duration.ofMillis(20);
    private static final OutboundFrame FRAME = new OutboundFrame("1101", 7, 1, RadioPriority.P1, "K7 P1 WO4471");
    private static final String NEVER_CLEAR = "The channel was never clear for 0.2 s in 1 s";
    private static final String UNKNOWN = "It is not known whether the channel is clear: ";

    @TempDir
    Path folder;

    private final ThreadScheduler scheduler = new ThreadScheduler("clear-test", Clock.systemUTC());
    private final Reports reports = new Reports();
    /** Whether the channel was clear when the key was pressed, each time. */
    private final List<Boolean> clearWhenKeyed = new CopyOnWriteArrayList<>();

    private volatile boolean heardByOurselves;
    private ScriptedRigctld others;
    private AudioTransport transport;

    @BeforeEach
    void listen() throws IOException {
        others = new ScriptedRigctld();
        open(Duration.ofSeconds(30));
    }

    private void open(Duration longestWait) {
        AudioSettings audio = new AudioSettings(22_050, SHORT, SHORT, Duration.ofSeconds(5), SHORT, SHORT);
        transport = new AudioTransport(
                "paging",
                new PageCoding(new PocsagSettings(2400, 0.4, false, 3, 80, audio)),
                audio,
                new FileSink(folder.resolve("audio.raw"), 22_050, scheduler),
                this::press,
                new ClearChannel(new RigctldSense("127.0.0.1", others.port()), Duration.ofMillis(200), longestWait),
                scheduler);
    }

    private void press(boolean on) {
        if (on) {
            clearWhenKeyed.add(others.isClear());
        }
        if (heardByOurselves) {
            others.answer(on ? "1" : "0");
        }
    }

    @AfterEach
    void close() throws IOException {
        transport.close();
        scheduler.close();
        others.close();
    }

    private void startAndWaitUntilClear() {
        others.answer("0");
        transport.start(reports);
        reports.await("works");
        reports.await("clear");
        assertThat(transport.isChannelBusy()).isFalse();
    }

    @Test
    void nothingBeginsWhileOthersTalkAndItBeginsAfterThem() throws Exception {
        transport.start(reports);
        reports.await("works");
        transport.send(FRAME);
        reports.await("accepted 7");
        int asked = others.questions();
        Await.until("asked again", () -> others.questions() > asked + 4);
        assertThat(clearWhenKeyed).isEmpty();
        others.answer("0");
        reports.await("air 7");
        assertThat(clearWhenKeyed).containsExactly(true);
    }

    @Test
    void aMessageForWhichTheChannelIsNeverClearIsRefusedAndTheNextIsTaken() throws Exception {
        open(Duration.ofSeconds(1));
        transport.start(reports);
        reports.await("works");
        transport.send(FRAME);
        reports.await("refused 7: " + NEVER_CLEAR);
        assertThat(clearWhenKeyed).isEmpty();
        assertThat(reports.lines()).noneMatch(line -> line.startsWith("works not"));
        others.answer("0");
        transport.send(new OutboundFrame("1101", 8, 1, RadioPriority.P1, "K8 P1 WO4472"));
        reports.await("air 8");
    }

    @Test
    void aGapThatIsTooShortIsNoClearChannel() throws Exception {
        open(Duration.ofSeconds(1));
        others.answer(ScriptedRigctld.GAPS);
        transport.start(reports);
        reports.await("works");
        transport.send(FRAME);
        reports.await("refused 7: " + NEVER_CLEAR);
        assertThat(clearWhenKeyed).isEmpty();
        assertThat(reports.lines().subList(0, 2))
                .as("of the channel only the refusal")
                .containsExactly("works", "accepted 7");
    }

    /** The session sends nothing to a busy channel, so that it must be told to go another way. */
    @Test
    void whoWaitsForAChannelThatIsNeverClearIsToldThatItDoesNotWork() {
        open(Duration.ofSeconds(1));
        transport.start(reports);
        reports.await("works");
        assertThat(transport.isChannelBusy()).isTrue();
        reports.await("works not: " + NEVER_CLEAR);
        assertThatThrownBy(() -> transport.send(FRAME)).isInstanceOf(TransportException.class);
        reports.forget();
        others.answer("0");
        reports.await("clear");
        assertThat(reports.lines()).containsSubsequence("works", "clear");
        assertThat(transport.isChannelBusy()).isFalse();
    }

    @Test
    void whileNobodyWaitsOthersMayTalkForEver() {
        open(Duration.ofSeconds(1));
        transport.start(reports);
        reports.await("works");
        int asked = others.questions();
        Await.until("more than the longest wait", () -> others.questions() > asked + 6);
        assertThat(reports.lines()).containsExactly("works");
    }

    @Test
    void aDaemonThatIsSilentCountsAsBusyAndNotWorking() {
        others.answer(ScriptedRigctld.NOTHING);
        transport.start(reports);
        reports.await("works not: " + UNKNOWN + "rigctld does not answer");
        assertThat(transport.isChannelBusy()).isTrue();
        assertThatThrownBy(() -> transport.send(FRAME)).isInstanceOf(TransportException.class);
        others.answer("0");
        reports.await("works");
        reports.await("clear");
    }

    @Test
    void aDaemonThatGoesAwayIsMissedAndWelcomeAgain() throws Exception {
        startAndWaitUntilClear();
        others.close();
        Await.until("said", () -> reports.lines().toString().contains("works not: " + UNKNOWN + "rigctld cannot be"));
        assertThat(transport.isChannelBusy()).isTrue();
        reports.forget();
        others.open();
        reports.await("clear");
        transport.send(FRAME);
        reports.await("air 7");
    }

    @Test
    void aDaemonThatDiesWhileAMessageWaitsHasItRefused() throws Exception {
        transport.start(reports);
        reports.await("works");
        transport.send(FRAME);
        reports.await("accepted 7");
        others.close();
        Await.until(
                "refused in " + reports.lines(),
                () -> reports.lines().toString().contains("refused 7: " + UNKNOWN));
        assertThat(clearWhenKeyed).isEmpty();
    }

    @Test
    void ourOwnCarrierIsNobodyElse() throws Exception {
        startAndWaitUntilClear();
        heardByOurselves = true;
        for (int sequence = 1; sequence <= 3; sequence++) {
            transport.send(new OutboundFrame("1101", sequence, 1, RadioPriority.P1, "W".repeat(80)));
            reports.await("air " + sequence);
        }
        assertThat(transport.isChannelBusy()).isFalse();
        assertThat(clearWhenKeyed).containsExactly(true, true, true);
    }

    @Test
    void closingWhileAMessageWaitsForOthersEndsItUnsent() throws Exception {
        transport.start(reports);
        reports.await("works");
        transport.send(FRAME);
        reports.await("accepted 7");
        transport.close();
        reports.forget();
        others.answer("0");
        assertThat(clearWhenKeyed).isEmpty();
        assertThat(reports.lines()).isEmpty();
    }

    @Test
    void timesThatCannotBeAreRefused() {
        assertThatThrownBy(() -> new ClearChannel(ChannelSense.NONE, Duration.ofSeconds(5), Duration.ofSeconds(5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("clear for 5000 ms within 5000 ms");
    }
}
