/**
 * The roster as people keep it: who there is and what they may do, shifts, leave and swaps, vehicles and equipment, lists
 * of who is called out, and files that bring all this. What a moment's crew may do is judged in {@code crew}, which reads
 * the same tables; here they are written and shown.
 *
 * <p>Events in: none. Events out: {@link io.curbstop.dispatch.crew.UnitChanged} for each unit whose crew changes.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Roster")
package io.curbstop.dispatch.roster;
