package io.curbstop.map.route;

/**
 * Where on the streets a place is.
 *
 * @param part the part of a street
 * @param fraction how far along it, from 0 at its start to 1 at its end
 * @param walk_m how far the place is from there, in a straight line
 */
public record StreetPosition(StreetPart part, double fraction, double walk_m) {}
