package io.curbstop.dispatch.incident;

/** How far an incident has come. Made safe, restored and closed are three different things. */
public enum IncidentState {
    REPORTED("Reported", false),
    VERIFIED("Verified", false),
    RESPONDING("Responding", false),
    MADE_SAFE("Made safe", false),
    RESTORED("Restored", false),
    RESTORATION_PENDING("Restoration pending", false),
    CLOSED("Closed", true),
    UNFOUNDED("Unfounded", true),
    DUPLICATE("Duplicate", true),
    CUSTOMER_SIDE("Customer side", true),
    REFERRED("Referred", true),
    REOPENED("Reopened", false);

    private final String label;
    private final boolean ended;

    IncidentState(String label, boolean ended) {
        this.label = label;
        this.ended = ended;
    }

    /** The word to show. */
    public String label() {
        return label;
    }

    /** Whether the incident is over, though it may be reopened. */
    public boolean isEnded() {
        return ended;
    }
}
