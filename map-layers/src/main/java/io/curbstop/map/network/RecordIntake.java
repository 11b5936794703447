package io.curbstop.map.network;

import io.curbstop.map.network.ConnectivityReport.ProblemCode;
import io.curbstop.map.source.FeatureRecord;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Lineal;
import org.locationtech.jts.operation.linemerge.LineMerger;

/** Reads records into drafts: of one network, sorted by id, each id once. */
final class RecordIntake {
    private final GraphDraft draft;
    private final Problems problems;
    private final AssemblyOptions options;

    RecordIntake(GraphDraft draft, Problems problems, AssemblyOptions options) {
        this.draft = draft;
        this.problems = problems;
        this.options = options;
    }

    void take(
            Collection<FeatureRecord> nodes,
            Collection<FeatureRecord> mains,
            Collection<FeatureRecord> valves,
            Collection<FeatureRecord> hydrants) {
        for (FeatureRecord record : select(nodes, "node")) {
            Coordinate c = pointOf(record);
            draft.addNode(new NodeDraft(
                    record.id(),
                    NodeKind.ofCode(record.findText("node_kind").orElse(null)),
                    c == null ? Double.NaN : c.x,
                    c == null ? Double.NaN : c.y));
        }
        for (FeatureRecord record : select(mains, "main")) {
            takeMain(record);
        }
        draft.mainRefs = draft.links.stream().map(l -> l.ref).toList();
        for (FeatureRecord record : select(valves, "valve")) {
            takeValve(record);
        }
        for (FeatureRecord record : select(hydrants, "hydrant")) {
            draft.hydrants.add(new HydrantDraft(record));
        }
    }

    private Collection<FeatureRecord> select(Collection<FeatureRecord> records, String layer) {
        List<FeatureRecord> sorted = records.stream()
                .filter(r -> r.findText("network").orElse("water").equals(options.network()))
                .sorted(Comparator.comparing(FeatureRecord::id)
                        .thenComparing(FeatureRecord::row)
                        .thenComparing(
                                r -> r.geometry() == null ? "" : r.geometry().toText())
                        .thenComparing(r -> new TreeMap<>(r.attributes()).toString()))
                .toList();
        Map<String, FeatureRecord> byId = new LinkedHashMap<>();
        for (FeatureRecord record : sorted) {
            if (byId.putIfAbsent(record.id(), record) != null) {
                problems.add(ProblemCode.DUPLICATE_ID, layer, record.id(), "id used again; only the first is kept");
            }
            if (draft.srid == 0 && record.geometry() != null) {
                draft.srid = record.geometry().getSRID();
            }
        }
        return byId.values();
    }

    private void takeMain(FeatureRecord record) {
        LinkDraft link = new LinkDraft(
                record.id(),
                LinkKind.ofCode(record.findText("link_kind").orElse(null)),
                LinkStatus.ofCode(record.findText("link_status").orElse(null)));
        link.checkValve = Boolean.TRUE.equals(record.attributes().get("check_valve"));
        link.inletOnly = Boolean.TRUE.equals(record.attributes().get("inlet_only"));
        link.drawnAlongStreet =
                "street".equals(record.findText("geometry_quality").orElse(null));
        link.zone = record.findText("pressure_zone").orElse(null);
        takeShape(link, record);
        addLink(link, "main");
    }

    private void takeValve(FeatureRecord record) {
        ValveDraft valve = new ValveDraft(record);
        draft.valves.add(valve);
        boolean drawnAsLine =
                record.geometry() instanceof Lineal && record.geometry().getLength() > 0;
        boolean named = record.findText("from_node").isPresent()
                && record.findText("to_node").isPresent();
        boolean placedOnMain = record.findText("main_ref").isPresent();
        if (!named && (!drawnAsLine || placedOnMain)) {
            return;
        }
        LinkDraft link = new LinkDraft(record.id(), LinkKind.VALVE, LinkStatus.OPEN);
        link.valve = draft.valves.size() - 1;
        takeShape(link, record);
        valve.link = draft.links.size();
        valve.placement = ValvePlacement.IS_LINK;
        addLink(link, "valve");
    }

