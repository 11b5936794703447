package io.curbstop.dispatch.exercise.scenario;

import java.time.Duration;

/** What can be made up. */
public enum ScenarioKind {
    /** A day like others, with something to do at once. */
    ORDINARY_DAY("Ordinary day", 110, Duration.ofHours(24)),
    /** Few calls, far apart. */
    QUIET_DAY("Quiet day", 24, Duration.ofHours(24)),
    /** A night of frost and rain: mains break, sewers back up, many call about the same. */
    STORM_NIGHT("Storm night", 500, Duration.ofHours(12)),
    /** Many who paid want their water back on the same day. */
    RECONNECT_DAY("Mass reconnect day", 160, Duration.ofHours(9));

    private final String label;
    private final int calls;
    private final Duration length;

    ScenarioKind(String label, int calls, Duration length) {
        this.label = label;
        this.calls = calls;
        this.length = length;
    }

    /** The words to show. */
    public String label() {
        return label;
    }

    /** How many calls it has unless another number is asked for. */
    public int calls() {
        return calls;
    }

    /** How long it lasts. */
    public Duration length() {
        return length;
    }
}
