package io.curbstop.dispatch.demo.pipe;

import io.curbstop.dispatch.demo.land.Streams;
import io.curbstop.dispatch.demo.street.District;
import io.curbstop.dispatch.demo.street.Segment;
import io.curbstop.dispatch.demo.street.StreetClass;
import io.curbstop.dispatch.demo.street.StreetEdge;
import io.curbstop.dispatch.demo.street.Tract;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * What each street's main is made of. It is as old as the older of the districts beside it, unless the whole street was
 * renewed since; its material is what was laid in that year.
 */
final class PipeAges {
    private static final int THIS_YEAR = 2_025;

    private final SplittableRandom random;
    private final Map<String, Integer> renewed = new HashMap<>();

    PipeAges(Streams streams, List<Segment> segments) {
        random = streams.stage("pipe ages");
        for (Segment segment : segments) {
            if (!renewed.containsKey(segment.street())) {
                boolean was = random.nextDouble() < 0.2;
                renewed.put(segment.street(), was ? 1_988 + random.nextInt(36) : 0);
            }
        }
    }

    Pipe of(StreetEdge edge, Segment segment, int trunk_mm) {
        Tract left = edge.tract(true);
        Tract right = edge.tract(false);
        int built = Math.min(left == null ? 1_958 : left.built(), right == null ? 1_958 : right.built());
        int year = Math.min(THIS_YEAR - 1, built + random.nextInt(6));
        int renewal = renewed.get(segment.street());
        if (renewal > year + 35) {
            year = renewal;
        }
        int diameter = Math.max(trunk_mm, diameter_mm(edge, year));
        return new Pipe(diameter, material(year, diameter), day(year));
    }

    /** A lateral or a tank's own main, as old as the main it leaves. */
    Pipe like(Pipe main, int diameter_mm) {
        return new Pipe(diameter_mm, material(main.installedOn().getYear(), diameter_mm), main.installedOn());
    }

    private int diameter_mm(StreetEdge edge, int year) {
        double dice = random.nextDouble();
        boolean industrial = edge.tract() != null && edge.tract().district() == District.INDUSTRIAL;
        StreetClass street = edge.streetClass();
        if (street == StreetClass.ARTERIAL) {
            return 300;
        }
        if (street == StreetClass.COLLECTOR) {
            return industrial ? 250 : dice < 0.7 ? 200 : 250;
        }
        if (street == StreetClass.CUL_DE_SAC) {
            return year < 1_950 || dice < 0.5 ? 100 : 150;
        }
        return year < 1_940 ? dice < 0.35 ? 100 : 150 : dice < 0.75 ? 150 : 200;
    }

    private String material(int year, int diameter_mm) {
        double dice = random.nextDouble();
        if (diameter_mm >= 400) {
            return year < 1_952 ? "CI" : year < 1_985 ? "CPP" : "DI";
        }
        if (year < 1_947) {
            return "CI";
        }
        if (year < 1_966) {
            return dice < 0.72 ? "CI" : "AC";
        }
        if (year < 1_983) {
            return dice < 0.68 ? "DI" : dice < 0.86 ? "AC" : "PVC";
        }
        return dice < 0.78 ? "PVC" : dice < 0.93 || year < 2_003 ? "DI" : "HDPE";
    }

    private LocalDate day(int year) {
        return LocalDate.of(year, 4 + random.nextInt(7), 1 + random.nextInt(28));
    }
}
