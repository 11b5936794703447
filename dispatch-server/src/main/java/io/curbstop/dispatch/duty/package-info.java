/**
 * What is due by the clock, between steps 4 and 6: arrival, work begun, a word from a crew, the restoration estimate, water
 * for those who have none, callbacks, the cut-off of reconnects, with a crew and without, people to be told, locate tickets. What is due
 * follows from what is written down at every look; an alarm for it is raised once, by whichever server looks first.
 *
 * <p>Events in: none, it looks. Events out: those of the alarms.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Duties")
package io.curbstop.dispatch.duty;
