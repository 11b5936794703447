package io.curbstop.dispatch.demo.block;

import io.curbstop.dispatch.demo.block.Building.Use;
import io.curbstop.dispatch.demo.street.Segment;
import io.curbstop.dispatch.demo.street.Site;
import io.curbstop.dispatch.demo.street.StreetNames;
import io.curbstop.dispatch.demo.street.Tract;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Polygon;

/**
 * Gives civic numbers: rising along the street, odd on the left, each within its segment's range. What finds no number
 * left on its side of the segment is not built.
 */
final class Numbers {
    /** The number on Mill Road that must exist. */
    private static final int MILL_ROAD_CIVIC = 118;

    private final Map<Integer, List<Lot>> lots = new LinkedHashMap<>();

    private record Lot(
            Segment segment, boolean onLeft, double measure_m, Polygon outline, Use use, Tract tract, Site site) {}

    void add(Segment segment, boolean onLeft, double measure_m, Polygon outline, Use use, Tract tract, Site site) {
        int side = segment.id() * 2 + (onLeft ? 1 : 0);
        lots.computeIfAbsent(side, key -> new ArrayList<>())
                .add(new Lot(segment, onLeft, measure_m, outline, use, tract, site));
    }

    List<Building> assign(List<Segment> segments) {
        List<Building> buildings = new ArrayList<>();
        for (Segment segment : segments) {
            for (int side = 0; side < 2; side++) {
                List<Lot> row = lots.getOrDefault(segment.id() * 2 + side, new ArrayList<>());
                row.sort(Comparator.comparingDouble(Lot::measure_m));
                number(segment, row, buildings);
            }
        }
        return buildings;
    }

    private static void number(Segment segment, List<Lot> row, List<Building> buildings) {
        int room = Math.max(0, segment.lastSlot() - segment.firstSlot() + 1);
        while (row.size() > room) {
            row.remove(row.size() - 1);
        }
        int[] slots = new int[row.size()];
        for (int i = 0; i < slots.length; i++) {
            int wanted = (int) Math.floor((segment.start_m() + row.get(i).measure_m()) / Segment.SLOT_M);
            int least = i == 0 ? segment.firstSlot() : slots[i - 1] + 1;
            int most = segment.lastSlot() - (slots.length - 1 - i);
            slots[i] = Math.min(most, Math.max(least, wanted));
        }
        keepMillRoad(segment, row, slots);
        for (int i = 0; i < slots.length; i++) {
            Lot lot = row.get(i);
            buildings.add(new Building(
                    buildings.size(),
                    lot.outline,
                    lot.use,
                    segment,
                    lot.onLeft,
                    lot.measure_m,
                    Segment.civic(slots[i], lot.onLeft),
                    lot.tract,
                    lot.site));
        }
    }

    /** On Mill Road the house nearest to number 118 is number 118. */
    private static void keepMillRoad(Segment segment, List<Lot> row, int[] slots) {
        int slot = (MILL_ROAD_CIVIC - 2) / 2;
        boolean here = segment.street().equals(StreetNames.MILL_ROAD)
                && !row.isEmpty()
                && !row.get(0).onLeft
                && segment.firstSlot() <= slot
                && slot <= segment.lastSlot();
        if (!here) {
            return;
        }
        int nearest = 0;
        for (int i = 0; i < slots.length; i++) {
            if (Math.abs(slots[i] - slot) < Math.abs(slots[nearest] - slot)) {
                nearest = i;
            }
        }
        slots[nearest] = slot;
    }
}
