/**
 * Who is told when a main is off, beside steps 2 and 3: rungs of a ladder, what calls for each, and whom to reach; what came
 * of each try to reach them. What is open follows from what is written down, and {@code duty} makes an alarm of it.
 *
 * <p>Events in: none, it looks. Events out: {@code IncidentLogged} for each try.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Escalation")
package io.curbstop.dispatch.escalation;
