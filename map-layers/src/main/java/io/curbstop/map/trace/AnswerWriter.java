package io.curbstop.map.trace;

import io.curbstop.map.network.IntArray;
import io.curbstop.map.network.PipeNetwork;
import io.curbstop.map.network.ValveKind;
import io.curbstop.map.network.ValveTable;
import io.curbstop.map.trace.IsolationAnswer.Outcome;
import io.curbstop.map.trace.IsolationAnswer.Plan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntFunction;

/** Puts what a trace found into words and sorted lists. */
final class AnswerWriter {
    private final PipeNetwork network;
    private final TraceRequest request;
    private final BreakResolver breaks;
    private final ValveRules rules;
    private final SegmentFlood flood;
    private final Supply supply;
    private final Plan plan;

    AnswerWriter(
            PipeNetwork network,
            TraceRequest request,
            BreakResolver breaks,
            ValveRules rules,
            SegmentFlood flood,
            Supply supply,
            Plan plan) {
        this.network = network;
        this.request = request;
        this.breaks = breaks;
        this.rules = rules;
        this.flood = flood;
        this.supply = supply;
        this.plan = plan;
    }

    IsolationAnswer write() {
        TreeSet<Integer> close = new TreeSet<>();
        TreeSet<Integer> dry = new TreeSet<>();
        for (int valve : flood.border) {
            boolean must = request.options().closeDryBorders() || hasSupplyOutside(valve);
            (must ? close : dry).add(valve);
        }
        if (request.options().doubleBlock()) {
            close.addAll(new DoubleBlock(network, rules, flood).findSeconds(close));
        }
        List<String> sourcesInside = new ArrayList<>();
        for (int k = 0; k < network.sourceCount(); k++) {
            if (flood.contains(network.source(k))) {
                sourcesInside.add(network.nodeRef(network.source(k)));
            }
        }
        sourcesInside.sort(null);
        AreaWriter areas = new AreaWriter(network);
        int[] secondaryCells = secondaryCells();
        List<Restoration> restorations = secondaryCells.length == 0
                ? List.of()
                : new Restorer(network, rules, flood, supply, dry).find(secondaryCells);
        List<String> checks = new ArrayList<>(joints(flood.checkJoints, this::checkRef));
        List<String> assumed = new ArrayList<>(joints(flood.assumedClosedJoints, this::linkRef));
        Outcome outcome = outcome(close, sourcesInside, checks, assumed);
        return new IsolationAnswer(
                outcome == Outcome.ISOLATED || outcome == Outcome.ALREADY_DRY,
                outcome,
                reason(outcome, close, sourcesInside),
                plan,
                closingOrder(close),
                entries(boxed(flood.closedBorder), this::whyVerify),
                entries(dry, this::whyDry),
                entries(interior(), v -> "both its sides are inside the segment"),
                entries(
                        passedOver(),
                        v -> rules.whyCrossed(v) == null ? "not needed in this plan" : rules.whyCrossed(v)),
                checks,
                assumed,
                flood.pumps().stream()
                        .map(l -> network.links().mainRef(l))
                        .sorted()
                        .toList(),
                List.copyOf(sourcesInside),
                areas.write(flood.cells()),
                areas.write(secondaryCells),
                restorations,
                new ConfidenceWriter(network, request, breaks, rules, flood, checks, assumed).write(close),
                null,
                network.fingerprint(),
                request.states().version(),
                flood.jointsVisited + supply.jointsVisited());
    }

    private boolean hasSupplyOutside(int valve) {
        for (int k = 0; k < network.valves().jointCount(valve); k++) {
            int joint = network.valves().joint(valve, k);
            boolean wet = supply.isSupplied(network.jointA(joint)) || supply.isSupplied(network.jointB(joint));
            if (wet && isHeldByCheck(joint)) {
                flood.checkJoints.add(joint);
            } else if (wet) {
                return true;
            }
        }
        return false;
    }

    /** True when a trusted non-return valve beside the valve lets nothing back into the segment. */
    private boolean isHeldByCheck(int joint) {
        return request.options().trustCheckValves()
                && (network.jointFlags(joint) & PipeNetwork.ONE_WAY_CHECK) != 0
                && flood.contains(network.jointA(joint));
    }

    private String whyDry(int valve) {
        for (int k = 0; k < network.valves().jointCount(valve); k++) {
            if (flood.checkJoints.contains(network.valves().joint(valve, k))) {
                return "open, but the non-return valve beside it holds; close it not to rely on that";
            }
        }
        return "open, but no source reaches its outer side once the others are shut";
    }

    private int[] secondaryCells() {
        IntArray cells = new IntArray();
        for (int unit : supply.after().dryUnits()) {
            supply.after().forEachCell(unit, cell -> {
                if (supply.wasSupplied(cell)) {
                    cells.add(cell);
                }
            });
        }
        return cells.toArray();
    }

    private TreeSet<Integer> interior() {
        TreeSet<Integer> interior = new TreeSet<>();
        for (int valve : flood.interior) {
            interior.add(valve);
        }
        for (int valve : flood.crossed) {
            if (rules.isUsable(valve)) {
                interior.add(valve);
            }
        }
        return interior;
    }

