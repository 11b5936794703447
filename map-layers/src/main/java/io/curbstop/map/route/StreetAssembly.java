package io.curbstop.map.route;

import com.graphhopper.routing.subnetwork.TarjanSCC;
import io.curbstop.map.network.UnionFind;
import io.curbstop.map.route.StreetJoiner.Cut;
import io.curbstop.map.route.StreetReport.Code;
import io.curbstop.map.route.StreetReport.Problem;
import io.curbstop.map.source.FeatureRecord;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.linearref.LengthIndexedLine;

/** Puts streets together, and says what is wrong with them. */
final class StreetAssembly {

    private final StreetOptions options;
    private final List<Problem> problems = new ArrayList<>();
    private final List<StreetPart> parts = new ArrayList<>();

    StreetAssembly(StreetOptions options) {
        this.options = options;
    }

    StreetNetwork assemble(Collection<FeatureRecord> rows) {
        StreetReader reader = new StreetReader(options, problems);
        List<DrawnStreet> streets = withoutLonePoints(
                rows.stream().map(reader::read).flatMap(Optional::stream).toList());
        StreetJoiner joiner = new StreetJoiner(streets, options.snapTolerance_m());
        List<List<Cut>> cuts = joiner.cuts();
        StreetGraph graph = new StreetGraph(joiner.nodeCount(), options.speedShare());
        for (int i = 0; i < streets.size(); i++) {
            add(graph, streets.get(i), cuts.get(i));
        }
        graph.finish();
        return new StreetNetwork(graph, parts, options, report(graph, streets.size(), joiner.nodeCount()));
    }

    /** A loop whose source gives only its two ends is a point; where no other street meets it, it leads nowhere. */
    private List<DrawnStreet> withoutLonePoints(List<DrawnStreet> streets) {
        List<List<Cut>> cuts = new StreetJoiner(streets, options.snapTolerance_m()).cuts();
        Map<Integer, Integer> meeting = new HashMap<>();
        cuts.forEach(
                own -> own.stream().map(Cut::node).distinct().forEach(node -> meeting.merge(node, 1, Integer::sum)));
        List<DrawnStreet> kept = new ArrayList<>();
        for (int i = 0; i < streets.size(); i++) {
            DrawnStreet street = streets.get(i);
            boolean point = street.line().getLength() <= options.snapTolerance_m();
            if (!point || meeting.get(cuts.get(i).get(0).node()) > 1) {
                kept.add(street);
            } else {
                problems.add(new Problem(
                        Code.ONLY_A_POINT,
                        street.ref(),
                        "street " + street.ref() + ": drawn as a point that no street meets; left out"));
            }
        }
        return kept;
    }

    private void add(StreetGraph graph, DrawnStreet street, List<Cut> cuts) {
        LengthIndexedLine line = new LengthIndexedLine(street.line());
        double drawn_m = street.line().getLength();
        for (int i = 1; i < cuts.size(); i++) {
            Cut start = cuts.get(i - 1);
            Cut end = cuts.get(i);
            // A street drawn as a point has its surveyed length all the same.
            double share = drawn_m > 0 ? (end.measure_m() - start.measure_m()) / drawn_m : 1.0 / (cuts.size() - 1);
            LineString piece = cuts.size() == 2
                    ? street.line()
                    : (LineString) line.extractLine(start.measure_m(), end.measure_m());
            StreetPart part = new StreetPart(
                    parts.size(),
                    street.ref(),
                    street.name(),
                    piece,
                    share * street.length_m(),
                    start.node(),
                    end.node());
            graph.add(part, street);
            parts.add(part);
        }
    }

    private StreetReport report(StreetGraph graph, int streets, int nodes) {
        int pieces = reportPieces(nodes);
        problems.sort(Comparator.comparing(Problem::ref).thenComparing(Problem::code));
        return new StreetReport(streets, parts.size(), nodes, pieces, largestShare(graph), problems);
    }

    /** Each piece but the largest is a problem of its first street. */
    private int reportPieces(int nodes) {
        UnionFind groups = new UnionFind(nodes);
        parts.forEach(part -> groups.join(part.from(), part.to()));
        Map<Integer, List<StreetPart>> pieces = new HashMap<>();
        parts.forEach(part -> pieces.computeIfAbsent(groups.find(part.from()), piece -> new ArrayList<>())
                .add(part));
        pieces.values().stream()
                .sorted(Comparator.<List<StreetPart>>comparingInt(List::size).reversed())
                .skip(1)
                .forEach(piece -> {
                    String ref = piece.get(0).streetRef();
                    problems.add(new Problem(
                            Code.NOT_CONNECTED,
                            ref,
                            "street %s: meets none of the other streets; %d in this piece"
                                    .formatted(ref, piece.size())));
                });
        return pieces.size();
    }

    private double largestShare(StreetGraph graph) {
        if (parts.isEmpty()) {
            return 0;
        }
        BitSet largest = new BitSet();
        for (int node : TarjanSCC.findComponents(graph.base, edge -> edge.get(graph.open), false)
                .getBiggestComponent()
                .toArray()) {
            largest.set(node);
        }
        long inside = parts.stream()
                .filter(part -> largest.get(part.from()) && largest.get(part.to()))
                .count();
        return (double) inside / parts.size();
    }
}
