package io.curbstop.dispatch.incident;

/** What makes an incident grave besides its priority: ticked by a dispatcher, or said by callers' answers. */
public enum IncidentFlag {
    /** A vehicle is in it or was damaged by it. */
    VEHICLE_DAMAGE("Vehicle damage"),
    /** It stands in the way of much traffic. */
    MAJOR_TRAFFIC("Major traffic"),
    /** Reporters are there or ask. */
    MEDIA("Media"),
    /** Water stands high or runs into many buildings. */
    SEVERE_FLOODING("Severe flooding");

    private final String label;

    IncidentFlag(String label) {
        this.label = label;
    }

    /** For people. */
    public String label() {
        return label;
    }
}
