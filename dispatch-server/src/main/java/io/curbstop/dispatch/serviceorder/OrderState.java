package io.curbstop.dispatch.serviceorder;

/** How far a service order has come. */
public enum OrderState {
    RECEIVED("Received"),
    RELEASED("Released"),
    DISPATCHED("Dispatched"),
    EN_ROUTE("En route"),
    AT_PREMISE("At premise"),
    DONE("Done"),
    UNABLE("Unable"),
    CANCEL_REQUESTED("Cancel requested"),
    CANCELLED("Cancelled");

    private final String label;

    OrderState(String label) {
        this.label = label;
    }

    /** The word to show. */
    public String label() {
        return label;
    }

    /** Whether nothing is left to be done of it. */
    public boolean isFinal() {
        return this == DONE || this == UNABLE || this == CANCELLED;
    }

    /** Whether a crew has it or may have it. */
    public boolean isInField() {
        return this == DISPATCHED || this == EN_ROUTE || this == AT_PREMISE || this == CANCEL_REQUESTED;
    }
}
