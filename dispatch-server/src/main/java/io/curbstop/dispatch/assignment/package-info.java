/**
 * Step 4, second half: one unit sent to one incident, and how far it has come. The gate (on shift, qualified, free), the
 * row, the log line and the events stand in one transaction, with unique indexes behind the invariants. A unit holds a stack
 * and is at one job of it; {@link io.curbstop.dispatch.assignment.Assignments} sends and takes back, {@link
 * io.curbstop.dispatch.assignment.CrewSteps} moves by what crews say, {@link io.curbstop.dispatch.assignment.Corrections}
 * puts right.
 *
 * <p>Events in: none. Events out: {@link io.curbstop.dispatch.assignment.AssignmentDispatched} (heard by push, in the same
 * transaction), {@link io.curbstop.dispatch.assignment.AssignmentChanged}.
 */
@org.springframework.modulith.ApplicationModule(displayName = "4 Assignment")
package io.curbstop.dispatch.assignment;
