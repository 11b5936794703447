package io.curbstop.dispatch.telephone;

/** How far a call has come, from ringing to what came of it. */
public enum PhoneCallState {
    RINGING("Ringing"),
    ANSWERED("Answered"),
    TRIAGED("Triaged"),
    LINKED("Linked to an incident"),
    NEW_INCIDENT("New incident"),
    ADVISED("Advised"),
    REFERRED("Referred"),
    ABANDONED("Abandoned");

    private final String label;

    PhoneCallState(String label) {
        this.label = label;
    }

    /** The words to show. */
    public String label() {
        return label;
    }

    /** Whether something came of it, if only that the caller gave up; later news may still change what. */
    public boolean isSettled() {
        return ordinal() >= LINKED.ordinal();
    }
}
