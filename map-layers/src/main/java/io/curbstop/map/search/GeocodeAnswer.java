package io.curbstop.map.search;

import java.util.List;
import java.util.Optional;

/**
 * What a text means on the map.
 *
 * @param status whether one place, several or none fit
 * @param candidates best first; one when FOUND, one or more when AMBIGUOUS, none when NOT_FOUND or OUTSIDE
 * @param explanation one plain sentence for the person who typed the text
 */
public record GeocodeAnswer(Status status, List<GeocodeCandidate> candidates, String explanation) {

    /** Keeps its own copy of the candidates. */
    public GeocodeAnswer {
        candidates = List.copyOf(candidates);
    }

    /** The best candidate, if there is one; ask {@link #status()} whether it stands alone. */
    public Optional<GeocodeCandidate> findBest() {
        return candidates.stream().findFirst();
    }

    /** Whether the text means one place, several or none. */
    public enum Status {
        /** One place. */
        FOUND,
        /** Several places fit, or one whose name is not quite what was said; a person must choose. */
        AMBIGUOUS,
        /** Nothing fits. */
        NOT_FOUND,
        /** The text names a place outside the area served. */
        OUTSIDE
    }
}
