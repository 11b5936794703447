package io.curbstop.radio.kenwood;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.radio.time.SimulatedTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * A cable with a radio at its far end, under one simulated time. Time goes on only while no byte is under way on the cable,
 * so how fast the machine is changes nothing.
 */
final class KenwoodRig implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration FINE_STEP = Duration.ofMillis(250);
    private static final Duration COARSE_STEP = Duration.ofSeconds(2);
    private static final Duration FINE_FOR = Duration.ofSeconds(10);

    final SimulatedTime time = new SimulatedTime(Instant.parse("2026-03-02T08:00:00Z"));
    final PtyPair cable = new PtyPair();
    final CountedLines near = new CountedLines();
    SimulatedKenwood radio;

    private CountedLines far;

    KenwoodRig() {
        plugIn();
    }

    void plugIn() {
        near.restart();
        cable.plugIn();
        far = new CountedLines();
        try {
            radio = new SimulatedKenwood(far, cable.far(), time);
        } catch (IOException notOpened) {
            throw new UncheckedIOException(notOpened);
        }
    }

    void pullOut() {
        cable.pullOut();
        radio.close();
    }

    /** Lets time go on, and all happen that happens in it. The transport has been started. */
    void pass(Duration duration) {
        await(near::wasEverOpened);
        Duration past = Duration.ZERO;
        settle();
        while (past.compareTo(duration) < 0) {
            Duration step = past.compareTo(FINE_FOR) < 0 ? FINE_STEP : COARSE_STEP;
            Duration left = duration.minus(past);
            Duration next = step.compareTo(left) < 0 ? step : left;
            time.advance(next);
            past = past.plus(next);
            settle();
        }
    }

    /** Waits, while the simulated time stands still, until something is so. */
    void await(BooleanSupplier condition) {
        passUntil(condition, Duration.ZERO);
    }

    /** Waits for something that takes any number of steps of the simulated time. */
    void passUntil(BooleanSupplier condition, Duration step) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        time.runDue();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            rest();
            time.advance(step);
        }
    }

    /** Until every byte has arrived and every task that is due has run. */
    void settle() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long before = -1;
        while (true) {
            time.runDue();
            long moved = near.bytesRead() + near.bytesWritten() + far.bytesRead() + far.bytesWritten();
            if (isQuiet()) {
                if (moved == before) {
                    return;
                }
                before = moved;
            } else {
                rest();
            }
            assertThat(System.nanoTime()).as("the line falls quiet").isLessThan(deadline);
        }
    }

    private boolean isQuiet() {
        boolean bothEnds = near.isOpen() && far.isOpen();
        boolean arrived = near.bytesWritten() == far.bytesRead() && far.bytesWritten() == near.bytesRead();
        return near.isIdle() && far.isIdle() && (!bothEnds || arrived);
    }

    private static void rest() {
        try {
            Thread.sleep(1);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        radio.close();
        cable.close();
    }
}
