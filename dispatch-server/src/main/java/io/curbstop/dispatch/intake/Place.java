package io.curbstop.dispatch.intake;

/**
 * A place a text may mean, as the screens show it.
 *
 * @param label to show and to read back
 * @param lon longitude in degrees
 * @param lat latitude in degrees
 * @param civic civic number, or null
 * @param street street name, or null
 * @param method how it was found
 * @param accuracy_m how far off it may be, in metres
 * @param explanation one sentence on how it was found
 */
public record Place(
        String label,
        double lon,
        double lat,
        String civic,
        String street,
        String method,
        double accuracy_m,
        String explanation) {}
