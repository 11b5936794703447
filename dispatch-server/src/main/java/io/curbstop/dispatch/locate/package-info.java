/**
 * Before anybody digs, beside steps 4 and 6: the tickets of the one-call centre, what each owner of pipes and cables says to
 * them, and whether a crew may dig. That follows from what is written down and the clock at every look; {@code duty} makes
 * alarms of what is missing.
 *
 * <p>Events in: none. Events out: {@link io.curbstop.dispatch.incident.IncidentLogged} and {@link
 * io.curbstop.dispatch.incident.IncidentChanged} for each change.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Locates")
package io.curbstop.dispatch.locate;
