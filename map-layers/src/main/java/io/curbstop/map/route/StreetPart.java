package io.curbstop.map.route;

import org.locationtech.jts.geom.LineString;

/**
 * A street, or the part of one between two places where streets meet.
 *
 * @param number its number in the network, and its edge in the graph
 * @param streetRef the street's id in the layer
 * @param name the street's name, or empty
 * @param line drawn from its start to its end, in the operating CRS
 * @param length_m its length as surveyed, in metres
 * @param from the junction at its start
 * @param to the junction at its end
 */
public record StreetPart(
        int number, String streetRef, String name, LineString line, double length_m, int from, int to) {}
