package io.curbstop.dispatch.demo.pipe;

import io.curbstop.dispatch.demo.land.Lines;
import io.curbstop.dispatch.demo.land.Streams;
import io.curbstop.dispatch.demo.land.Terrain;
import io.curbstop.dispatch.demo.pipe.WaterMain.Kind;
import io.curbstop.dispatch.demo.street.District;
import io.curbstop.dispatch.demo.street.Segment;
import io.curbstop.dispatch.demo.street.StreetEdge;
import io.curbstop.dispatch.demo.street.StreetNode;
import io.curbstop.dispatch.demo.street.StreetPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;

/** Lays the water mains, street by street, with a tee for each hydrant, tank and works. */
public final class WaterBuilder {
    private static final double HYDRANT_SPACING_M = 150;
    private static final double LATERAL_M = 3.4;
    private static final double PUMP_M = 7;
    private static final double CLEAR_M = 12;

    private final Supply supply;
    private final Zoning zoning;
    private final Boundaries boundaries;
    private final MainLines lines;
    private final PipeAges ages;
    private final Map<StreetEdge, Segment> segments = new HashMap<>();
    private final SplittableRandom random;
    private final List<WaterNode> nodes = new ArrayList<>();
    private final Map<StreetNode, WaterNode> junctions = new HashMap<>();
    private final List<WaterMain> mains = new ArrayList<>();
    private final List<WaterMain> laterals = new ArrayList<>();
    private final Map<StreetEdge, List<WaterMain>> byStreet = new LinkedHashMap<>();

    private WaterBuilder(Streams streams, Terrain terrain, StreetPlan plan, List<Segment> segments) {
        segments.forEach(segment -> this.segments.put(segment.edge(), segment));
        this.random = streams.stage("hydrants");
        this.supply = new Supply(plan);
        this.zoning = new Zoning(terrain, plan, supply);
        this.boundaries = new Boundaries(supply, zoning);
        this.lines = new MainLines(supply, this.segments);
        this.ages = new PipeAges(streams, segments);
    }

    /** The water network under the streets of a plan. */
    public static WaterNetwork lay(Streams streams, Terrain terrain, StreetPlan plan, List<Segment> segments) {
        WaterBuilder builder = new WaterBuilder(streams, terrain, plan, segments);
        builder.supply.streets().forEach(builder::layStreet);
        List<WaterValve> valves =
                new ValvePlacer(streams, builder.supply, builder.boundaries, builder.byStreet, builder.mains).place();
        return new WaterNetwork(
                builder.zoning.areas(), builder.nodes, builder.mains, valves, builder.laterals, builder.byStreet);
    }

    private WaterNode node(Coordinate at, String kind, String name) {
        WaterNode node = new WaterNode(nodes.size(), at, kind, name);
        nodes.add(node);
        return node;
    }

    private WaterNode junction(StreetNode at) {
        WaterNode known = junctions.get(at);
        if (known == null) {
            known = node(lines.junction(at), "junction", null);
            junctions.put(at, known);
        }
        return known;
    }

    private WaterMain main(
            WaterNode from, WaterNode to, Coordinate[] line, Kind kind, Pipe pipe, Zone zone, Segment segment) {
        WaterMain main = new WaterMain(mains.size(), from, to, line, kind, pipe, zone, segment);
        mains.add(main);
        return main;
    }

    private void layStreet(StreetEdge edge) {
        Coordinate[] line = lines.line(edge);
        double length = Lines.length(line);
        Segment segment = segments.get(edge);
        Zone zone = zoning.of(edge);
        Pipe pipe = ages.of(edge, segment, supply.trunk_mm(edge));
        TreeMap<Double, WaterNode> cuts = new TreeMap<>();
        WaterNode pumpAtStart = null;
        WaterNode pumpAtEnd = null;
        if (boundaries.at(edge, edge.from()) == Boundaries.Device.PUMP) {
            pumpAtStart = node(Lines.along(line, PUMP_M), "pump_station", zone.name() + " Pump Station");
            cuts.put(PUMP_M, pumpAtStart);
        }
        if (boundaries.at(edge, edge.to()) == Boundaries.Device.PUMP && pumpAtStart == null) {
            pumpAtEnd = node(Lines.along(line, length - PUMP_M), "pump_station", zone.name() + " Pump Station");
            cuts.put(length - PUMP_M, pumpAtEnd);
        }
        List<WaterNode> tees = hydrantTees(edge, line, length, cuts);
        Map<WaterNode, Supply.Source> taps = sourceTaps(edge, line, length, cuts);
        // A street in the country that is entered only for a tank or works has a main no further than its tap.
        boolean fromTap = !taps.isEmpty() && endsNowhere(edge, edge.from());
        boolean toTap = !taps.isEmpty() && endsNowhere(edge, edge.to());
        if (fromTap) {
            cuts.headMap(measureOf(taps, cuts), false).clear();
        } else {
            cuts.put(0.0, junction(edge.from()));
        }
        if (toTap) {
            cuts.tailMap(measureOf(taps, cuts), false).clear();
        } else {
            cuts.put(length, junction(edge.to()));
        }
        tees.retainAll(cuts.values());
        List<WaterMain> pieces = new ArrayList<>();
        double at = cuts.firstKey();
        WaterNode last = cuts.remove(at);
        for (Map.Entry<Double, WaterNode> cut : cuts.entrySet()) {
            Coordinate[] part = Lines.cut(line, at, cut.getKey());
            WaterNode next = cut.getValue();
            part[0] = last.at();
            part[part.length - 1] = next.at();
            if (next == pumpAtStart) {
                pieces.add(main(last, next, part, Kind.PUMP, pipe, zone, segment));
            } else if (last == pumpAtEnd) {
                // A pump runs from the lower zone to the higher.
                pieces.add(main(next, last, Lines.reversed(part), Kind.PUMP, pipe, zone, segment));
            } else {
                pieces.add(main(last, next, part, Kind.STREET, pipe, zone, segment));
            }
            at = cut.getKey();
            last = next;
        }
        byStreet.put(edge, pieces);
        tees.forEach(tee -> layLateral(edge, line, tee, pipe, zone, segment));
        taps.forEach((tap, source) -> laySource(tap, source, pipe, zone));
    }

