package io.curbstop.dispatch.intake;

import org.locationtech.jts.geom.Point;

/**
 * Where a call says it is.
 *
 * @param point in the operating CRS, or null while unknown
 * @param label in words, or null
 * @param method how it was found, or null
 * @param accuracy_m how far off it may be, or null
 * @param civic civic number, or null
 * @param street street name, or null
 * @param explanation one sentence on how it was found, or why not
 */
record Located(
        Point point, String label, String method, Double accuracy_m, String civic, String street, String explanation) {}
