package io.curbstop.dispatch.demo.block;

import io.curbstop.dispatch.demo.land.Lines;
import io.curbstop.dispatch.demo.land.Terrain;
import io.curbstop.dispatch.demo.street.Site;
import io.curbstop.dispatch.demo.street.StreetEdge;
import io.curbstop.dispatch.demo.street.StreetPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Polygon;

/** Keeps account of the ground already taken by streets, water, sites and buildings. */
final class Ground {
    private static final double CELL_M = 60;
    private static final double LEAST_GAP_M = 0.35;
    /** So close are a wall's points that no street slips between them. */
    private static final double SAMPLE_M = 7;

    private final Terrain terrain;
    private final StreetPlan plan;
    private final Map<Long, List<Polygon>> grid = new HashMap<>();

    Ground(Terrain terrain, StreetPlan plan) {
        this.terrain = terrain;
        this.plan = plan;
    }

    /** Whether a building may stand there; {@code own} is the site it belongs to, or null. */
    boolean free(Polygon outline, Site own) {
        Coordinate[] ring = outline.getExteriorRing().getCoordinates();
        return clearOfStreets(ring, outline.getEnvelopeInternal())
                && clearOfBuildings(outline)
                && clearOfBanks(ring)
                && clearOfSites(outline, own);
    }

    private boolean clearOfStreets(Coordinate[] ring, Envelope box) {
        Envelope around = new Envelope(box);
        around.expandBy(14);
        for (StreetEdge edge : plan.graph().near(around)) {
            double clear = edge.streetClass().halfWidth_m() + 0.3;
            for (int i = 1; i < ring.length; i++) {
                int steps = Math.max(2, (int) Math.ceil(ring[i - 1].distance(ring[i]) / SAMPLE_M));
                for (int step = 1; step <= steps; step++) {
                    if (nearer(edge, Lines.between(ring[i - 1], ring[i], (double) step / steps), clear)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private static boolean nearer(StreetEdge edge, Coordinate at, double clear_m) {
        Coordinate[] line = edge.line();
        for (int i = 1; i < line.length; i++) {
            double dx = line[i].x - line[i - 1].x;
            double dy = line[i].y - line[i - 1].y;
            double px = at.x - line[i - 1].x;
            double py = at.y - line[i - 1].y;
            double square = dx * dx + dy * dy;
            double part = square == 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / square));
            double ex = px - part * dx;
            double ey = py - part * dy;
            if (ex * ex + ey * ey < clear_m * clear_m) {
                return true;
            }
        }
        return false;
    }

    private boolean clearOfBuildings(Polygon outline) {
        Envelope around = new Envelope(outline.getEnvelopeInternal());
        around.expandBy(LEAST_GAP_M);
        for (long cell : cells(around)) {
            for (Polygon other : grid.getOrDefault(cell, List.of())) {
                if (other.getEnvelopeInternal().intersects(around) && other.distance(outline) < LEAST_GAP_M) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean clearOfBanks(Coordinate[] ring) {
        for (int i = 1; i < ring.length; i++) {
            if (terrain.onBanks(ring[i])) {
                return false;
            }
        }
        return true;
    }

    private boolean clearOfSites(Polygon outline, Site own) {
        for (Site site : plan.sites()) {
            if (site != own
                    && site.area().getEnvelopeInternal().intersects(outline.getEnvelopeInternal())
                    && site.area().intersects(outline)) {
                return false;
            }
        }
        return true;
    }

    void take(Polygon outline) {
        for (long cell : cells(outline.getEnvelopeInternal())) {
            grid.computeIfAbsent(cell, key -> new ArrayList<>()).add(outline);
        }
    }

    private static List<Long> cells(Envelope box) {
        List<Long> out = new ArrayList<>();
        for (long x = (long) Math.floor(box.getMinX() / CELL_M); x <= Math.floor(box.getMaxX() / CELL_M); x++) {
            for (long y = (long) Math.floor(box.getMinY() / CELL_M); y <= Math.floor(box.getMaxY() / CELL_M); y++) {
                out.add(x << 32 ^ (y & 0xffffffffL));
            }
        }
        return out;
    }
}
