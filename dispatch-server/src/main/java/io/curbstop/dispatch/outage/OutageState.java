package io.curbstop.dispatch.outage;

/** How far a shutdown has come. It follows from approval, valves and steps; nobody sets it by hand. */
public enum OutageState {
    PROPOSED("Proposed"),
    APPROVED("Approved"),
    CUSTOMERS_WARNED("Customers warned"),
    CLOSING("Closing"),
    ISOLATED("Isolated"),
    REPAIRED("Repaired"),
    FLUSHING("Flushing"),
    OPENING("Opening"),
    RESTORED("Restored");

    private final String label;

    OutageState(String label) {
        this.label = label;
    }

    /** The words to show. */
    public String label() {
        return label;
    }

    /** Whether valves have been turned for it. */
    public boolean isBegun() {
        return ordinal() >= CLOSING.ordinal();
    }
}
