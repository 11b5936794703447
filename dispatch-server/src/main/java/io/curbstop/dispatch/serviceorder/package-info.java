/**
 * Service orders of the customer information system (CIS): what is to be done at a premise, such as a disconnect. In the
 * field an order is an incident, so that sending, delivery and acknowledgement are those of steps 4 to 6; its state follows
 * the assignment and is never typed twice. A payment cancels the disconnect of its account.
 *
 * <p>Events in: {@link io.curbstop.dispatch.assignment.AssignmentChanged} and {@link
 * io.curbstop.dispatch.push.AmendmentAcknowledged}, both in their transaction. Events out: {@link
 * io.curbstop.dispatch.serviceorder.ServiceOrderChanged}.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Service orders")
package io.curbstop.dispatch.serviceorder;
