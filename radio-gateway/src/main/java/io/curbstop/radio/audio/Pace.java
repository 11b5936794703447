package io.curbstop.radio.audio;

import io.curbstop.radio.time.RadioScheduler;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;

/** Lets a thread do things at their moments by the scheduler's timers. */
final class Pace {

    /** One of the things done. */
    interface Step {
        void run(int index) throws IOException;
    }

    private Pace() {}

    /** Waits. */
    static void pause(RadioScheduler scheduler, Duration time) throws InterruptedException {
        Semaphore due = new Semaphore(0);
        RadioScheduler.Timer timer = scheduler.after(time, due::release);
        try {
            due.acquire();
        } finally {
            timer.cancel();
        }
    }

    /** Does so many steps, the first at once and each one interval after the other, and waits one interval more. */
    static void keep(RadioScheduler scheduler, Duration interval, int steps, Step step)
            throws IOException, InterruptedException {
        Semaphore due = new Semaphore(0);
        List<RadioScheduler.Timer> timers = new ArrayList<>();
        // All timers begin now: one set after the other would let each delay add to the next.
        for (int k = 1; k <= steps; k++) {
            timers.add(scheduler.after(interval.multipliedBy(k), due::release));
        }
        try {
            for (int k = 0; k < steps; k++) {
                step.run(k);
                due.acquire();
            }
        } finally {
            timers.forEach(RadioScheduler.Timer::cancel);
        }
    }
}