    private void addLink(LinkDraft link, String layer) {
        draft.links.add(link);
        draft.linkByRef.putIfAbsent(link.ref, draft.links.size() - 1);
        if (link.fromRef == null && link.toRef == null && link.lines().isEmpty()) {
            problems.add(
                    ProblemCode.NO_GEOMETRY_AND_NO_REFERENCE,
                    layer,
                    link.ref,
                    "neither drawn nor given nodes; unjoined");
        } else if (link.length_m <= 0 && link.kind == LinkKind.PIPE) {
            problems.add(ProblemCode.ZERO_LENGTH, layer, link.ref, "length 0; kept as a connection");
        }
    }

    private void takeShape(LinkDraft link, FeatureRecord record) {
        link.fromRef = blankToNull(record.findText("from_node").orElse(null));
        link.toRef = blankToNull(record.findText("to_node").orElse(null));
        link.diameter_mm = record.findInteger("diameter_mm").orElse(0);
        double measure = 0;
        for (LineString line : linesOf(record.geometry())) {
            LineString drawn = link.valve >= 0 && runsBackwards(link, line) ? line.reverse() : line;
            link.parts.add(new LinkDraft.Part(link, drawn, measure, measure + drawn.getLength()));
            measure += drawn.getLength();
        }
        double stated = record.findNumber("length_m").orElse(0.0);
        link.length_m = stated > 0 ? stated : measure;
        if (link.parts.isEmpty()) {
            link.parts.add(new LinkDraft.Part(link, null, 0, link.length_m));
            measure = link.length_m;
        }
        link.drawnLength = measure;
        link.drawnBackwards = link.valve < 0
                && link.parts.size() == 1
                && link.parts.get(0).line != null
                && runsBackwards(link, link.parts.get(0).line);
    }

    /** True when the named nodes lie at the opposite ends of the drawing. */
    private boolean runsBackwards(LinkDraft link, LineString line) {
        NodeDraft from = placedNode(link.fromRef);
        NodeDraft to = placedNode(link.toRef);
        Coordinate first = line.getCoordinateN(0);
        Coordinate last = line.getCoordinateN(line.getNumPoints() - 1);
        double along = distance(from, first) + distance(to, last);
        double against = distance(from, last) + distance(to, first);
        return against + 1e-9 < along;
    }

    private NodeDraft placedNode(String ref) {
        Integer index = ref == null ? null : draft.nodeByRef.get(ref);
        return index == null || !draft.nodes.get(index).hasPlace() ? null : draft.nodes.get(index);
    }

    private static double distance(NodeDraft node, Coordinate c) {
        return node == null ? 0 : Math.hypot(node.x - c.x, node.y - c.y);
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text;
    }

    static Coordinate pointOf(FeatureRecord record) {
        Geometry geometry = record.geometry();
        if (geometry == null || geometry.isEmpty()) {
            return null;
        }
        return geometry instanceof Lineal ? geometry.getCentroid().getCoordinate() : geometry.getCoordinate();
    }

    private static List<LineString> linesOf(Geometry geometry) {
        if (geometry == null || geometry.isEmpty() || !(geometry instanceof Lineal)) {
            return List.of();
        }
        if (geometry instanceof LineString line) {
            return List.of(line);
        }
        if (geometry.getNumGeometries() == 1) {
            return List.of((LineString) geometry.getGeometryN(0));
        }
        LineMerger merger = new LineMerger();
        merger.add(geometry);
        @SuppressWarnings("unchecked")
        Collection<LineString> merged = merger.getMergedLineStrings();
        return merged.stream().sorted(Comparator.comparing(Geometry::toText)).toList();
    }
}
