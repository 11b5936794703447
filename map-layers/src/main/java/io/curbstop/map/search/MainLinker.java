package io.curbstop.map.search;

import io.curbstop.map.source.FeatureRecord;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** Ranks the mains that a located break is likely to be on, with reasons. Immutable and thread-safe. */
public final class MainLinker {

    private MainLinker() {}

    /**
     * A linker over these mains.
     *
     * @param mains mains in the operating CRS; those without geometry are placed along the street they refer to
     * @param streets the street segments that {@code street_ref} refers to
     */
    public static MainLinker of(Collection<FeatureRecord> mains, Collection<FeatureRecord> streets) {
        Objects.requireNonNull(mains, "mains");
        Objects.requireNonNull(streets, "streets");
        return new MainLinker();
    }

    /** The likely mains, best first, at most ten; empty when none is near. */
    public List<MainCandidate> link(LinkQuery query) {
        return List.of();
    }

    /**
     * The same candidates ranked again by what a crew sees in the hole.
     *
     * @param candidates as {@link #link} gave them
     * @param diameter_mm measured diameter, or null when not reported
     * @param material material as reported (any common abbreviation), or null
     */
    public List<MainCandidate> refine(List<MainCandidate> candidates, Integer diameter_mm, String material) {
        return candidates;
    }
}
