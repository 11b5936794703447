/**
 * State machines as data: tables of which state may follow which, read from the database. Used by steps 2 (incident) and 4
 * (assignment). Events in and out: none.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Transition tables")
package io.curbstop.dispatch.transition;
