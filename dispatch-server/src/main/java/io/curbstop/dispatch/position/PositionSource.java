package io.curbstop.dispatch.position;

/** What a position came from. */
public enum PositionSource {
    /** The technician's page. */
    APP,
    /** A two-way radio. */
    RADIO,
    /** A tracker in the vehicle. */
    TRACKER
}
