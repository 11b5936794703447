package io.curbstop.dispatch.crew;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the units that together meet several needs best, none of them twice. */
final class UnitSet {

    /** Who is there or on the way already goes before who would have to be sent. */
    private static final Comparator<Candidate> BEST_FIRST = Comparator.comparing(
                    Candidate::sent, Comparator.reverseOrder())
            .thenComparing(Candidate::merit, Merit.BEST_FIRST)
            .thenComparing(Candidate::unitCode);

    private final List<List<Candidate>> candidates;
    private final List<Candidate> chosen = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();
    private List<Candidate> best;

    private UnitSet(List<List<Candidate>> candidates) {
        this.candidates = candidates;
    }

    /**
     * A unit that can meet a need.
     *
     * @param unitCode the unit
     * @param sent whether it was sent already
     * @param merit what speaks for it at this need; nothing is weighed of one that was sent
     */
    record Candidate(String unitCode, boolean sent, Merit merit) {}

    /**
     * The sum over a set, in the order in which it counts.
     *
     * @param unmet needs that nobody meets
     * @param fresh units that would have to be sent
     */
    record Total(int unmet, int fresh, int preEmption, int bands, int territories, int jobs, int hours)
            implements Comparable<Total> {

        private static final Comparator<Total> ORDER = Comparator.comparingInt(Total::unmet)
                .thenComparingInt(Total::fresh)
                .thenComparingInt(Total::preEmption)
                .thenComparingInt(Total::bands)
                .thenComparingInt(Total::territories)
                .thenComparingInt(Total::jobs)
                .thenComparingInt(Total::hours);

        /** The sum over the units of a set; null stands for a need that nobody meets. */
        static Total of(List<Candidate> set) {
            Total sum = new Total(0, 0, 0, 0, 0, 0, 0);
            for (Candidate one : set) {
                sum = one == null
                        ? new Total(
                                sum.unmet + 1,
                                sum.fresh,
                                sum.preEmption,
                                sum.bands,
                                sum.territories,
                                sum.jobs,
                                sum.hours)
                        : one.sent() ? sum : sum.plus(one.merit());
            }
            return sum;
        }

        private Total plus(Merit merit) {
            return new Total(
                    unmet,
                    fresh + 1,
                    preEmption + merit.preEmption(),
                    bands + merit.band(),
                    territories + merit.territory().ordinal(),
                    jobs + merit.jobs(),
                    hours + merit.wholeHours());
        }

        @Override
        public int compareTo(Total other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * The best set.
     *
     * @param candidates who can meet each need
     * @return for each need the unit that meets it, or null
     */
    static List<Candidate> best(List<List<Candidate>> candidates) {
        // Of a need's candidates as many as there are needs are enough: the other needs take one fewer at most, so that
        // one
        // at least as good as any further candidate is always left.
        UnitSet search = new UnitSet(candidates.stream()
                .map(of ->
                        of.stream().sorted(BEST_FIRST).limit(candidates.size()).toList())
                .toList());
        search.choose(0);
        return search.best;
    }

    private void choose(int need) {
        if (need == candidates.size()) {
            if (best == null || Total.of(chosen).compareTo(Total.of(best)) < 0) {
                best = new ArrayList<>(chosen);
            }
            return;
        }
        for (Candidate candidate : candidates.get(need)) {
            if (taken.add(candidate.unitCode())) {
                choose(need, candidate);
                taken.remove(candidate.unitCode());
            }
        }
        choose(need, null);
    }

    private void choose(int need, Candidate candidate) {
        chosen.add(candidate);
        choose(need + 1);
        chosen.remove(chosen.size() - 1);
    }
}
