package io.curbstop.radio.session;

import io.curbstop.radio.api.RadioPriority;
import java.time.Duration;
import java.time.Instant;

/** What is left of one channel's airtime. */
final class AirtimeBudget {

    private static final class Bucket {
        private final double share;
        private final double burst_s;
        private double level_s;
        private Instant filledAt;

        Bucket(double share, Duration burst, Instant now) {
            this.share = share;
            this.burst_s = seconds(burst);
            this.level_s = burst_s;
            this.filledAt = now;
        }

        void fill(Instant now) {
            double elapsed_s = Math.max(0, seconds(Duration.between(filledAt, now)));
            level_s = Math.min(burst_s, level_s + elapsed_s * share);
            filledAt = now;
        }

        /** What was sent without waiting may owe as much as the burst, so that no flood silences the channel for hours. */
        void take(double cost_s) {
            level_s = Math.max(-burst_s, level_s - cost_s);
        }

        /** Seconds until the cost is there; a cost above the burst waits for a full bucket. */
        double wait_s(double cost_s) {
            return Math.max(0, (Math.min(cost_s, burst_s) - level_s) / share);
        }
    }

    private final Bucket routine;
    private final Bucket p1;

    AirtimeBudget(AirtimeLimits limits, Instant now) {
        routine = new Bucket(limits.routineShare(), limits.routineBurst(), now);
        p1 = new Bucket(limits.p1Share(), limits.p1Burst(), now);
    }

    /** How long a frame must wait, its expected acknowledgement counted in its cost; nought when it may go now. */
    Duration waitFor(RadioPriority priority, Duration cost, Instant now) {
        if (priority == RadioPriority.EMERGENCY) {
            return Duration.ZERO;
        }
        double wait_s = cheapest(priority, cost, now).wait_s(seconds(cost));
        return Duration.ofNanos((long) Math.ceil(wait_s * 1e9));
    }

    /** Takes the cost of a frame that is being sent. */
    void charge(RadioPriority priority, Duration cost, Instant now) {
        if (priority != RadioPriority.EMERGENCY) {
            cheapest(priority, cost, now).take(seconds(cost));
        }
    }

    /**
     * Takes the cost of what could not wait for its turn, such as an acknowledgement: from what P1 has to spare, so that
     * routine orders are not held up by their own answers, and otherwise from routine, so that P1 never waits for it.
     */
    void spend(Duration cost, Instant now) {
        routine.fill(now);
        p1.fill(now);
        (p1.level_s >= seconds(cost) ? p1 : routine).take(seconds(cost));
    }

    /** What routine messages may use at once. */
    double routineLeft_s(Instant now) {
        routine.fill(now);
        return Math.max(0, routine.level_s);
    }

    /** Routine has its own bucket only; P1 takes from whichever lets it go sooner, its own first. */
    private Bucket cheapest(RadioPriority priority, Duration cost, Instant now) {
        routine.fill(now);
        p1.fill(now);
        if (priority != RadioPriority.P1) {
            return routine;
        }
        return p1.wait_s(seconds(cost)) <= routine.wait_s(seconds(cost)) ? p1 : routine;
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