    private TreeSet<Integer> passedOver() {
        TreeSet<Integer> passed = new TreeSet<>();
        for (int valve : flood.crossed) {
            if (!rules.isUsable(valve) && rules.whyCrossed(valve) != null) {
                passed.add(valve);
            }
        }
        return passed;
    }

    private Outcome outcome(
            Collection<Integer> close, List<String> sourcesInside, List<String> checks, List<String> assumed) {
        boolean noBorder =
                flood.border.length + flood.closedBorder.length == 0 && checks.isEmpty() && assumed.isEmpty();
        if (!sourcesInside.isEmpty()) {
            return noBorder ? Outcome.NO_VALVES : Outcome.SOURCE_INSIDE;
        }
        if (noBorder || !supply.hasSourceSomewhere(breaks.cells.get(0))) {
            return Outcome.NO_SOURCE;
        }
        boolean wasSupplied = false;
        for (int k = 0; k < breaks.cells.size(); k++) {
            wasSupplied |= supply.wasSupplied(breaks.cells.get(k));
        }
        return close.isEmpty() || !wasSupplied ? Outcome.ALREADY_DRY : Outcome.ISOLATED;
    }

    private String reason(Outcome outcome, Collection<Integer> close, List<String> sources) {
        return switch (outcome) {
            case ISOLATED ->
                "Shut " + count(close.size(), "valve")
                        + (flood.closedBorder.length == 0
                                ? "."
                                : " and see that " + count(flood.closedBorder.length, "valve")
                                        + (flood.closedBorder.length == 1 ? " is closed." : " are closed."));
            case ALREADY_DRY ->
                "No source reaches the break as the valves stand"
                        + (flood.closedBorder.length == 0 ? "." : "; see that the closed valves are closed.");
            case SOURCE_INSIDE -> "Valves alone cannot isolate it: shut down " + String.join(", ", sources) + ".";
            case NO_VALVES ->
                "No usable valve stands between the break and anything else: shut down " + String.join(", ", sources)
                        + ".";
            default -> "No known source feeds this piece of network: what feeds the break is not in the records.";
        };
    }

    private static String count(int n, String what) {
        return n + " " + what + (n == 1 ? "" : "s");
    }

    private String whyVerify(int valve) {
        return switch (rules.operability(valve)) {
            case STUCK_CLOSED -> "stuck closed on the border: see that it holds";
            case INACCESSIBLE -> "recorded as closed on the border, but inaccessible: see by other means that it holds";
            default ->
                rules.thisJob().get(valve) == JobValve.CLOSED
                        ? "closed by another job on the border: keep it closed"
                        : "recorded as closed on the border: see that it is";
        };
    }

    /** Small valves first and big feeds last; of equals the slowest first. */
    private List<ValveEntry> closingOrder(Collection<Integer> close) {
        ValveTable valves = network.valves();
        List<Integer> ordered = close.stream()
                .sorted(Comparator.comparingInt(
                                (Integer v) -> valves.findDiameter_mm(v).orElse(0))
                        .thenComparing(v -> -valves.findTurns(v).orElse(0))
                        .thenComparing(valves::ref))
                .toList();
        List<ValveEntry> entries = new ArrayList<>();
        for (int valve : ordered) {
            String why = whyClose(valve);
            if (network.valves().kind(valve) == ValveKind.SQUEEZE_OFF) {
                why = "squeeze the pipe off here: " + why;
            }
            entries.add(entry(entries.size() + 1, valve, why));
        }
        return List.copyOf(entries);
    }

    private String whyClose(int valve) {
        if (!flood.isOpenBorder(valve)) {
            return "second valve of a double block";
        }
        return hasSupplyOutside(valve)
                ? "a source reaches its outer side"
                : "no source behind it, but what is in the mains would vent through the break";
    }

    private List<ValveEntry> entries(Collection<Integer> valves, IntFunction<String> why) {
        return valves.stream()
                .map(v -> entry(0, v, why.apply(v)))
                .sorted(Comparator.comparing(ValveEntry::ref))
                .toList();
    }

    private ValveEntry entry(int order, int valve, String why) {
        ValveTable valves = network.valves();
        return new ValveEntry(
                order,
                valves.ref(valve),
                why,
                valves.findDiameter_mm(valve).isPresent()
                        ? valves.findDiameter_mm(valve).getAsInt()
                        : null,
                valves.findTurns(valve).isPresent() ? valves.findTurns(valve).getAsDouble() : null,
                valves.findCloses(valve).orElse(null),
                valves.findAccessNote(valve).orElse(null));
    }

    private static List<Integer> boxed(int[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    private TreeSet<String> joints(Collection<Integer> joints, IntFunction<String> name) {
        TreeSet<String> names = new TreeSet<>();
        joints.forEach(j -> names.add(name.apply(j)));
        return names;
    }

    private String checkRef(int joint) {
        int valve = network.jointValve(joint);
        return valve >= 0 ? network.valves().ref(valve) : linkRef(joint);
    }

    private String linkRef(int joint) {
        int link = SegmentFlood.linkOf(network, joint);
        return network.links().isMain(link)
                ? network.links().mainRef(link)
                : network.valves().ref(network.links().valveOfLink(link));
    }
}
