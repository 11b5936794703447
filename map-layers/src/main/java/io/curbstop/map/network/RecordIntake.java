package io.curbstop.map.network;

import io.curbstop.map.network.ConnectivityReport.ProblemCode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** Reads records into drafts: sorted by reference, each reference once. */
final class RecordIntake {
    private static final Comparator<NetworkRecord> ORDER = Comparator.comparing(NetworkRecord::ref)
            .thenComparing(NetworkRecord::row)
            .thenComparing(NetworkRecord::toString);

    private final GraphDraft draft;
    private final Problems problems;

    RecordIntake(GraphDraft draft, Problems problems) {
        this.draft = draft;
        this.problems = problems;
    }

    void take(NetworkRecords records) {
        draft.srid = records.srid();
        each(records.nodes(), "node", record -> draft.addNode(new NodeDraft(record)));
        each(records.mains(), "main", record -> addLink(new LinkDraft(record, -1), "main"));
        draft.mainCount = draft.links.size();
        each(records.valves(), "valve", this::takeValve);
        each(records.hydrants(), "hydrant", record -> draft.hydrants.add(new HydrantDraft(record)));
    }

    private <T extends NetworkRecord> void each(List<T> records, String layer, Consumer<T> taker) {
        @SuppressWarnings("unchecked")
        T[] sorted = (T[]) records.toArray(NetworkRecord[]::new);
        Arrays.parallelSort(sorted, ORDER);
        String last = null;
        for (T record : sorted) {
            if (record.ref().equals(last)) {
                problems.add(ProblemCode.DUPLICATE_ID, layer, last, "id used again; only the first is kept");
            } else {
                last = record.ref();
                taker.accept(record);
            }
        }
    }

    private void takeValve(ValveRecord record) {
        ValveDraft valve = new ValveDraft(record);
        draft.valves.add(valve);
        if (record.line() != null) {
            valve.link = draft.links.size();
            valve.placement = ValvePlacement.IS_LINK;
            addLink(new LinkDraft(record.line(), draft.valves.size() - 1), "valve");
        }
    }

    private void addLink(LinkDraft link, String layer) {
        takeShape(link);
        draft.links.add(link);
        draft.linkByRef.putIfAbsent(link.ref, draft.links.size() - 1);
        if (link.source.fromNode() == null && link.source.toNode() == null && !link.isDrawn()) {
            problems.add(
                    ProblemCode.NO_GEOMETRY_AND_NO_REFERENCE,
                    layer,
                    link.ref,
                    "neither drawn nor given nodes; unjoined");
        } else if (link.length_m <= 0 && link.kind() == LinkKind.PIPE) {
            problems.add(ProblemCode.ZERO_LENGTH, layer, link.ref, "length 0; kept as a connection");
        }
    }

    private void takeShape(LinkDraft link) {
        double measure = 0;
        LinkDraft.Part[] parts = new LinkDraft.Part[Math.max(1, link.source.lines().length)];
        for (int p = 0; p < link.source.lines().length; p++) {
            double[] line = link.source.lines()[p];
            double[] drawn = link.valve >= 0 && runsBackwards(link, line) ? Polyline.reverse(line) : line;
            double end = measure + Polyline.length(drawn);
            parts[p] = new LinkDraft.Part(link, drawn, measure, end);
            measure = end;
        }
        link.length_m = link.source.length_m() > 0 ? link.source.length_m() : measure;
        if (parts[0] == null) {
            parts[0] = new LinkDraft.Part(link, null, 0, link.length_m);
            measure = link.length_m;
        }
        link.parts = List.of(parts);
        link.drawnLength = measure;
        link.drawnBackwards = link.valve < 0
                && parts.length == 1
                && parts[0].isDrawn()
                && runsBackwards(link, link.source.lines()[0]);
    }

    /** True when the named nodes lie at the opposite ends of the drawing. */
    private boolean runsBackwards(LinkDraft link, double[] line) {
        NodeDraft from = placedNode(link.source.fromNode());
        NodeDraft to = placedNode(link.source.toNode());
        int last = line.length - 2;
        double along = distance(from, line, 0) + distance(to, line, last);
        double against = distance(from, line, last) + distance(to, line, 0);
        return against + 1e-9 < along;
    }

    private NodeDraft placedNode(String ref) {
        Integer index = ref == null ? null : draft.nodeByRef.get(ref);
        return index == null || !draft.nodes.get(index).hasPlace() ? null : draft.nodes.get(index);
    }

    private static double distance(NodeDraft node, double[] line, int vertex) {
        return node == null ? 0 : Polyline.distance(node.x, node.y, line[vertex], line[vertex + 1]);
    }
}
