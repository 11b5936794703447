package io.curbstop.dispatch.demo.block;

import org.locationtech.jts.geom.Polygon;

/**
 * A park, wood, cemetery or the like.
 *
 * @param area its outline
 * @param kind its kind as in the layer: park, square, cemetery, golf_course, wood
 * @param name its name, or null
 */
public record Green(Polygon area, String kind, String name) {}
