package io.curbstop.map.search;

import io.curbstop.map.source.FeatureRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.linearref.LengthIndexedLine;

/**
 * Ranks the mains that a located break is likely to be on, with reasons. Immutable and thread-safe.
 *
 * <p>Each metre of main near the place counts by its distance, set against how well the place is known. A main that is
 * only tied to a street counts with its share of that street, for where it lies along the street is not known. Mains of the
 * street the caller named count more; kinds of pipe that break more often count more; abandoned ones hardly at all.
 */
public final class MainLinker {
    private static final double STEP_M = 5;
    private static final double OTHER_STREET = 0.12;
    /** Metres of ordinary main right at the place that stand for mains not on the map. */
    private static final double UNKNOWN_M = 4;

    private static final int MOST = 10;

    private final StreetGraph graph;
    private final STRtree segments;
    private final STRtree surveyed = new STRtree();
    private final Map<Integer, List<Tied>> tied = new HashMap<>();
    private final Map<Integer, Double> tied_m = new HashMap<>();

    private MainLinker(Collection<FeatureRecord> mains, Collection<FeatureRecord> streets) {
        graph = new StreetGraph(
                streets.stream().map(Segment::of).flatMap(Optional::stream).toList());
        new CurveFitter(graph, Evidence.of(mains)).fitAll();
        segments = graph.spatialIndex();
        StreetPlacement placement = new StreetPlacement(graph, mains);
        for (FeatureRecord main : mains) {
            if (StreetPlacement.hasOwnGeometry(main)) {
                surveyed.insert(main.geometry().getEnvelopeInternal(), main);
            } else {
                placement.findStretch(main).ifPresent(at -> {
                    tied.computeIfAbsent(at.segment(), key -> new ArrayList<>(2))
                            .add(new Tied(main, at));
                    tied_m.merge(at.segment(), length_m(main, at), Double::sum);
                });
            }
        }
        surveyed.build();
    }

    /**
     * A linker over these mains.
     *
     * @param mains mains in the operating CRS; those without geometry, or with {@code geometry_quality = street}, are
     *     taken by the street they refer to
     * @param streets the street segments that {@code street_ref} refers to
     */
    public static MainLinker of(Collection<FeatureRecord> mains, Collection<FeatureRecord> streets) {
        return new MainLinker(mains, streets);
    }

    /** The likely mains, best first, at most ten; empty when none is near. */
    public List<MainCandidate> link(LinkQuery query) {
        double spread_m = Math.max(15, Math.min(120, query.accuracy_m()));
        Coordinate place = query.point().getCoordinate();
        StreetName named = query.street() == null || query.street().isBlank() ? null : StreetName.parse(query.street());
        Envelope box = new Envelope(place);
        box.expandBy(2.5 * spread_m);
        List<Weighed> weighed = new ArrayList<>();
        for (Object found : segments.query(box)) {
            int segment = (Integer) found;
            double near_m = nearMetres(graph.segment(segment).course(), place, spread_m);
            for (Tied one : tied.getOrDefault(segment, List.of())) {
                weighed.add(weigh(one, near_m, place, named));
            }
        }
        for (Object found : surveyed.query(box)) {
            weighed.add(weigh((FeatureRecord) found, place, spread_m, named));
        }
        double total = UNKNOWN_M + weighed.stream().mapToDouble(Weighed::weight).sum();
        GeometryFactory geometries = query.point().getFactory();
        return weighed.stream()
                .filter(w -> w.weight > 0.001 * total)
                .sorted(Comparator.comparingDouble(Weighed::weight).reversed().thenComparing(w -> w.main.id()))
                .limit(MOST)
                .map(w -> w.candidate(w.weight / total, place, geometries))
                .toList();
    }

    /**
     * The same candidates ranked again by what a crew sees in the hole.
     *
     * @param candidates as {@link #link} gave them
     * @param diameter_mm measured diameter, or null when not reported
     * @param material material as reported (any common abbreviation), or null
     */
    public List<MainCandidate> refine(List<MainCandidate> candidates, Integer diameter_mm, String material) {
        boolean hasMaterial =
                material != null && !PipeKnowledge.family(material).isEmpty();
        double[] weights = new double[candidates.size()];
        double total = Math.max(
                        0.02,
                        1
                                - candidates.stream()
                                        .mapToDouble(MainCandidate::confidence)
                                        .sum())
                * 0.2;
        for (int i = 0; i < weights.length; i++) {
            MainCandidate c = candidates.get(i);
            double fit = (diameter_mm == null ? 1 : PipeKnowledge.diameterFit(diameter_mm, c.diameter_mm()))
                    * (hasMaterial ? PipeKnowledge.materialFit(material, c.material()) : 1);
            weights[i] = c.confidence() * fit;
            total += weights[i];
        }
        List<MainCandidate> refined = new ArrayList<>();
        for (int i = 0; i < weights.length; i++) {
            MainCandidate c = candidates.get(i);
            List<String> reasons = new ArrayList<>();
            if (diameter_mm != null) {
                boolean fits = PipeKnowledge.diameterFit(diameter_mm, c.diameter_mm()) >= 0.4;
                reasons.add("the crew measured " + diameter_mm + " mm, " + (fits ? "as" : "not as") + " recorded");
            }
            if (hasMaterial) {
                boolean fits = PipeKnowledge.materialFit(material, c.material()) >= 0.5;
                reasons.add("the crew saw " + PipeKnowledge.family(material) + ", " + (fits ? "as" : "not as")
                        + " recorded");
            }
            reasons.addAll(c.reasons());
            refined.add(new MainCandidate(
                    c.mainRef(),
                    weights[i] / total,
                    c.distance_m(),
                    c.nearest(),
                    c.diameter_mm(),
                    c.material(),
                    reasons));
        }
        refined.sort(Comparator.comparingDouble(MainCandidate::confidence).reversed());
        return List.copyOf(refined);
    }

