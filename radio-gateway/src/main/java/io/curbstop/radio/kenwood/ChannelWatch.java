package io.curbstop.radio.kenwood;

import io.curbstop.radio.time.RadioScheduler;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Who is on the air, from what the radio on the line tells. Each counts as gone after a while even when the end of the
 * transmission was not heard. Called on the scheduler's thread only.
 */
final class ChannelWatch {

    /** More than this many at a time is nonsense, and more need not be remembered to know that the channel is busy. */
    static final int MOST_TALKERS = 16;

    private final RadioScheduler scheduler;
    private final Duration longestTalk;
    private final Runnable onChange;
    private final Map<String, RadioScheduler.Timer> talkers = new HashMap<>();

    /**
     * A channel on which nobody is.
     *
     * @param longestTalk after which a talker counts as gone
     * @param onChange run whenever somebody may have come or gone
     */
    ChannelWatch(RadioScheduler scheduler, Duration longestTalk, Runnable onChange) {
        this.scheduler = scheduler;
        this.longestTalk = longestTalk;
        this.onChange = onChange;
    }

    void begin(String talker) {
        RadioScheduler.Timer earlier = talkers.remove(talker);
        if (earlier != null) {
            earlier.cancel();
        }
        if (talkers.size() < MOST_TALKERS) {
            talkers.put(talker, scheduler.after(longestTalk, () -> end(talker)));
        }
        onChange.run();
    }

    void end(String talker) {
        RadioScheduler.Timer timer = talkers.remove(talker);
        if (timer != null) {
            timer.cancel();
        }
        onChange.run();
    }

    /** The line is lost, and with it the means to hear anybody's end. */
    void clear() {
        talkers.values().forEach(RadioScheduler.Timer::cancel);
        talkers.clear();
        onChange.run();
    }

    boolean isBusy() {
        return !talkers.isEmpty();
    }
}
