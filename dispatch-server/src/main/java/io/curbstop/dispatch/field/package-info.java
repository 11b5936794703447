/**
 * Step 6: what crews report. A step means the same by app, by radio and from the console; it is applied once by the id its
 * sender made, to one's own assignment only. The only listener to {@link io.curbstop.radio.api.RadioLink}. Nothing is acknowledged before it is
 * written.
 *
 * <p>Events in: none from modules; receipts and texts from the radio gateway. Events out: those of the assignments, incidents
 * and alarms it moves.
 */
@org.springframework.modulith.ApplicationModule(displayName = "6 Field")
package io.curbstop.dispatch.field;
