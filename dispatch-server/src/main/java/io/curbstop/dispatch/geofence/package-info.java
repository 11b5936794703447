/**
 * Proposes from a unit's track that its crew is on its way or on site. The crew confirms or refuses; no state changes by
 * itself.
 *
 * <p>Events in: {@link io.curbstop.dispatch.position.PositionsWritten}, {@link
 * io.curbstop.dispatch.assignment.AssignmentChanged} and {@link io.curbstop.dispatch.incident.IncidentAmended}, all in their
 * transaction. Events out: {@link io.curbstop.dispatch.geofence.ProposalChanged}.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Geofence")
package io.curbstop.dispatch.geofence;
