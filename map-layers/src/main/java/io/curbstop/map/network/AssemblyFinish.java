package io.curbstop.map.network;

import io.curbstop.map.network.Assembly.ResolvedHydrant;
import io.curbstop.map.network.Assembly.ResolvedMain;
import io.curbstop.map.network.Assembly.ResolvedValve;
import io.curbstop.map.network.ConnectivityReport.Distances;
import io.curbstop.map.network.ConnectivityReport.InferredSource;
import io.curbstop.map.network.ConnectivityReport.Piece;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Finds pieces and sources, freezes the network and writes the report. */
final class AssemblyFinish {
    private final GraphDraft draft;
    private final Problems problems;
    private final AssemblyOptions options;
    private final List<Double> endSnaps;

    AssemblyFinish(GraphDraft draft, Problems problems, AssemblyOptions options, List<Double> endSnaps) {
        this.draft = draft;
        this.problems = problems;
        this.options = options;
        this.endSnaps = endSnaps;
    }

    Assembly finish() {
        int[] pieceOf = Pieces.number(draft);
        List<InferredSource> sources = new SourceFinder(draft, pieceOf).find();
        Distances ends = distances(endSnaps);
        Distances valves = distances(draft.valves.stream()
                .filter(v -> v.placement != ValvePlacement.NOWHERE)
                .map(v -> v.snapDistance)
                .toList());
        Distances hydrants = distances(draft.hydrants.stream()
                .filter(h -> h.link >= 0 || h.node >= 0)
                .map(h -> h.snapDistance)
                .toList());
        draft.largestSnap_m = Math.max(ends.max_m(), valves.max_m());
        draft.nodeRefs = draft.nodes.stream().map(n -> n.ref).toList();
        PipeNetwork network = new PipeNetwork(draft);
        Map<ValvePlacement, Integer> placements = new EnumMap<>(ValvePlacement.class);
        draft.valves.forEach(v -> placements.merge(v.placement, 1, Integer::sum));
        List<LinkDraft> mains = draft.links.subList(0, draft.mainRefs.size());
        int inService = (int) mains.stream().filter(LinkDraft::isInService).count();
        ConnectivityReport report = new ConnectivityReport(
                options.network(),
                draft.nodes.size(),
                inService,
                mains.size() - inService,
                (int) mains.stream()
                        .filter(l -> l.isInService() && isUnjoined(l))
                        .count(),
                draft.valves.size(),
                draft.hydrants.size(),
                mains.stream()
                        .filter(LinkDraft::isInService)
                        .mapToDouble(l -> l.length_m)
                        .sum(),
                pieces(pieceOf, network),
                placements,
                draft.valves.stream()
                        .filter(v -> v.placement == ValvePlacement.NOWHERE)
                        .map(v -> v.ref)
                        .sorted()
                        .toList(),
                draft.hydrants.stream()
                        .filter(h -> h.link < 0 && h.node < 0)
                        .map(h -> h.ref)
                        .toList(),
                danglingEnds(),
                ends,
                valves,
                hydrants,
                sources,
                draft.sourcesInferred,
                problems.sorted());
        return new Assembly(network, report, resolvedMains(mains), resolvedValves(), resolvedHydrants());
    }

    private List<Piece> pieces(int[] pieceOf, PipeNetwork network) {
        int count = 0;
        for (int piece : pieceOf) {
            count = Math.max(count, piece + 1);
        }
        int[] mains = new int[count];
        int[] valves = new int[count];
        int[] sources = new int[count];
        double[] length_m = new double[count];
        String[] first = new String[count];
        for (int l = 0; l < network.links().count(); l++) {
            boolean inService = network.links().firstSpan(l) < network.links().firstSpan(l + 1);
            if (inService && network.links().isMain(l) && !isUnjoined(draft.links.get(l))) {
                int piece = pieceOf[network.cellOfSpan(network.links().firstSpan(l))];
                mains[piece]++;
                length_m[piece] += network.links().length_m(l);
                String ref = network.links().mainRef(l);
                first[piece] = first[piece] == null || ref.compareTo(first[piece]) < 0 ? ref : first[piece];
            }
        }
        for (int v = 0; v < network.valves().count(); v++) {
            if (network.valves().jointCount(v) > 0) {
                valves[pieceOf[network.jointA(network.valves().joint(v, 0))]]++;
            }
        }
        for (int k = 0; k < network.sourceCount(); k++) {
            sources[pieceOf[network.source(k)]]++;
        }
        List<Piece> pieces = new ArrayList<>();
        for (int p = 0; p < count; p++) {
            if (mains[p] > 0 || valves[p] > 0) {
                pieces.add(new Piece(first[p], mains[p], valves[p], sources[p], length_m[p]));
            }
        }
        pieces.sort(Comparator.comparingDouble(Piece::length_m)
                .reversed()
                .thenComparing(p -> p.firstMain() == null ? "" : p.firstMain()));
        return pieces;
    }

    private static boolean isUnjoined(LinkDraft link) {
        return link.startNode() < 0 && link.endNode() < 0;
    }

    private List<String> danglingEnds() {
        return draft.nodes.stream()
                .filter(n -> n.degree == 1 && !n.kind.isSource())
                .map(n -> n.ref)
                .sorted()
                .toList();
    }

    private static Distances distances(List<Double> all) {
        double[] moved = all.stream()
                .mapToDouble(Double::doubleValue)
                .filter(d -> d > 0.001)
                .sorted()
                .toArray();
        int n = moved.length;
        return n == 0 ? new Distances(0, 0, 0) : new Distances(n, moved[n / 2], moved[n - 1]);
    }

    private List<ResolvedMain> resolvedMains(List<LinkDraft> mains) {
        return mains.stream()
                .filter(LinkDraft::isInService)
                .map(l -> new ResolvedMain(l.ref, nodeRef(l.startNode()), nodeRef(l.endNode())))
                .sorted(Comparator.comparing(ResolvedMain::ref))
                .toList();
    }

    private List<ResolvedValve> resolvedValves() {
        return draft.valves.stream()
                .map(v -> new ResolvedValve(
                        v.ref,
                        v.placement,
                        v.link < 0 ? null : draft.links.get(v.link).ref,
                        v.bodyNode >= 0 ? nodeRef(v.bodyNode) : nodeAtEnd(v),
                        v.measure,
                        v.snapDistance))
                .sorted(Comparator.comparing(ResolvedValve::ref))
                .toList();
    }

    private String nodeAtEnd(ValveDraft valve) {
        if (valve.placement != ValvePlacement.AT_LINK_END) {
            return null;
        }
        LinkDraft link = draft.links.get(valve.link);
        return nodeRef(valve.measure <= 1e-6 ? link.startNode() : link.endNode());
    }

    private List<ResolvedHydrant> resolvedHydrants() {
        return draft.hydrants.stream()
                .map(h -> new ResolvedHydrant(
                        h.ref,
                        h.link < 0 ? null : draft.links.get(h.link).ref,
                        nodeRef(h.node),
                        h.measure,
                        h.snapDistance))
                .toList();
    }

    private String nodeRef(int node) {
        return node < 0 ? null : draft.nodes.get(node).ref;
    }
}
