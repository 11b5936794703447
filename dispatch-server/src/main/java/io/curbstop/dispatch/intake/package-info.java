/**
 * Step 1: a call becomes an incident or joins one. The narrative's words propose a type and a priority, the address is
 * found, the main below it named, likely parents offered; the dispatcher's choice always stands, a call is never
 * refused for its address, and one that was linked by mistake is taken out again.
 *
 * <p>Events in: none. Events out: those of the incident and of the assignments that it causes.
 */
@org.springframework.modulith.ApplicationModule(displayName = "1 Intake")
package io.curbstop.dispatch.intake;
