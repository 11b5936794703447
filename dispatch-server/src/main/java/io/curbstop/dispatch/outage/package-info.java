/**
 * Step 3: which valves isolate the break, what goes dry, who is on it, and what crews report of the valves. The plans of a
 * trace are stored as proposals with the versions they were made from; one is approved while it still holds; a valve that
 * will not turn makes new ones. How far a shutdown is follows from approval, valves and steps.
 *
 * <p>Events in: {@link io.curbstop.dispatch.incident.IncidentOpened} (traces at once, where the type asks for it). Events
 * out: {@link io.curbstop.dispatch.outage.OutageChanged}, {@link io.curbstop.dispatch.outage.ValveTurned} (heard here
 * too: another shutdown may share the valve).
 */
@org.springframework.modulith.ApplicationModule(displayName = "3 Outage")
package io.curbstop.dispatch.outage;
