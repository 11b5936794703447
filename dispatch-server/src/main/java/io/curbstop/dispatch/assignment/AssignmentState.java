package io.curbstop.dispatch.assignment;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** How far one unit has come on one incident. */
public enum AssignmentState {
    RESERVED("Reserved", false),
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

    /** Whether the crew has been told of it, or is being told. */
    public boolean isWithCrew() {
        return this != RESERVED && !ended;
    }

    /** Whether the crew drives to it or is at it. A unit is so on one assignment at most. */
    public boolean isActive() {
        return this == EN_ROUTE || this == ON_SITE || this == WORKING;
    }

    /** How far along the usual way from an order to a free crew it is; what is passed is not gone back to by a late report. */
    int progress() {
        return switch (this) {
            case RESERVED -> 0;
            case DISPATCHED, DELIVERED, NO_ANSWER -> 1;
            case ACKNOWLEDGED -> 2;
            case EN_ROUTE -> 3;
            case ON_SITE -> 4;
            case WORKING, SUSPENDED -> 5;
            case COMPLETED, INCOMPLETE -> 6;
            case CLEAR, DECLINED, CANCELLED, PRE_EMPTED -> 7;
        };
    }

    /** All states in which the unit is free of it. */
    static Set<AssignmentState> ended() {
        return Arrays.stream(values()).filter(AssignmentState::isEnded).collect(Collectors.toUnmodifiableSet());
    }
}
