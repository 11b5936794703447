/**
 * Step 4, beside the crews: how long units need on the city's streets ({@link io.curbstop.dispatch.crew.TravelTimes}),
 * and which streets are closed for the time being.
 *
 * <p>Events in: none. Events out: {@link io.curbstop.dispatch.road.RoadClosureChanged}.
 */
@org.springframework.modulith.ApplicationModule(displayName = "4 Roads")
package io.curbstop.dispatch.road;
