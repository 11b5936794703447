package io.curbstop.dispatch.intake;

import java.util.List;

/**
 * What a text means on the map.
 *
 * @param status FOUND, AMBIGUOUS, NOT_FOUND or OUTSIDE
 * @param explanation one plain sentence
 * @param candidates best first
 */
public record Geocode(String status, String explanation, List<Place> candidates) {

    /** Whether it means one place. */
    public boolean isFound() {
        return status.equals("FOUND") && !candidates.isEmpty();
    }
}
