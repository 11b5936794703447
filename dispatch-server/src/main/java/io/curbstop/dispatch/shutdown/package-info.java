/**
 * Step 3, what follows from a shutdown: who is without water from when until when, how the mended main is put back,
 * what two shutdowns at one time do to each other, and the boil-water advisory. All of it is worked out from the valves as
 * they really stand.
 *
 * <p>Events in: {@link io.curbstop.dispatch.outage.ValveTurned}. Events out: {@link
 * io.curbstop.dispatch.outage.OutageChanged}.
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "3 Shutdown",
        allowedDependencies = {"coordinates", "geodata", "incident", "outage", "problem"})
package io.curbstop.dispatch.shutdown;
