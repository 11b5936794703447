/**
 * Step 5: orders reach crews by app and by radio. Delivery rows are written in the transaction of the assignment and sent
 * after its commit, again after a reconnect, a restart and by a timer, until a person answers; then the other channel is
 * stopped. What changes of an incident meanwhile is told the same way, as an amendment. When nobody answers, an alarm asks
 * for a voice call; others tell that a crew declined, or is free for what it is reserved for. Orders go to the radios
 * through {@link io.curbstop.radio.api.RadioLink} only.
 *
 * <p>Events in: {@link io.curbstop.dispatch.assignment.AssignmentDispatched}, {@link
 * io.curbstop.dispatch.assignment.AssignmentChanged} and {@link io.curbstop.dispatch.incident.IncidentAmended}, all in their
 * transaction. Events out: {@link
 * io.curbstop.dispatch.push.DeliveryChanged}, {@link io.curbstop.dispatch.push.AmendmentAcknowledged}, {@link
 * io.curbstop.dispatch.push.AlarmRaised}, {@link
 * io.curbstop.dispatch.push.AlarmGone}.
 */
@org.springframework.modulith.ApplicationModule(displayName = "5 Push")
package io.curbstop.dispatch.push;
