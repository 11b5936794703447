package io.curbstop.dispatch.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WorkLoopTest {

    private static final Duration LONG = Duration.ofMinutes(10);

    private final Semaphore done = new Semaphore(0);

    @Test
    void firstRoundComesAtOnceAndTheNextWhenItIsWoken() throws InterruptedException {
        WorkLoop loop = new WorkLoop("test", LONG, done::release);
        loop.start();
        assertThat(done.tryAcquire(5, TimeUnit.SECONDS)).isTrue();
        assertThat(done.tryAcquire(100, TimeUnit.MILLISECONDS)).isFalse();

        loop.wake();

        assertThat(done.tryAcquire(5, TimeUnit.SECONDS)).isTrue();
        loop.stop();
    }

    @Test
    void timerDoesARoundThatNobodyAskedFor() throws InterruptedException {
        WorkLoop loop = new WorkLoop("test", Duration.ofMillis(10), done::release);
        loop.start();

        assertThat(done.tryAcquire(5, 5, TimeUnit.SECONDS)).isTrue();
        loop.stop();
    }

    @Test
    void roundThatFailedIsDoneAgain() throws InterruptedException {
        AtomicInteger rounds = new AtomicInteger();
        WorkLoop loop = new WorkLoop("test", Duration.ofMillis(10), () -> {
            if (rounds.incrementAndGet() == 1) {
                throw new IllegalStateException("the first round fails");
            }
            done.release();
        });
        loop.start();

        assertThat(done.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
        loop.stop();
    }

    @Test
    void stopWaitsForTheRoundUnderWay() throws InterruptedException {
        Semaphore begun = new Semaphore(0);
        WorkLoop loop = new WorkLoop("test", LONG, () -> {
            begun.release();
            sleep(200);
            done.release();
        });
        loop.start();
        begun.acquire();

        loop.stop();

        assertThat(done.tryAcquire()).isTrue();
        assertThat(loop.isRunning()).isFalse();
    }

    private static void sleep(int ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
