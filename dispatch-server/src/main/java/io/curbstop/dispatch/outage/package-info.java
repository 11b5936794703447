/**
 * Step 3: which valves isolate the break, what goes dry, who is on it, and what crews report of the valves. An answer is
 * stored as a proposal with the versions it was made from; a valve that will not turn makes a new one.
 *
 * <p>Events in: {@link io.curbstop.dispatch.incident.IncidentOpened} (traces at once, where the type asks for it). Events
 * out: {@link io.curbstop.dispatch.outage.OutageChanged}.
 */
@org.springframework.modulith.ApplicationModule(displayName = "3 Outage")
package io.curbstop.dispatch.outage;
