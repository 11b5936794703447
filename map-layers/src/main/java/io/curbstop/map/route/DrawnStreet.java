package io.curbstop.map.route;

import org.locationtech.jts.geom.LineString;

/** A street of the layer, read and checked; limits are infinite where there are none. */
record DrawnStreet(
        String ref,
        String name,
        LineString line,
        double length_m,
        boolean forward,
        boolean backward,
        double limit_kmh,
        boolean through,
        boolean trucks,
        double maxWeight_t,
        double maxHeight_m,
        boolean bridge) {}
