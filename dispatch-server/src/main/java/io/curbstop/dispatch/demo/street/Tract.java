package io.curbstop.dispatch.demo.street;

import org.locationtech.jts.geom.Polygon;

/**
 * A piece of land between larger streets, developed at one time in one manner.
 *
 * @param id its number
 * @param area its outline along the middle of the streets around it
 * @param district how it is built
 * @param built the year most of it was built
 */
public record Tract(int id, Polygon area, District district, int built) {}
