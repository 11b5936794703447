package io.curbstop.dispatch.demo.street;

/** The kind of neighbourhood, from the most to the least built up, with how it is laid out. */
public enum District {
    /** Tight irregular blocks around the market. */
    OLD(14_000, 34),
    /** A grid of long blocks from the first half of the last century. */
    INNER(230_000, 60),
    /** Crescents, loops and courts of the last sixty years. */
    SUBURB(430_000, 90),
    /** Sheds and yards. */
    INDUSTRIAL(130_000, 90),
    /** Fields, woods and farms. */
    RURAL(Double.MAX_VALUE, 150);

    private final double largestTract_m2;
    private final double junctionSpacing_m;

    District(double largestTract_m2, double junctionSpacing_m) {
        this.largestTract_m2 = largestTract_m2;
        this.junctionSpacing_m = junctionSpacing_m;
    }

    /** A tract larger than this is split by a street. */
    double largestTract_m2() {
        return largestTract_m2;
    }

    /** How near two junctions may lie on a street around a tract. */
    double junctionSpacing_m() {
        return junctionSpacing_m;
    }
}
