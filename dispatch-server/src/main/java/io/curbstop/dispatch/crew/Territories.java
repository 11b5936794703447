package io.curbstop.dispatch.crew;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whose part of the city is which, and where a place is to each unit.
 *
 * @param zones names of the pressure zones of each unit that has any, by its code
 * @param here zones that the place is in; null while the place is not known
 */
record Territories(Map<String, List<String>> zones, Set<String> here) {

    /** Where the place is to a unit. */
    Merit.Territory of(String unitCode) {
        List<String> own = zones.get(unitCode);
        if (own == null || here == null) {
            return Merit.Territory.NONE;
        }
        return own.stream().anyMatch(here::contains) ? Merit.Territory.OWN : Merit.Territory.OTHER;
    }

    /** Whether a unit serves a zone; one without a territory serves all. */
    boolean serves(String unitCode, String zone) {
        List<String> own = zones.get(unitCode);
        return own == null || own.contains(zone);
    }
}
