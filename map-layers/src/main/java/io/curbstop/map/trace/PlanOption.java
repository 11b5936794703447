package io.curbstop.map.trace;

import io.curbstop.map.trace.Restoration.Candidate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * One way to shut a break off, to be held against the others.
 *
 * @param kind what it is best at
 * @param answer the valves to close and what lies behind them
 * @param closeFirst valves to close besides, before any is opened, or the break would be fed again; sorted
 * @param open closed valves to open so that others have water again, in this order; empty for most plans
 * @param zones pressure zones that opening would join, sorted; fewer than two when none would
 * @param stillOut what has no water while the plan lasts: the segment, then the parts not given water again
 * @param weight the sum of the caller's weight over {@code stillOut}: customers, or critical ones counted more
 */
public record PlanOption(
        Kind kind,
        IsolationAnswer answer,
        List<String> closeFirst,
        List<String> open,
        List<String> zones,
        List<IsolatedArea> stillOut,
        double weight) {

    /** What a plan is best at. */
    public enum Kind {
        /** The nearest ring of usable valves. */
        NEAREST,
        /** As few valves to close as possible. */
        FEWEST_VALVES,
        /**
         * As little weight without water as possible. Any ring further out dries what the nearest dries and more, so it
         * is the nearest ring, and closed valves opened to what else lost its supply.
         */
        LEAST_WEIGHT
    }

    /**
     * The plans for a request that differ, the nearest first.
     *
     * @param weight what it counts that an area has no water, such as its customers; never negative
     * @return the nearest alone when the break cannot be isolated, or nothing is better
     * @throws IllegalArgumentException when the states are not of the tracer's network
     */
    public static List<PlanOption> list(
            IsolationTracer tracer, TraceRequest request, ToDoubleFunction<IsolatedArea> weight) {
        IsolationAnswer nearest = tracer.trace(request);
        List<PlanOption> options = new ArrayList<>(List.of(plain(Kind.NEAREST, nearest, weight)));
        if (!nearest.isolated()) {
            return List.copyOf(options);
        }
        tracer.findFewestValves(request).ifPresent(fewest -> options.add(plain(Kind.FEWEST_VALVES, fewest, weight)));
        PlanOption restored = restored(nearest, weight);
        if (!restored.open().isEmpty() && restored.weight() < options.get(0).weight()) {
            options.add(restored);
        }
        return List.copyOf(options);
    }

    private static PlanOption plain(Kind kind, IsolationAnswer answer, ToDoubleFunction<IsolatedArea> weight) {
        List<IsolatedArea> out = new ArrayList<>(List.of(answer.segment()));
        answer.restorations().forEach(part -> out.add(part.area()));
        return of(kind, answer, List.of(), out, weight);
    }

    private static PlanOption restored(IsolationAnswer answer, ToDoubleFunction<IsolatedArea> weight) {
        List<Candidate> chosen = new ArrayList<>();
        List<IsolatedArea> out = new ArrayList<>(List.of(answer.segment()));
        for (Restoration part : answer.restorations()) {
            if (part.candidates().isEmpty() || weight.applyAsDouble(part.area()) <= 0) {
                out.add(part.area());
            } else {
                chosen.add(part.candidates().stream()
                        .min(Comparator.comparingInt(
                                        (Candidate c) -> Math.max(1, c.zones().size()))
                                .thenComparingInt(
                                        c -> c.open().size() + c.closeFirst().size())
                                .thenComparing(c -> c.open().get(0)))
                        .orElseThrow());
            }
        }
        return of(Kind.LEAST_WEIGHT, answer, chosen, out, weight);
    }

    private static PlanOption of(
            Kind kind,
            IsolationAnswer answer,
            List<Candidate> chosen,
            List<IsolatedArea> out,
            ToDoubleFunction<IsolatedArea> weight) {
        TreeSet<String> closeFirst = new TreeSet<>();
        TreeSet<String> zones = new TreeSet<>();
        List<String> open = new ArrayList<>();
        for (Candidate candidate : chosen) {
            closeFirst.addAll(candidate.closeFirst());
            zones.addAll(candidate.zones());
            candidate.open().stream().filter(valve -> !open.contains(valve)).forEach(open::add);
        }
        return new PlanOption(
                kind,
                answer,
                List.copyOf(closeFirst),
                List.copyOf(open),
                List.copyOf(zones),
                List.copyOf(out),
                out.stream().mapToDouble(weight).sum());
    }
}