    private Weighed weigh(Tied one, double near_m, Coordinate place, StreetName named) {
        Segment street = graph.segment(one.at.segment());
        double length_m = length_m(one.main, one.at);
        double share = length_m / tied_m.get(one.at.segment());
        double metres = share * near_m;
        boolean agrees = named == null || agree(named, street.name());
        List<String> reasons = new ArrayList<>();
        if (named != null) {
            reasons.add((agrees ? "on " : "on another street, ") + StreetName.readable(street.name()));
        }
        reasons.add(
                share > 0.995
                        ? "the only main of its block"
                        : Math.round(100 * share) + " % of the mains of its block");
        reasons.add("known only by its street, so that its place along the block is a guess");
        Coordinate nearest = street.course().at(clamp(street.course().project(place), one.at), one.at.left_m());
        return new Weighed(one.main, metres * (agrees ? 1 : OTHER_STREET) * rate(one.main, reasons), nearest, reasons);
    }

    private Weighed weigh(FeatureRecord main, Coordinate place, double spread_m, StreetName named) {
        LengthIndexedLine line = new LengthIndexedLine(main.geometry());
        double end = line.getEndIndex();
        int steps = (int) Math.max(1, Math.ceil(end / STEP_M));
        double metres = 0;
        for (int i = 0; i < steps; i++) {
            metres += bell(line.extractPoint((i + 0.5) * end / steps).distance(place), spread_m) * end / steps;
        }
        Coordinate nearest = line.extractPoint(line.project(place));
        Integer tiedTo = main.findText("street_ref").map(graph::findIndex).orElse(null);
        String street = tiedTo != null ? graph.segment(tiedTo).name() : nearestStreet(nearest);
        boolean agrees = named == null || street == null || agree(named, street);
        List<String> reasons = new ArrayList<>();
        reasons.add(Math.round(nearest.distance(place)) + " m from the place");
        if (named != null && street != null) {
            reasons.add((agrees ? "on " : "on another street, ") + StreetName.readable(street));
        }
        double weight = metres * (agrees ? 1 : OTHER_STREET) * rate(main, reasons);
        return new Weighed(main, weight, nearest, reasons);
    }

    private String nearestStreet(Coordinate place) {
        Envelope box = new Envelope(place);
        box.expandBy(40);
        String best = null;
        double least = 40;
        for (Object found : segments.query(box)) {
            double d = graph.segment((Integer) found).course().distance_m(place);
            if (d < least) {
                least = d;
                best = graph.segment((Integer) found).name();
            }
        }
        return best;
    }

    private static double rate(FeatureRecord main, List<String> reasons) {
        Integer diameter_mm = main.findInteger("diameter_mm").orElse(null);
        String material = main.findText("material").orElse(null);
        String family = PipeKnowledge.family(material);
        if (family.equals("cast iron")) {
            reasons.add("cast iron, which breaks most often");
        }
        if (diameter_mm != null && diameter_mm > 300) {
            reasons.add("large main (" + diameter_mm + " mm), which breaks less often");
        }
        if (main.findText("link_status").filter("abandoned"::equals).isPresent()) {
            reasons.add("abandoned");
            return 0.01;
        }
        return PipeKnowledge.breakRate(diameter_mm, material);
    }

    private static double nearMetres(Course course, Coordinate place, double spread_m) {
        int steps = (int) Math.max(1, Math.ceil(course.length_m() / STEP_M));
        double metres = 0;
        for (int i = 0; i < steps; i++) {
            Coordinate here = course.at((i + 0.5) / steps, 0);
            metres += bell(here.distance(place), spread_m) * course.length_m() / steps;
        }
        return metres;
    }

    private static double bell(double distance_m, double spread_m) {
        return Math.exp(-distance_m * distance_m / (2 * spread_m * spread_m));
    }

    private static boolean agree(StreetName asked, String official) {
        StreetName name = StreetName.parse(official);
        return asked.core().equals(name.core()) && asked.disagreement(name) < 0.05;
    }

    private double length_m(FeatureRecord main, StreetPlacement.Stretch at) {
        return Math.max(
                0.5,
                main.findNumber("length_m")
                        .orElse((at.to() - at.from())
                                * graph.segment(at.segment()).course().length_m()));
    }

    private static double clamp(double fraction, StreetPlacement.Stretch at) {
        return Math.max(at.from(), Math.min(at.to(), fraction));
    }

    private record Tied(FeatureRecord main, StreetPlacement.Stretch at) {}

    private record Weighed(FeatureRecord main, double weight, Coordinate nearest, List<String> reasons) {
        MainCandidate candidate(double confidence, Coordinate place, GeometryFactory geometries) {
            Point at = geometries.createPoint(nearest);
            return new MainCandidate(
                    main.id(),
                    confidence,
                    nearest.distance(place),
                    at,
                    main.findInteger("diameter_mm").orElse(null),
                    main.findText("material").orElse(null),
                    reasons);
        }
    }
}