    private boolean endsNowhere(StreetEdge edge, StreetNode end) {
        return edge.tract() != null
                && edge.tract().district() == District.RURAL
                && end.edges().stream().noneMatch(other -> other != edge && supply.serves(other));
    }

    private static double measureOf(Map<WaterNode, Supply.Source> taps, TreeMap<Double, WaterNode> cuts) {
        return cuts.entrySet().stream()
                .filter(cut -> taps.containsKey(cut.getValue()))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    /** Tees for hydrants every so often; a court has one at its end. */
    private List<WaterNode> hydrantTees(
            StreetEdge edge, Coordinate[] line, double length, TreeMap<Double, WaterNode> cuts) {
        List<WaterNode> tees = new ArrayList<>();
        boolean court = edge.from().edges().size() == 1 || edge.to().edges().size() == 1;
        int count = (int) Math.round(length / HYDRANT_SPACING_M);
        if (count == 0 && length > 55 && random.nextDouble() < (court ? 0.7 : 0.4)) {
            count = 1;
        }
        if (edge.bridge()) {
            count = 0;
        }
        for (int i = 0; i < count; i++) {
            double measure = length * (i + 0.35 + 0.3 * random.nextDouble()) / count;
            if (court && count == 1) {
                measure = edge.to().edges().size() == 1 ? length - CLEAR_M - 1 : CLEAR_M + 1;
            }
            if (roomAt(measure, length, cuts)) {
                WaterNode tee = node(Lines.along(line, measure), "junction", null);
                cuts.put(measure, tee);
                tees.add(tee);
            }
        }
        return tees;
    }

    private static boolean roomAt(double measure, double length, TreeMap<Double, WaterNode> cuts) {
        Double before = cuts.floorKey(measure);
        Double after = cuts.ceilingKey(measure);
        return measure > CLEAR_M
                && measure < length - CLEAR_M
                && (before == null || measure - before > CLEAR_M)
                && (after == null || after - measure > CLEAR_M);
    }

    private Map<WaterNode, Supply.Source> sourceTaps(
            StreetEdge edge, Coordinate[] line, double length, TreeMap<Double, WaterNode> cuts) {
        Map<WaterNode, Supply.Source> taps = new LinkedHashMap<>();
        for (Supply.Source source : supply.sources()) {
            if (source.edge() == edge) {
                double measure = Math.max(CLEAR_M + 3, Math.min(length - CLEAR_M - 3, source.measure_m()));
                while (!roomAt(measure, length, cuts) && measure < length - CLEAR_M - 6) {
                    measure += 5;
                }
                WaterNode tap = node(Lines.along(line, measure), "junction", null);
                cuts.put(measure, tap);
                taps.put(tap, source);
            }
        }
        return taps;
    }

    private void layLateral(StreetEdge edge, Coordinate[] line, WaterNode tee, Pipe pipe, Zone zone, Segment segment) {
        double measure = Lines.foot(line, tee.at()).measure_m();
        Coordinate out = Lines.left(Lines.directionAt(line, measure));
        double side = lines.offset_m(edge) > 0 ? LATERAL_M : -LATERAL_M;
        WaterNode hydrant = node(Lines.shifted(tee.at(), out, side), "junction", null);
        laterals.add(main(
                tee,
                hydrant,
                new Coordinate[] {tee.at(), hydrant.at()},
                Kind.LATERAL,
                ages.like(pipe, 150),
                zone,
                segment));
    }

    private void laySource(WaterNode tap, Supply.Source source, Pipe pipe, Zone zone) {
        Coordinate middle = source.site().area().getCentroid().getCoordinate();
        WaterNode node = node(middle, source.kind(), source.name());
        int diameter = source.kind().equals("works") ? 600 : 400;
        main(node, tap, new Coordinate[] {middle, tap.at()}, Kind.STREET, ages.like(pipe, diameter), zone, null);
    }
}
