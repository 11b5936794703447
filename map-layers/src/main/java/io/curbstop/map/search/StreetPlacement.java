package io.curbstop.map.search;

import io.curbstop.map.source.FeatureRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;

/**
 * Draws mains that have no geometry of their own along the street segment they refer to, so that a map shows something
 * honest: such a main is marked {@code geometry_quality = street}.
 *
 * <p>Mains of one segment are laid end to end with their lengths in proportion; those that resemble the mains of the
 * next segment at one end (diameter, material, year) are laid toward that end. What is too long for one row starts
 * another beside it.
 */
public final class StreetPlacement {
    private static final double ROW_APART_M = 2.5;
    private static final double FULL = 1.1;

    private final StreetGraph graph;
    private final Map<Integer, List<FeatureRecord>> bySegment = new LinkedHashMap<>();
    private final Map<FeatureRecord, Stretch> stretches = new IdentityHashMap<>();

    StreetPlacement(StreetGraph graph, Collection<FeatureRecord> mains) {
        this.graph = graph;
        for (FeatureRecord main : mains) {
            Integer segment = main.findText("street_ref").map(graph::findIndex).orElse(null);
            if (segment != null && !hasOwnGeometry(main)) {
                bySegment.computeIfAbsent(segment, key -> new ArrayList<>(2)).add(main);
            }
        }
        bySegment.forEach(this::layOut);
    }

    /**
     * The same mains, in the same order, those without geometry drawn along their street where it is known.
     *
     * @param mains mains in the operating CRS
     * @param streets the street segments that {@code street_ref} refers to, drawn as the map shall show them
     * @return one record for each main; a main that refers to no known street stays without geometry
     */
    public static List<FeatureRecord> place(Collection<FeatureRecord> mains, Collection<FeatureRecord> streets) {
        StreetGraph graph = new StreetGraph(
                streets.stream().map(Segment::of).flatMap(Optional::stream).toList());
        int srid = streets.stream()
                .filter(s -> s.geometry() != null)
                .mapToInt(s -> s.geometry().getSRID())
                .findFirst()
                .orElse(0);
        GeometryFactory geometries = new GeometryFactory(new PrecisionModel(), srid);
        StreetPlacement placement = new StreetPlacement(graph, mains);
        return mains.stream().map(m -> placement.drawn(m, geometries)).toList();
    }

    /** Whether the main's course was surveyed rather than drawn from a street. */
    static boolean hasOwnGeometry(FeatureRecord main) {
        return main.geometry() != null
                && !main.geometry().isEmpty()
                && !"street".equals(main.attributes().get("geometry_quality"));
    }

    /** Where along its street a main was laid; empty when it has its own geometry or no known street. */
    Optional<Stretch> findStretch(FeatureRecord main) {
        return Optional.ofNullable(stretches.get(main));
    }

    private FeatureRecord drawn(FeatureRecord main, GeometryFactory geometries) {
        Stretch at = stretches.get(main);
        if (at == null) {
            return main;
        }
        Map<String, Object> values = new HashMap<>(main.attributes());
        values.put("geometry_quality", "street");
        Course course = graph.segment(at.segment).course();
        return new FeatureRecord(
                main.layer(),
                main.id(),
                geometries.createLineString(course.between(at.from, at.to, at.left_m)),
                values,
                main.row());
    }

    private void layOut(int segment, List<FeatureRecord> mains) {
        double street_m = Math.max(1, graph.segment(segment).course().length_m());
        List<List<FeatureRecord>> rows = new ArrayList<>();
        List<Double> used_m = new ArrayList<>();
        for (FeatureRecord main : mains.stream()
                .sorted(Comparator.comparingDouble((FeatureRecord m) -> -length_m(m, street_m))
                        .thenComparing(FeatureRecord::id))
                .toList()) {
            int row = 0;
            while (row < rows.size() && used_m.get(row) + length_m(main, street_m) > FULL * street_m) {
                row++;
            }
            if (row == rows.size()) {
                rows.add(new ArrayList<>());
                used_m.add(0.0);
            }
            rows.get(row).add(main);
            used_m.set(row, used_m.get(row) + length_m(main, street_m));
        }
        for (int row = 0; row < rows.size(); row++) {
            List<FeatureRecord> order = new ArrayList<>(rows.get(row));
            order.sort(Comparator.comparingInt(
                            (FeatureRecord m) -> resemblance(m, segment, false) - resemblance(m, segment, true))
                    .thenComparing(FeatureRecord::id));
            double scale = used_m.get(row) > 0.7 * street_m ? 1 / used_m.get(row) : 1 / street_m;
            double aside_m = ROW_APART_M * ((row + 1) / 2) * (row % 2 == 0 ? 1 : -1);
            double from = 0;
            for (FeatureRecord main : order) {
                double to = Math.min(1, from + length_m(main, street_m) * scale);
                stretches.put(main, new Stretch(segment, from, to, aside_m));
                from = to;
            }
        }
    }

    /** How much a main is like those of the neighbouring segments at one end. */
    private int resemblance(FeatureRecord main, int segment, boolean atStart) {
        int best = 0;
        for (StreetGraph.End end : graph.othersAt(segment, atStart)) {
            for (FeatureRecord other : bySegment.getOrDefault(end.segment(), List.of())) {
                int alike = 0;
                for (String attribute : List.of("diameter_mm", "material", "installed_on")) {
                    Object value = main.attributes().get(attribute);
                    alike += value != null && value.equals(other.attributes().get(attribute)) ? 1 : 0;
                }
                best = Math.max(best, alike);
            }
        }
        return best;
    }

    private static double length_m(FeatureRecord main, double street_m) {
        return Math.max(0.5, main.findNumber("length_m").orElse(street_m));
    }

    /**
     * Where along its street a main was laid.
     *
     * @param segment index of the street segment
     * @param from fraction of the segment's length where it begins
     * @param to fraction where it ends
     * @param left_m sideways, positive to the left
     */
    record Stretch(int segment, double from, double to, double left_m) {}
}
