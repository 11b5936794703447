/**
 * Step 4, first half: the units, who is on them, what they may do, when they are on and where they are, and which of them
 * should go, with a reason for each.
 *
 * <p>Events in: none. Events out: {@link io.curbstop.dispatch.crew.UnitChanged}.
 */
@org.springframework.modulith.ApplicationModule(displayName = "4 Crew")
package io.curbstop.dispatch.crew;
