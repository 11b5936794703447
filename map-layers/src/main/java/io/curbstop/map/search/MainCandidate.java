package io.curbstop.map.search;

import java.util.List;
import org.locationtech.jts.geom.Point;

/**
 * A main that may be the broken one.
 *
 * @param mainRef id of the main
 * @param confidence 0 to 1; those of one answer add up to at most 1
 * @param distance_m from the located point to the main, in metres
 * @param nearest the point of the main nearest to the located point, in the operating CRS
 * @param diameter_mm its diameter, or null
 * @param material its material as recorded, or null
 * @param reasons short plain sentences, the weightiest first
 */
public record MainCandidate(
        String mainRef,
        double confidence,
        double distance_m,
        Point nearest,
        Integer diameter_mm,
        String material,
        List<String> reasons) {

    /** Keeps its own copy of the reasons. */
    public MainCandidate {
        reasons = List.copyOf(reasons);
    }
}
