package io.curbstop.radio.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.radio.api.RadioPriority;
import io.curbstop.radio.time.SimulatedTime;
import io.curbstop.radio.transport.OutboundFrame;
import io.curbstop.radio.transport.ToldEvents;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/** A transport and an SMSC with its phones, over a real connection, by one clock. */
final class SmppBench implements AutoCloseable {

    static final String RADIO = "1101";

    private static final Duration STEP = Duration.ofSeconds(2);
    private static final int QUIET_LOOKS = 3;
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    final SimulatedTime time = new SimulatedTime(Instant.parse("2026-03-02T08:00:00Z"));
    final ToldEvents told = new ToldEvents();
    final SmscSimulator smsc;
    SmppTransport sms;
    private boolean wasLinked;

    SmppBench() throws IOException {
        smsc = new SmscSimulator(time);
        smsc.start();
        sms = new SmppTransport("sms", settings(SmscSimulator.PASSWORD), time);
    }

    /** Texts are valid for 2 min; a link is made again after 1 to 4 s. */
    SmppSettings settings(String password) {
        SmppTimes times = new SmppTimes(
                Duration.ofMinutes(2),
                Duration.ofHours(24),
                Duration.ofSeconds(10),
                Duration.ofSeconds(20),
                Duration.ofSeconds(20),
                Duration.ofSeconds(1),
                Duration.ofSeconds(4));
        SmppAccount account = new SmppAccount("127.0.0.1", smsc.port(), "curbstop", password, "");
        return SmppSettings.defaults(account, "4471").withTimes(times);
    }

    /** Starts the transport and waits for its link. */
    void start() {
        sms.start(told);
        settle();
    }

    /** Another transport in place of the first, which was not started or is closed. */
    void use(UnaryOperator<SmppSettings> change) {
        sms.close();
        wasLinked = false;
        sms = new SmppTransport("sms", change.apply(settings(SmscSimulator.PASSWORD)), time);
    }

    static OutboundFrame frame(int sequence, int attempt, String text) {
        return new OutboundFrame(RADIO, sequence, attempt, RadioPriority.P1, text);
    }

    List<String> shown() {
        return smsc.phone(RADIO).shown;
    }

    void pass(Duration duration) {
        Instant end = time.now().plus(duration);
        settle();
        while (time.now().isBefore(end)) {
            Duration left = Duration.between(time.now(), end);
            time.advance(left.compareTo(STEP) < 0 ? left : STEP);
            settle();
        }
    }

    /** Until all that is under way waits for the gateway, or for time to pass. */
    void settle() {
        int[] quiet = {0};
        await("quiet", () -> {
            time.runDue();
            quiet[0] = isQuiet() ? quiet[0] + 1 : 0;
            return quiet[0] == QUIET_LOOKS;
        });
    }

    private boolean isQuiet() {
        wasLinked |= sms.hasLink();
        return wasLinked && sms.countUnsent() == 0 && smsc.countOutstanding() == sms.countUnacknowledged();
    }

    /** Until it is linked again, as time goes by. */
    void awaitLink() {
        await("linked again", () -> {
            time.advance(Duration.ofSeconds(1));
            return sms.hasLink() && smsc.isBound();
        });
    }

    static void await(String what, BooleanSupplier condition) {
        long end_ns = System.nanoTime() + DEADLINE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end_ns);
            try {
                Thread.sleep(1);
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }
    }

    @Override
    public void close() throws IOException {
        sms.close();
        smsc.close();
    }
}
