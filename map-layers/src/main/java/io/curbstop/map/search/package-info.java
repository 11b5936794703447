/**
 * Finding where something is: what a caller says becomes a point, and a point becomes the main that is likely broken.
 *
 * <p>Step 1 of the flow (a call becomes an incident) asks {@link io.curbstop.map.search.AddressIndex} for the place and
 * step 3 (the outage) asks {@link io.curbstop.map.search.MainLinker} for the main. Pure, immutable and thread-safe once
 * built; publishes and receives no events. Every point in and out is in the operating CRS (projected, metres), except
 * the longitude and latitude a caller reads out, which need a {@link io.curbstop.map.search.GeographicTransform}.
 */
package io.curbstop.map.search;
