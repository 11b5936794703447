package io.curbstop.dispatch.incident;

/** Where a report came from. */
public enum Source {
    /** A person at a console. */
    DISPATCHER,
    /** A technician's page. */
    APP,
    /** A two-way radio. */
    RADIO,
    /** The server itself. */
    SYSTEM,
    /** A position that crossed a line on the map. */
    GEOFENCE,
    /** A telephone system; of calls only, not of incidents. */
    TELEPHONE
}
