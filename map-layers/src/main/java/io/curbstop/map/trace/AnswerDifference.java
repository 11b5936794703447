package io.curbstop.map.trace;

import io.curbstop.map.trace.IsolatedArea.MainPart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What changed from one answer to the next, when a crew reports a valve stuck for example. Both answers must come from
 * the same network.
 *
 * @param toClose valves to close that were not on the list before, in the new order of closing
 * @param mayBeReopened valves of the old list that are not needed any more and not reported unusable, sorted
 * @param toVerify closed valves on the border that were not before, sorted
 * @param newlyOff stretches of mains that had supply under the old answer and have none under the new one
 * @param nowSupplied stretches of mains that had none under the old answer and have supply under the new one
 * @param sameOutcome true when both have the same outcome
 */
public record AnswerDifference(
        List<ValveEntry> toClose,
        List<String> mayBeReopened,
        List<ValveEntry> toVerify,
        List<MainPart> newlyOff,
        List<MainPart> nowSupplied,
        boolean sameOutcome) {

    /** The difference from an old answer to a new one. */
    public static AnswerDifference between(IsolationAnswer old, IsolationAnswer now) {
        Set<String> oldClose = refs(old.close());
        Set<String> oldVerify = refs(old.verify());
        Set<String> reopen = new TreeSet<>(oldClose);
        reopen.removeAll(refs(now.close()));
        reopen.removeAll(refs(now.crossed()));
        return new AnswerDifference(
                now.close().stream().filter(v -> !oldClose.contains(v.ref())).toList(),
                List.copyOf(reopen),
                now.verify().stream()
                        .filter(v -> !oldVerify.contains(v.ref()) && !oldClose.contains(v.ref()))
                        .toList(),
                without(now, old),
                without(old, now),
                old.outcome() == now.outcome());
    }

    private static Set<String> refs(List<ValveEntry> entries) {
        return entries.stream().map(ValveEntry::ref).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<MainPart> off(IsolationAnswer answer) {
        List<MainPart> off = new ArrayList<>(answer.segment().mains());
        off.addAll(answer.secondary().mains());
        return off;
    }

    /** The stretches that are off in one answer, less those off in the other. */
    private static List<MainPart> without(IsolationAnswer one, IsolationAnswer other) {
        List<MainPart> left = off(one);
        for (MainPart taken : off(other)) {
            List<MainPart> next = new ArrayList<>();
            for (MainPart part : left) {
                if (part.mainRef().equals(taken.mainRef())) {
                    cut(part, taken, next);
                } else {
                    next.add(part);
                }
            }
            left = next;
        }
        left.sort(Comparator.comparing(MainPart::mainRef).thenComparingDouble(MainPart::from));
        return List.copyOf(left);
    }

    private static void cut(MainPart part, MainPart taken, List<MainPart> into) {
        if (taken.to() <= part.from() || taken.from() >= part.to()) {
            if (!(taken.whole() && part.whole())) {
                into.add(part);
            }
            return;
        }
        if (part.from() < taken.from()) {
            into.add(stretch(part, part.from(), taken.from()));
        }
        if (taken.to() < part.to()) {
            into.add(stretch(part, taken.to(), part.to()));
        }
    }

    private static MainPart stretch(MainPart of, double from, double to) {
        double perMeasure = of.to() > of.from() ? 1 / (of.to() - of.from()) : 0;
        double fractions = (of.toFraction() - of.fromFraction()) * perMeasure;
        return new MainPart(
                of.mainRef(),
                from,
                to,
                false,
                of.fromFraction() + (from - of.from()) * fractions,
                of.fromFraction() + (to - of.from()) * fractions,
                of.length_m() * (to - from) * perMeasure);
    }
}
