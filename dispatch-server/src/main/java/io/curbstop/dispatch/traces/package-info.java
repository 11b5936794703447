/**
 * What-if: a trace for any place on the network, with any valves said to be stuck, shut or open, without touching an
 * outage. Nothing is written. Not one of the seven steps; no events in, none out.
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "What-if traces",
        allowedDependencies = {"coordinates", "geodata", "identity", "problem"})
package io.curbstop.dispatch.traces;
