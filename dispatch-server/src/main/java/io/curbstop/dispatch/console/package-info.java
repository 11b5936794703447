/**
 * What the dispatcher's console reads and does: a snapshot, then a numbered stream of changes, and the calls behind its
 * buttons. Serves steps 1 to 4; holds no rules of its own.
 *
 * <p>Events in: every change of incidents, outages, units, assignments, deliveries, alarms and geodata. Events out: none;
 * it announces to the stream {@code console}.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Console")
package io.curbstop.dispatch.console;
