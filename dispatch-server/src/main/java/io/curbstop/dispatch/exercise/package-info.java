/**
 * Exercises: a scenario is played on the demo city or on a copy of a real one, with callers, crews that drive the streets
 * and, when nobody sits at the console, dispatchers. Everybody who is played goes the ways that people go, and time may run
 * faster. A newcomer's demo city lives by it; dispatchers are trained on it.
 *
 * <p>Stands beside the seven steps and uses them. Events in: {@link io.curbstop.dispatch.demo.DemoCityMade} in its
 * transaction. Events out: none.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Exercise")
package io.curbstop.dispatch.exercise;
