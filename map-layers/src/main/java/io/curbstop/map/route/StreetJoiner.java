package io.curbstop.map.route;

import io.curbstop.map.network.UnionFind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.linearref.LengthIndexedLine;

/**
 * Finds where streets meet: at ends that lie together, and where one ends on another. Two that only cross do not meet:
 * they may lie above each other.
 */
final class StreetJoiner {

    private final List<DrawnStreet> streets;
    private final double tolerance_m;
    private final int[] nodeOfEnd;
    private final List<Coordinate> nodes = new ArrayList<>();

    /**
     * A place at which a street is divided.
     *
     * @param measure_m how far along its drawn line
     * @param node the junction there
     */
    record Cut(double measure_m, int node) {}

    StreetJoiner(List<DrawnStreet> streets, double tolerance_m) {
        this.streets = streets;
        this.tolerance_m = tolerance_m;
        this.nodeOfEnd = joinEnds();
    }

    /** Where each street begins, is divided and ends, in that order. */
    List<List<Cut>> cuts() {
        List<List<Cut>> cuts = new ArrayList<>();
        for (int i = 0; i < streets.size(); i++) {
            List<Cut> own = new ArrayList<>();
            own.add(new Cut(0, nodeOfEnd[2 * i]));
            own.add(new Cut(streets.get(i).line().getLength(), nodeOfEnd[2 * i + 1]));
            cuts.add(own);
        }
        divide(cuts);
        cuts.forEach(this::openLoop);
        return cuts;
    }

    int nodeCount() {
        return nodes.size();
    }

    private Coordinate end(int end) {
        DrawnStreet street = streets.get(end / 2);
        return end % 2 == 0
                ? street.line().getCoordinateN(0)
                : street.line().getCoordinateN(street.line().getNumPoints() - 1);
    }

    private int[] joinEnds() {
        int count = 2 * streets.size();
        STRtree index = new STRtree();
        for (int end = 0; end < count; end++) {
            index.insert(new Envelope(end(end)), end);
        }
        UnionFind groups = new UnionFind(count);
        for (int end = 0; end < count; end++) {
            Coordinate at = end(end);
            for (Object other : index.query(around(at))) {
                if (end((Integer) other).distance(at) <= tolerance_m) {
                    groups.join(end, (Integer) other);
                }
            }
        }
        int[] numbers = groups.numbers();
        for (int end = 0; end < count; end++) {
            if (numbers[end] == nodes.size()) {
                nodes.add(end(end));
            }
        }
        return numbers;
    }

    /** A street that ends on another's line divides it there, unless either passes over the other. */
    private void divide(List<List<Cut>> cuts) {
        STRtree index = new STRtree();
        for (int i = 0; i < streets.size(); i++) {
            if (!streets.get(i).bridge()) {
                index.insert(streets.get(i).line().getEnvelopeInternal(), i);
            }
        }
        boolean[] bridgeEnd = bridgeEnds();
        for (int node = 0; node < nodes.size(); node++) {
            if (bridgeEnd[node]) {
                continue;
            }
            for (Object found : index.query(around(nodes.get(node)))) {
                divide((Integer) found, node, cuts.get((Integer) found));
            }
        }
        cuts.forEach(own -> own.sort(Comparator.comparingDouble(Cut::measure_m)));
    }

    /** Junctions at which only bridges end: nothing says that they come down to what lies beneath. */
    private boolean[] bridgeEnds() {
        boolean[] only = new boolean[nodes.size()];
        java.util.Arrays.fill(only, true);
        for (int end = 0; end < nodeOfEnd.length; end++) {
            only[nodeOfEnd[end]] &= streets.get(end / 2).bridge();
        }
        return only;
    }

    private void divide(int street, int node, List<Cut> own) {
        if (own.stream().anyMatch(cut -> cut.node() == node)) {
            return;
        }
        Coordinate at = nodes.get(node);
        LengthIndexedLine line = new LengthIndexedLine(streets.get(street).line());
        double measure_m = line.project(at);
        if (line.extractPoint(measure_m).distance(at) <= tolerance_m) {
            own.add(new Cut(measure_m, node));
        }
    }

    /** The graph has no edge from a junction to itself, so a loop gets a junction in its middle. */
    private void openLoop(List<Cut> own) {
        for (int i = own.size() - 1; i > 0; i--) {
            Cut before = own.get(i - 1);
            if (before.node() == own.get(i).node()) {
                double middle_m = (before.measure_m() + own.get(i).measure_m()) / 2;
                own.add(i, new Cut(middle_m, nodes.size()));
                nodes.add(null);
            }
        }
    }

    private Envelope around(Coordinate at) {
        Envelope box = new Envelope(at);
        box.expandBy(tolerance_m);
        return box;
    }
}
