package io.curbstop.dispatch.plan.route;

import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import java.time.Duration;

/**
 * When the search for a better plan ends.
 *
 * @param longest after this time, or null for no such limit
 * @param idle when nothing better was found for so long, or null
 * @param moves after so many moves were tried, or null; the only limit that gives the same plan on any machine
 */
public record Limits(Duration longest, Duration idle, Long moves) {

    /** Some limit there is. */
    public Limits {
        if (longest == null && moves == null) {
            throw new IllegalArgumentException("A search needs a limit of time or of moves.");
        }
    }

    /** For people who wait. */
    public static Limits time(Duration longest, Duration idle) {
        return new Limits(longest, idle, null);
    }

    /** For the same plan on any machine. */
    public static Limits moves(long moves) {
        return new Limits(null, null, moves);
    }

    TerminationConfig toTermination() {
        TerminationConfig config = new TerminationConfig();
        config.setSpentLimit(longest);
        config.setUnimprovedSpentLimit(idle);
        config.setMoveCountLimit(moves);
        return config;
    }
}
