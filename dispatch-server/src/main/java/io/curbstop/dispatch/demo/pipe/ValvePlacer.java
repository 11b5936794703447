package io.curbstop.dispatch.demo.pipe;

import io.curbstop.dispatch.demo.land.Lines;
import io.curbstop.dispatch.demo.land.Streams;
import io.curbstop.dispatch.demo.street.StreetEdge;
import io.curbstop.dispatch.demo.street.StreetNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Sets the valves: at a junction one fewer than there are mains, with gaps; half-way on long runs; shut or reducing where
 * zones meet; and one before each tank and works. Some no longer turn or cannot be reached.
 */
final class ValvePlacer {
    private static final double LONG_RUN_M = 330;
    private static final String[] HARD_TO_REACH = {
        "Paved over when the street was resurfaced; last seen 0.4 m off the south curb",
        "Box full of silt; needs the vacuum truck before the key goes on",
        "Under the parking lane; have cars moved first",
        "Box lid broken and jammed; bring a breaker bar",
        "Inside the fenced yard; ask for the gate key at the depot"
    };
    private static final String[] HINTS = {
        "In the boulevard, two steps behind the hydrant",
        "In the middle of the crossing: traffic control needed",
        "Deep box, long key",
        "Left of the driveway, lid painted blue",
        "Gearbox: counts double turns"
    };

    private final SplittableRandom random;
    private final Supply supply;
    private final Boundaries boundaries;
    private final Map<StreetEdge, List<WaterMain>> byStreet;
    private final List<WaterMain> mains;
    private final List<WaterValve> valves = new ArrayList<>();

    ValvePlacer(
            Streams streams,
            Supply supply,
            Boundaries boundaries,
            Map<StreetEdge, List<WaterMain>> byStreet,
            List<WaterMain> mains) {
        this.random = streams.stage("valves");
        this.supply = supply;
        this.boundaries = boundaries;
        this.byStreet = byStreet;
        this.mains = mains;
    }

    List<WaterValve> place() {
        Map<StreetNode, List<StreetEdge>> ends = new LinkedHashMap<>();
        for (StreetEdge edge : byStreet.keySet()) {
            ends.computeIfAbsent(edge.from(), key -> new ArrayList<>()).add(edge);
            ends.computeIfAbsent(edge.to(), key -> new ArrayList<>()).add(edge);
        }
        ends.forEach(this::atJunction);
        byStreet.forEach(this::onLongRun);
        for (WaterMain main : mains) {
            if (main.segment() == null) {
                add(main, main.from(), 14, "isolation", "open");
            }
        }
        return valves;
    }

    private void atJunction(StreetNode node, List<StreetEdge> edges) {
        List<StreetEdge> plain = new ArrayList<>();
        for (StreetEdge edge : edges) {
            switch (boundaries.at(edge, node)) {
                case CLOSED_VALVE -> add(first(edge, node), nodeAt(edge, node), 6, "isolation", "closed");
                case PRV -> {
                    WaterMain main = first(edge, node);
                    add(main, nodeAt(edge, node), 5, "isolation", "open");
                    add(main, nodeAt(edge, node), 8, "prv", "open");
                }
                case PUMP -> add(second(edge, node), null, 5, "isolation", "open");
                default -> plain.add(edge);
            }
        }
        if (edges.size() < 3) {
            return;
        }
        plain.sort(Comparator.comparingInt((StreetEdge edge) -> -supply.trunk_mm(edge))
                .thenComparingDouble(edge -> -edge.streetClass().halfWidth_m())
                .thenComparingInt(StreetEdge::id));
        int without = random.nextInt(3) == 0 ? plain.size() - 1 : 0;
        for (int i = 0; i < plain.size(); i++) {
            boolean last = i == without && plain.size() == edges.size();
            if (!last && random.nextDouble() < 0.9) {
                StreetEdge edge = plain.get(i);
                add(first(edge, node), nodeAt(edge, node), 5 + 3 * random.nextDouble(), "isolation", "open");
            }
        }
    }

    private void onLongRun(StreetEdge edge, List<WaterMain> pieces) {
        if (edge.length_m() > LONG_RUN_M) {
            WaterMain middle = pieces.get(pieces.size() / 2);
            if (middle.kind() == WaterMain.Kind.STREET) {
                add(middle, middle.from(), Lines.length(middle.line()) * 0.4, "isolation", "open");
            }
        }
    }

    /** The piece of a street's main that ends at a junction. */
    private WaterMain first(StreetEdge edge, StreetNode node) {
        List<WaterMain> pieces = byStreet.get(edge);
        return edge.from() == node ? pieces.get(0) : pieces.get(pieces.size() - 1);
    }

    private WaterMain second(StreetEdge edge, StreetNode node) {
        List<WaterMain> pieces = byStreet.get(edge);
        return edge.from() == node ? pieces.get(1) : pieces.get(pieces.size() - 2);
    }

    private WaterNode nodeAt(StreetEdge edge, StreetNode node) {
        WaterMain piece = first(edge, node);
        return edge.from() == node ? piece.from() : piece.to();
    }

    /** Adds a valve so far from one end of a main; from its start when {@code end} is null. */
    private void add(WaterMain main, WaterNode end, double from_m, String kind, String position) {
        double length = Lines.length(main.line());
        double reach = Math.min(from_m, length * (from_m < 6 ? 0.4 : 0.6));
        double measure = end == null || end == main.from() ? reach : length - reach;
        double dice = random.nextDouble();
        boolean closed = position.equals("closed");
        boolean old = main.pipe().installedOn().getYear() < 1_960;
        double trouble = old ? 1.6 : 0.6;
        String operability = "operable";
        if (kind.equals("isolation")) {
            if (dice < 0.022 * trouble) {
                operability = closed ? "stuck_closed" : "stuck_open";
            } else if (dice < 0.042 * trouble) {
                operability = "inaccessible";
            } else if (dice < 0.052 * trouble) {
                operability = "unknown";
            }
        }
        String note = operability.equals("inaccessible")
                ? HARD_TO_REACH[random.nextInt(HARD_TO_REACH.length)]
                : operability.startsWith("stuck")
                        ? "Would not turn when last exercised"
                        : closed
                                ? "Zone boundary: keep shut"
                                : random.nextInt(12) == 0 ? HINTS[random.nextInt(HINTS.length)] : null;
        double turns = Math.round(main.pipe().diameter_mm() / 25.0 * 3 + 2);
        String closes = old && random.nextDouble() < 0.3 ? "anticlockwise" : "clockwise";
        valves.add(new WaterValve(
                valves.size(),
                main,
                Lines.along(main.line(), measure),
                kind,
                position,
                operability,
                turns,
                closes,
                note));
    }
}
