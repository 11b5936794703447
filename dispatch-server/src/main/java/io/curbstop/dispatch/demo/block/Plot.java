package io.curbstop.dispatch.demo.block;

import io.curbstop.dispatch.demo.block.Building.Use;
import io.curbstop.dispatch.demo.land.Terrain;
import io.curbstop.dispatch.demo.street.StreetClass;
import io.curbstop.dispatch.demo.street.Tract;
import java.util.random.RandomGenerator;
import org.locationtech.jts.geom.Coordinate;

/**
 * What the next plot along a street is to be: how wide, what stands on it, and how far back.
 *
 * @param frontage_m how much of the street it takes
 * @param setback_m from the edge of the road allowance to the front wall
 * @param footprint the building
 * @param use what it is used for
 */
record Plot(double frontage_m, double setback_m, Footprint footprint, Use use) {

    /** The next plot beside a street of a class in a tract, or null when nothing is built there. */
    static Plot next(Tract tract, StreetClass street, Coordinate at, RandomGenerator random) {
        if (tract == null) {
            return null;
        }
        double dice = random.nextDouble();
        return switch (tract.district()) {
            case OLD -> old(street, at, dice, random);
            case INNER -> inner(street, dice, random);
            case SUBURB -> suburb(tract, street, dice, random);
            case INDUSTRIAL -> industrial(random);
            case RURAL -> farm(random);
        };
    }

    private static Plot old(StreetClass street, Coordinate at, double dice, RandomGenerator random) {
        boolean middle = at.distance(Terrain.CENTRE) < 320;
        double shops =
                street == StreetClass.ARTERIAL ? 0.8 : middle ? 0.6 : street == StreetClass.COLLECTOR ? 0.3 : 0.06;
        if (dice < shops) {
            double front = 12 + 9 * random.nextDouble();
            double depth = 15 + 9 * random.nextDouble();
            return new Plot(front + 0.7, 0.6, Footprint.hall(front, depth, random), Use.COMMERCIAL);
        }
        double front = 9 + 4.5 * random.nextDouble();
        double depth = 10 + 4 * random.nextDouble();
        boolean row = random.nextDouble() < 0.6;
        double gap = row ? 0.8 : 4;
        return new Plot(
                front + gap,
                1 + 1.6 * random.nextDouble(),
                Footprint.house(front, depth, random),
                row ? Use.ROW_HOUSE : Use.HOUSE);
    }

    private static Plot inner(StreetClass street, double dice, RandomGenerator random) {
        if (street == StreetClass.ARTERIAL && dice < 0.3 || street == StreetClass.COLLECTOR && dice < 0.05) {
            double front = 16 + 16 * random.nextDouble();
            return new Plot(front + 9, 5, Footprint.hall(front, 15 + 10 * random.nextDouble(), random), Use.COMMERCIAL);
        }
        if (street != StreetClass.LOCAL && dice > 0.97) {
            return apartments(random);
        }
        double front = 8.5 + 3 * random.nextDouble();
        double depth = 10 + 3.5 * random.nextDouble();
        double gap = 6 + 5.5 * random.nextDouble();
        return new Plot(front + gap, 4 + 1.5 * random.nextDouble(), Footprint.house(front, depth, random), Use.HOUSE);
    }

    private static Plot suburb(Tract tract, StreetClass street, double dice, RandomGenerator random) {
        if (street == StreetClass.ARTERIAL) {
            return dice < 0.2
                    ? new Plot(
                            46 + 50 * random.nextDouble(),
                            16,
                            Footprint.hall(34 + 20 * random.nextDouble(), 18 + 14 * random.nextDouble(), random),
                            Use.COMMERCIAL)
                    : dice < 0.3 ? apartments(random) : new Plot(42, 0, null, Use.HOUSE);
        }
        if (street == StreetClass.COLLECTOR && dice > 0.97) {
            return apartments(random);
        }
        boolean rows = tract.built() > 1_990 && tract.id() % 9 == 0;
        if (rows) {
            double front = 7 + 1.5 * random.nextDouble();
            boolean last = dice < 0.2;
            return new Plot(front + (last ? 7 : 0.6), 6, Footprint.house(front, 12, random), Use.ROW_HOUSE);
        }
        double front = 12.5 + 4 * random.nextDouble();
        double depth = 10.5 + 4 * random.nextDouble();
        double gap = (tract.built() < 1_985 ? 12.5 : 10) + 4.5 * random.nextDouble();
        return new Plot(front + gap, 6.5 + 2 * random.nextDouble(), Footprint.house(front, depth, random), Use.HOUSE);
    }

    private static Plot apartments(RandomGenerator random) {
        double front = 34 + 22 * random.nextDouble();
        return new Plot(front + 14, 9, Footprint.hall(front, 15 + 9 * random.nextDouble(), random), Use.APARTMENTS);
    }

    private static Plot industrial(RandomGenerator random) {
        double front = 36 + 62 * random.nextDouble();
        double depth = 30 + 45 * random.nextDouble();
        return new Plot(
                front + 24, 12 + 10 * random.nextDouble(), Footprint.hall(front, depth, random), Use.INDUSTRIAL);
    }

    private static Plot farm(RandomGenerator random) {
        boolean house = random.nextDouble() < 0.22;
        Footprint footprint = house ? Footprint.house(14 + 4 * random.nextDouble(), 11, random) : null;
        return new Plot(70, 14 + 22 * random.nextDouble(), footprint, Use.FARM);
    }
}
