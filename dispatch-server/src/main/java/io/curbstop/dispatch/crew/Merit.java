package io.curbstop.dispatch.crew;

import java.util.Comparator;
import java.util.Locale;

/**
 * What speaks for sending a unit, in the order in which it counts: what it would leave, how long it needs, its territory, how
 * much it has done this shift, how long it has been at work. The lowest is the best.
 *
 * @param preEmption cost of what it would leave; 0 when it leaves nothing
 * @param minutes driving time; more for a kind of crew that only stands in
 * @param band in which band of driving times that is; times in one band count as equal
 * @param territory where the place is to it
 * @param jobs how many jobs it was given this shift
 * @param hours how long its people have been on in the last 24 h, those who were on the longest
 */
record Merit(int preEmption, double minutes, int band, Territory territory, int jobs, double hours) {

    /** The best first. Bands are fixed, so that three units can never be better than each other in a circle. */
    static final Comparator<Merit> BEST_FIRST = Comparator.comparingInt(Merit::preEmption)
            .thenComparingInt(Merit::band)
            .thenComparing(Merit::territory)
            .thenComparingInt(Merit::jobs)
            .thenComparingInt(Merit::wholeHours);

    /** Where a place is to a unit, the best first. */
    enum Territory {
        /** In a part of the city that is the unit's. */
        OWN,
        /** The unit has no part of its own. */
        NONE,
        /** The unit has another part of the city. */
        OTHER
    }

    /** A merit whose band follows from its minutes. */
    static Merit of(int preEmption, double minutes, double band_min, Territory territory, int jobs, double hours) {
        return new Merit(preEmption, minutes, (int) Math.floor(minutes / band_min), territory, jobs, hours);
    }

    /** Hours are compared whole: minutes at work decide nothing. */
    int wholeHours() {
        return (int) Math.floor(hours);
    }

    /** Why this one comes behind another, by the first thing in which they differ. */
    String behind(Merit better, String code) {
        if (preEmption != better.preEmption) {
            return better.preEmption == 0 ? code + " leaves nothing" : code + " leaves less";
        }
        if (band != better.band) {
            return "farther by %d min than %s".formatted(Math.max(1, Math.round(minutes - better.minutes)), code);
        }
        if (territory != better.territory) {
            return better.territory == Territory.OWN
                    ? "about as near as " + code + ", whose territory it is"
                    : "has another territory";
        }
        if (jobs != better.jobs) {
            return "more jobs this shift: %d, %s %d".formatted(jobs, code, better.jobs);
        }
        if (wholeHours() != better.wholeHours()) {
            return String.format(Locale.ROOT, "longer at work: %.1f h, %s %.1f h", hours, code, better.hours);
        }
        return "as good as " + code;
    }
}
