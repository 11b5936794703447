package io.curbstop.dispatch.incident;

import org.locationtech.jts.geom.Point;

/**
 * What to change in an incident; null leaves a part as it is.
 *
 * @param typeCode another type
 * @param priority another priority
 * @param addressText another place, in words
 * @param location another place, in the operating CRS
 * @param locationMethod how that place was found
 * @param locationAccuracy_m how far off it may be, in metres
 * @param mainRef another main
 * @param narrative other words for what is wrong
 */
public record IncidentEdit(
        String typeCode,
        String priority,
        String addressText,
        Point location,
        String locationMethod,
        Double locationAccuracy_m,
        String mainRef,
        String narrative) {

    /** Another main and nothing else. */
    public static IncidentEdit ofMain(String mainRef) {
        return new IncidentEdit(null, null, null, null, null, null, mainRef, null);
    }

    /** Other words and nothing else. */
    public static IncidentEdit ofNarrative(String narrative) {
        return new IncidentEdit(null, null, null, null, null, null, null, narrative);
    }
}
