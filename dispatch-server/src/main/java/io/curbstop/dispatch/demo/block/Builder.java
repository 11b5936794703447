package io.curbstop.dispatch.demo.block;

import io.curbstop.dispatch.demo.block.Building.Use;
import io.curbstop.dispatch.demo.land.Lines;
import io.curbstop.dispatch.demo.land.Streams;
import io.curbstop.dispatch.demo.land.Terrain;
import io.curbstop.dispatch.demo.street.District;
import io.curbstop.dispatch.demo.street.Segment;
import io.curbstop.dispatch.demo.street.Site;
import io.curbstop.dispatch.demo.street.StreetPlan;
import io.curbstop.dispatch.demo.street.Tract;
import java.util.List;
import java.util.SplittableRandom;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;

/** Walks both sides of every street and builds plot after plot wherever the ground is free. */
public final class Builder {
    private static final double CORNER_M = 5;
    private static final double RETRY_M = 4;

    private final Terrain terrain;
    private final List<Segment> segments;
    private final StreetPlan plan;
    private final SplittableRandom random;
    private final Ground ground;
    private final Numbers numbers = new Numbers();

    private Builder(Streams streams, Terrain terrain, StreetPlan plan, List<Segment> segments) {
        this.terrain = terrain;
        this.plan = plan;
        this.segments = segments;
        this.random = streams.stage("buildings");
        this.ground = new Ground(terrain, plan);
    }

    /** The buildings of a city, numbered. */
    public static List<Building> build(Streams streams, Terrain terrain, StreetPlan plan, List<Segment> segments) {
        Builder builder = new Builder(streams, terrain, plan, segments);
        builder.buildSites();
        for (Segment segment : segments) {
            if (!segment.edge().bridge()) {
                builder.buildCourt(segment);
                builder.buildSide(segment, true);
                builder.buildSide(segment, false);
            }
        }
        return builder.numbers.assign(segments);
    }

    private void buildSide(Segment segment, boolean onLeft) {
        Coordinate[] line = segment.line();
        double length = segment.edge().length_m();
        Tract tract = segment.tract(onLeft);
        double half = segment.edge().streetClass().halfWidth_m();
        double at = CORNER_M + 3 * random.nextDouble();
        if (tract != null && tract.district() == District.RURAL) {
            at += 60 * random.nextDouble();
        }
        Plot plot = null;
        while (at < length - CORNER_M) {
            if (plot == null) {
                plot = Plot.next(tract, segment.edge().streetClass(), line[0], random);
            }
            if (plot == null) {
                return;
            }
            double middle = at + plot.frontage_m() / 2;
            if (plot.footprint() == null) {
                at += plot.frontage_m();
                plot = null;
                continue;
            }
            if (middle > length - CORNER_M) {
                return;
            }
            Coordinate along = Lines.directionAt(line, middle);
            Coordinate away = Lines.shifted(new Coordinate(), Lines.left(along), onLeft ? 1 : -1);
            Coordinate front = Lines.shifted(Lines.along(line, middle), away, half + plot.setback_m());
            Polygon outline = plot.footprint().place(terrain.shapes(), front, along, away);
            boolean old = tract.district() == District.OLD;
            if (random.nextDouble() < (old ? 0.05 : 0.2)) {
                at += plot.frontage_m();
                plot = null;
            } else if (ground.free(outline, null)) {
                ground.take(outline);
                numbers.add(segment, onLeft, middle, outline, plot.use(), tract, null);
                at += plot.frontage_m();
                plot = null;
            } else {
                at += RETRY_M;
                plot = random.nextInt(3) == 0 ? null : plot;
            }
        }
    }

    /** Houses around the turning place at the end of a court. */
    private void buildCourt(Segment segment) {
        Tract tract = segment.tract(true);
        boolean court = segment.end().edges().size() == 1
                && tract != null
                && (tract.district() == District.SUBURB || tract.district() == District.INNER);
        if (!court) {
            return;
        }
        Coordinate ahead = Lines.directionAt(segment.line(), segment.edge().length_m());
        for (int step : new int[] {0, 1, -1, 2, -2}) {
            double angle = step * 0.72 + 0.1 * (random.nextDouble() - 0.5);
            double cos = StrictMath.cos(angle);
            double sin = StrictMath.sin(angle);
            Coordinate away = new Coordinate(ahead.x * cos - ahead.y * sin, ahead.x * sin + ahead.y * cos);
            Coordinate along = new Coordinate(away.y, -away.x);
            Coordinate front = Lines.shifted(segment.end().at(), away, 17 + 2 * random.nextDouble());
            Polygon outline = Footprint.house(11 + 2 * random.nextDouble(), 11 + 2 * random.nextDouble(), random)
                    .place(terrain.shapes(), front, along, away);
            if (ground.free(outline, null)) {
                ground.take(outline);
                double measure = segment.edge().length_m() + 6 - 3 * Math.abs(step);
                numbers.add(segment, step >= 0, measure, outline, Use.HOUSE, tract, null);
            }
        }
    }

    private void buildSites() {
        for (Site site : plan.sites()) {
            Coordinate along = Lines.left(site.inward());
            switch (site.kind()) {
                case SCHOOL -> stand(site, along, 0, 8, Footprint.hall(62, 30, random));
                case HOSPITAL -> {
                    stand(site, along, 0, 24, Footprint.hall(120, 62, random));
                    stand(site, along, -85, 60, Footprint.box(38, 70));
                    stand(site, along, 88, 50, Footprint.hall(44, 40, random));
                    stand(site, along, 20, 130, Footprint.box(60, 34));
                }
                case WATER_WORKS, SEWAGE_WORKS -> {
                    stand(site, along, -45, 14, Footprint.hall(54, 26, random));
                    stand(site, along, 40, 22, Footprint.box(40, 48));
                    stand(site, along, -40, 66, Footprint.box(60, 30));
                }
                case DEPOT -> stand(site, along, 0, 10, Footprint.hall(48, 24, random));
                case TANK -> stand(site, along, 0, 14, round(24));
                default -> {
                    // Parks, squares and burial grounds have no building that is numbered.
                }
            }
        }
    }

    private static Footprint round(double across_m) {
        double[][] corners = new double[20][];
        for (int i = 0; i < corners.length; i++) {
            double angle = 2 * StrictMath.PI * i / corners.length;
            corners[i] =
                    new double[] {across_m / 2 * StrictMath.sin(angle), across_m / 2 * (1 - StrictMath.cos(angle))};
        }
        return new Footprint(corners);
    }

    private void stand(Site site, Coordinate along, double x, double y, Footprint footprint) {
        Coordinate front = Lines.shifted(Lines.shifted(site.front(), along, x), site.inward(), 13 + y);
        Polygon outline = footprint.place(terrain.shapes(), front, along, site.inward());
        if (!ground.free(outline, site)) {
            return;
        }
        Segment nearest = null;
        Lines.Foot best = null;
        for (Segment segment : segments) {
            Lines.Foot foot = Lines.foot(segment.line(), site.front());
            if (!segment.edge().bridge() && (best == null || foot.distance_m() < best.distance_m())) {
                best = foot;
                nearest = segment;
            }
        }
        ground.take(outline);
        Coordinate heading = Lines.directionAt(nearest.line(), best.measure_m());
        boolean onLeft = Lines.left(heading).x * site.inward().x + Lines.left(heading).y * site.inward().y > 0;
        double measure = Math.max(1, Math.min(nearest.edge().length_m() - 1, best.measure_m() + x / 8));
        numbers.add(nearest, onLeft, measure, outline, Use.PUBLIC, nearest.tract(onLeft), site);
    }
}
