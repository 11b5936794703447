package io.curbstop.map.network;

import io.curbstop.map.network.ConnectivityReport.Distances;
import io.curbstop.map.network.ConnectivityReport.InferredSource;
import io.curbstop.map.network.ConnectivityReport.Piece;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

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
        Distances ends = distances(endSnaps.stream().mapToDouble(Double::doubleValue));
        Distances valves = distances(draft.valves.stream()
                .filter(v -> v.placement != ValvePlacement.NOWHERE)
                .mapToDouble(v -> v.snapDistance));
        Distances hydrants = distances(
                draft.hydrants.stream().filter(h -> h.link >= 0 || h.node >= 0).mapToDouble(h -> h.snapDistance));
        draft.largestSnap_m = Math.max(ends.max_m(), valves.max_m());
        PipeNetwork network = new PipeNetwork(draft);
        Map<ValvePlacement, Integer> placements = new EnumMap<>(ValvePlacement.class);
        draft.valves.forEach(v -> placements.merge(v.placement, 1, Integer::sum));
        MainsInService mains = MainsInService.of(network.links());
        ConnectivityReport report = new ConnectivityReport(
                options.network(),
                draft.nodes.size(),
                mains.count(),
                draft.mainCount - mains.count(),
                mains.unjoined(),
                draft.valves.size(),
                draft.hydrants.size(),
                mains.length_m(),
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
        return new Assembly(network, report, draft);
    }

    private record MainsInService(int count, int unjoined, double length_m) {
        static MainsInService of(LinkTable links) {
            int count = 0;
            int unjoined = 0;
            double length_m = 0;
            for (int main = 0; main < links.mainCount(); main++) {
                if (links.status(main) != LinkStatus.ABANDONED) {
                    count++;
                    unjoined += isUnjoined(links, main) ? 1 : 0;
                    length_m += links.length_m(main);
                }
            }
            return new MainsInService(count, unjoined, length_m);
        }
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
        int[] first = new int[count];
        for (int l = 0; l < network.links().count(); l++) {
            boolean inService = network.links().firstSpan(l) < network.links().firstSpan(l + 1);
            if (inService && network.links().isMain(l) && !isUnjoined(network.links(), l)) {
                int piece = pieceOf[network.cellOfSpan(network.links().firstSpan(l))];
                mains[piece]++;
                length_m[piece] += network.links().length_m(l);
                first[piece] = mains[piece] == 1 || draft.linkRank[l] < draft.linkRank[first[piece]] ? l : first[piece];
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
                String firstMain = mains[p] > 0 ? network.links().mainRef(first[p]) : null;
                pieces.add(new Piece(firstMain, mains[p], valves[p], sources[p], length_m[p]));
            }
        }
        pieces.sort(Comparator.comparingDouble(Piece::length_m)
                .reversed()
                .thenComparing(p -> p.firstMain() == null ? "" : p.firstMain()));
        return pieces;
    }

    private static boolean isUnjoined(LinkTable links, int link) {
        return links.startNode(link) < 0 && links.endNode(link) < 0;
    }

    private List<String> danglingEnds() {
        return draft.nodes.stream()
                .filter(n -> n.degree == 1 && !n.kind.isSource())
                .map(n -> n.ref)
                .sorted()
                .toList();
    }

    private static Distances distances(DoubleStream all) {
        double[] moved = all.filter(d -> d > 0.001).sorted().toArray();
        int n = moved.length;
        return n == 0 ? new Distances(0, 0, 0) : new Distances(n, moved[n / 2], moved[n - 1]);
    }
}
