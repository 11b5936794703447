/**
 * Vehicle trackers: which are let in, and the two languages they speak, Traccar's forwarding and the OsmAnd protocol. What
 * they say goes to {@link io.curbstop.dispatch.position.Positions}; they are answered when it is written.
 *
 * <p>Events in and out: none.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Trackers")
package io.curbstop.dispatch.tracker;
