package io.curbstop.map.search;

import java.util.Objects;
import java.util.Optional;
import org.locationtech.jts.geom.Point;

/**
 * One place the text may mean.
 *
 * @param label the place in a form to show and to read back: "118 Mill Rd", "King St at Weber St", "General Hospital"
 * @param point where it is, in the operating CRS
 * @param civic civic number as understood ("118", "118-B"), or null
 * @param street official street name, or null
 * @param method how it was found
 * @param accuracy_m distance within which the true place lies about two times in three, in metres
 * @param score 0 to 1: how well the text fits this candidate
 * @param explanation one plain sentence on how it was found and what was assumed
 * @param ref id of the feature it rests on (address, street segment, place or asset), or null
 */
public record GeocodeCandidate(
        String label,
        Point point,
        String civic,
        String street,
        GeocodeMethod method,
        double accuracy_m,
        double score,
        String explanation,
        String ref) {

    /** Refuses a candidate without label, point or method. */
    public GeocodeCandidate {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(point, "point");
        Objects.requireNonNull(method, "method");
    }

    /** The civic number, if the text had one. */
    public Optional<String> findCivic() {
        return Optional.ofNullable(civic);
    }

    /** The official street name, if the place is on a street. */
    public Optional<String> findStreet() {
        return Optional.ofNullable(street);
    }
}
