package io.curbstop.dispatch.outage;

/** What became of an attempt to turn a valve. */
public enum ValveResult {
    DONE("turned"),
    STUCK("stuck"),
    BROKEN("broken"),
    NOT_FOUND("not found"),
    INACCESSIBLE("inaccessible");

    private final String label;

    ValveResult(String label) {
        this.label = label;
    }

    /** The words to show. */
    public String label() {
        return label;
    }
}
