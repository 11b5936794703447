package io.curbstop.dispatch.assignment;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** How far one unit has come on one incident. */
public enum AssignmentState {
    DISPATCHED("Dispatched", false),
    DELIVERED("Delivered", false),
    ACKNOWLEDGED("Acknowledged", false),
    EN_ROUTE("En route", false),
    ON_SITE("On site", false),
    WORKING("Working", false),
    SUSPENDED("Suspended", false),
    COMPLETED("Completed", false),
    INCOMPLETE("Incomplete", false),
    CLEAR("Clear", true),
    DECLINED("Declined", true),
    NO_ANSWER("No answer", false),
    CANCELLED("Cancelled", true),
    PRE_EMPTED("Pre-empted", true);

    private final String label;
    private final boolean ended;

    AssignmentState(String label, boolean ended) {
        this.label = label;
        this.ended = ended;
    }

    /** The word to show. */
    public String label() {
        return label;
    }

    /** Whether the unit is free of it. */
    public boolean isEnded() {
        return ended;
    }

    /** Whether no person of the crew has answered yet. */
    public boolean awaitsAnswer() {
        return this == DISPATCHED || this == DELIVERED || this == NO_ANSWER;
    }

    /** All states in which the unit is free of it. */
    static Set<AssignmentState> ended() {
        return Arrays.stream(values()).filter(AssignmentState::isEnded).collect(Collectors.toUnmodifiableSet());
    }
}
