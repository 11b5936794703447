/**
 * What the technician's page reads and does: a snapshot of the unit's assignments, then a numbered stream of the unit, and
 * the calls behind its buttons. Serves steps 5 and 6.
 *
 * <p>Events in: {@link io.curbstop.dispatch.assignment.AssignmentChanged}, {@link
 * io.curbstop.dispatch.incident.IncidentChanged}, {@link io.curbstop.dispatch.outage.OutageChanged}, {@link io.curbstop.dispatch.geofence.ProposalChanged}, {@link
 * io.curbstop.dispatch.geodata.CityReplaced}. Events out: none; it
 * announces to the stream {@code unit:CODE}.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Technician")
package io.curbstop.dispatch.technician;
