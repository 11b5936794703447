package io.curbstop.map.search;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What anyone in the trade knows of pipes: the names of materials, and which break more often.
 *
 * <p>The break rates are rounded from North American surveys of mains (breaks for 100 miles and year: cast iron about
 * 35, steel and asbestos cement 8 to 10, ductile iron 5, plastic 3); no city's own breaks are learnt from.
 */
final class PipeKnowledge {
    private static final Map<String, Double> BREAKS_BY_FAMILY = Map.of(
            "cast iron", 6.0,
            "steel", 1.5,
            "asbestos cement", 2.0,
            "ductile iron", 1.0,
            "plastic", 0.6,
            "concrete", 0.6,
            "copper", 1.0);

    private PipeKnowledge() {}

    /** The family a recorded or reported material belongs to, or "" when not known. */
    static String family(String material) {
        String m = material == null
                ? ""
                : material.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]+", " ").strip();
        if (m.isEmpty()) {
            return "";
        }
        List<String> words = List.of(m.split(" "));
        if (words.contains("CI") || m.contains("CAST") && !m.contains("DUCTILE") || words.contains("UCI")) {
            return words.contains("HDPE") ? "plastic" : "cast iron";
        }
        if (words.contains("DI") || m.contains("DUCTILE") || words.contains("DIP")) {
            return "ductile iron";
        }
        if (m.contains("PVC")
                || m.contains("HDPE")
                || m.contains("POLY")
                || m.contains("PLASTIC")
                || words.contains("PE")) {
            return "plastic";
        }
        if (m.contains("ASBESTOS") || words.contains("AC") || m.contains("TRANSITE")) {
            return "asbestos cement";
        }
        if (m.contains("CONC") || words.contains("CPP") || words.contains("PCCP") || words.contains("RCP")) {
            return "concrete";
        }
        if (m.contains("STEEL") || words.contains("ST") || words.contains("STL")) {
            return "steel";
        }
        return m.startsWith("COP") || words.contains("CU") ? "copper" : "";
    }

    /** How often a main breaks for its length, ductile iron of 150 to 300 mm being 1. */
    static double breakRate(Integer diameter_mm, String material) {
        double bySize = diameter_mm == null ? 1 : diameter_mm <= 200 ? 1.2 : diameter_mm <= 300 ? 0.8 : 0.4;
        return bySize * BREAKS_BY_FAMILY.getOrDefault(family(material), 1.0);
    }

    /** How well an observed diameter fits a recorded one, 0 to 1; people measure outside, inside or by the label. */
    static double diameterFit(int observed_mm, Integer recorded_mm) {
        if (recorded_mm == null || recorded_mm == 0) {
            return 0.4;
        }
        double ratio = (double) Math.max(observed_mm, recorded_mm) / Math.max(1, Math.min(observed_mm, recorded_mm));
        return ratio <= 1.1 ? 1 : ratio <= 1.25 ? 0.4 : ratio <= 1.4 ? 0.1 : 0.02;
    }

    /** How well a reported material fits a recorded one, 0 to 1; the two irons are easily confused. */
    static double materialFit(String observed, String recorded) {
        String seen = family(observed);
        String known = family(recorded);
        if (seen.isEmpty() || known.isEmpty()) {
            return 0.5;
        }
        boolean same = seen.equals(known);
        boolean irons = seen.endsWith("iron") && known.endsWith("iron");
        boolean verySame = observed.strip().equalsIgnoreCase(recorded.strip());
        return same ? verySame ? 1 : 0.7 : irons ? 0.15 : 0.03;
    }
}
