package io.curbstop.map.network;

import io.curbstop.map.network.ConnectivityReport.InferredSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The sources of a network: the nodes whose kind says so. Where the records name none at all, one is inferred for each
 * connected piece: the outer end of a meter, else a node of its largest main, its open end if it has one.
 */
final class SourceFinder {
    private static final Comparator<Candidate> BEST_FIRST = Comparator.comparing((Candidate c) -> !c.meter)
            .thenComparing(c -> -c.diameter_mm)
            .thenComparing(c -> !c.openEnd)
            .thenComparing(c -> -c.length_m)
            .thenComparing(c -> c.ref);

    private final GraphDraft draft;
    private final int[] pieceOf;

    SourceFinder(GraphDraft draft, int[] pieceOf) {
        this.draft = draft;
        this.pieceOf = pieceOf;
    }

    private record Candidate(int node, boolean meter, boolean openEnd, int diameter_mm, double length_m, String ref) {
        String reason() {
            return meter
                    ? "inferred: outer end of a meter"
                    : "inferred: " + (openEnd ? "open end of" : "on") + " the largest main, " + diameter_mm + " mm";
        }
    }

    List<InferredSource> find() {
        List<InferredSource> found = new ArrayList<>();
        IntArray named = new IntArray();
        for (int n = 0; n < draft.nodes.size(); n++) {
            NodeDraft node = draft.nodes.get(n);
            if (node.kind.isSource() && node.degree > 0) {
                named.add(n);
                found.add(new InferredSource(node.ref, node.kind.name().toLowerCase(Locale.ROOT)));
            }
        }
        if (named.size() > 0) {
            draft.sources = named.toArray();
            return found;
        }
        Map<Integer, Candidate> best = new TreeMap<>();
        for (LinkDraft link : draft.links) {
            for (LinkDraft.Part part : link.isInService() ? link.parts : List.<LinkDraft.Part>of()) {
                consider(best, link, part.startNode);
                consider(best, link, part.endNode);
            }
        }
        draft.sources =
                best.values().stream().mapToInt(Candidate::node).sorted().toArray();
        draft.sourcesInferred = draft.sources.length > 0;
        best.values().forEach(c -> found.add(new InferredSource(c.ref(), c.reason())));
        return found;
    }

    private void consider(Map<Integer, Candidate> best, LinkDraft link, int node) {
        if (node < 0) {
            return;
        }
        NodeDraft at = draft.nodes.get(node);
        boolean openEnd = at.degree == 1;
        boolean meter = openEnd && link.kind() == LinkKind.METER;
        Candidate candidate = new Candidate(node, meter, openEnd, link.source.diameter_mm(), link.length_m, at.ref);
        best.merge(pieceOf[node], candidate, (a, b) -> BEST_FIRST.compare(a, b) <= 0 ? a : b);
    }
}
