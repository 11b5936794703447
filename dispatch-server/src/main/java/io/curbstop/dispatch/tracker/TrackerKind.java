package io.curbstop.dispatch.tracker;

/** How a tracker reaches us. */
enum TrackerKind {
    /** Through a Traccar server, which forwards what it hears; all trackers of it share its secret. */
    TRACCAR,
    /** By itself, over the OsmAnd protocol; its secret is the device id it gives. */
    OSMAND
}
