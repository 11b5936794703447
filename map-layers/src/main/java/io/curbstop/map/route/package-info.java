/**
 * Travel times on streets. {@link io.curbstop.map.route.StreetNetwork} is put together once from the street layer;
 * {@link io.curbstop.map.route.StreetNetwork#search} then answers how long each of many vehicles needs to one place, by
 * one search backwards from that place, and {@link io.curbstop.map.route.TravelSearch#explain} by which streets.
 *
 * <p>Step 4 of the flow (who should go) asks it. Pure, immutable and thread-safe once built. Every place in and out is in
 * the operating CRS, in metres. What hangs together is told by GraphHopper; how streets meet, where a place is on them,
 * one-way streets, limits, closures and the search are here.
 */
package io.curbstop.map.route;
