package io.curbstop.radio.kenwood;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.radio.time.RadioScheduler;
import io.curbstop.radio.time.SimulatedTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineKeeperTest {

    private static final int FAILURES = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final SimulatedTime time = new SimulatedTime(Instant.parse("2026-03-02T08:00:00Z"));
    private final List<Long> waits_s = new CopyOnWriteArrayList<>();
    private final List<String> losses = new CopyOnWriteArrayList<>();

    private final RadioScheduler waiting = new RadioScheduler() {
        @Override
        public Instant now() {
            return time.now();
        }

        @Override
        public Timer after(Duration delay, Runnable task) {
            if (!delay.isZero()) {
                waits_s.add(delay.toSeconds());
            }
            return time.after(delay, task);
        }
    };

    private final LineKeeper.Listener listener = new LineKeeper.Listener() {
        @Override
        public void onOpened() {
            losses.add("opened");
        }

        @Override
        public void onBytes(byte[] bytes) {
            losses.add("bytes");
        }

        @Override
        public void onLost(String why) {
            losses.add(why);
        }
    };

    @Test
    void aLineThatIsNotThereIsTriedAgainAtGrowingIntervalsForEver(@TempDir Path folder) throws InterruptedException {
        String missing = folder.resolve("missing").toString();
        LineKeeper keeper = new LineKeeper(
                "kenwood", KenwoodSettings.fleetSync(missing, 100), JSerialCommLine::open, waiting, listener);
        keeper.start();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (losses.size() < FAILURES) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.sleep(1);
            time.advance(Duration.ofSeconds(1));
        }
        keeper.close();
        assertThat(losses).containsOnly("There is no serial line " + missing);
        assertThat(waits_s).startsWith(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
    }
}
