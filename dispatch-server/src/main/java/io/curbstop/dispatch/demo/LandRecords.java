package io.curbstop.dispatch.demo;

import io.curbstop.dispatch.demo.block.Building;
import io.curbstop.dispatch.demo.block.Green;
import io.curbstop.dispatch.demo.land.Terrain;
import io.curbstop.dispatch.demo.people.Customer;
import io.curbstop.dispatch.demo.people.NamedPlace;
import io.curbstop.dispatch.demo.people.Population;
import io.curbstop.dispatch.demo.street.Segment;
import io.curbstop.dispatch.demo.street.StreetClass;
import io.curbstop.dispatch.demo.street.StreetNode;
import io.curbstop.map.source.LayerType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The land as records: streets, water, green land, buildings, addresses and places. */
final class LandRecords {
    private static final List<String> CREEKS = List.of("Tannery Creek", "Limestone Creek", "Heron Creek");

    private final CityRecords records;
    private final Terrain terrain;

    LandRecords(CityRecords records, Terrain terrain) {
        this.records = records;
        this.terrain = terrain;
    }

    void streets(List<Segment> segments) {
        Map<StreetNode, Map<String, Integer>> names = new HashMap<>();
        for (Segment segment : segments) {
            for (StreetNode node : List.of(segment.start(), segment.end())) {
                names.computeIfAbsent(node, key -> new java.util.TreeMap<>()).merge(segment.street(), 1, Integer::sum);
            }
        }
        for (Segment segment : segments) {
            StreetClass kind = segment.edge().streetClass();
            boolean numbered = segment.firstSlot() <= segment.lastSlot();
            int first = segment.firstSlot();
            int last = segment.lastSlot();
            records.add(
                    LayerType.STREET,
                    segment.ref(),
                    records.line(segment.line()),
                    "name",
                    segment.street(),
                    "length_m",
                    Math.round(segment.edge().length_m() * 100) / 100.0,
                    "street_class",
                    kind.code(),
                    "left_from",
                    numbered ? Segment.civic(first, true) : null,
                    "left_to",
                    numbered ? Segment.civic(last, true) : null,
                    "right_from",
                    numbered ? Segment.civic(first, false) : null,
                    "right_to",
                    numbered ? Segment.civic(last, false) : null,
                    "one_way",
                    "both",
                    "speed_kmh",
                    kind.speed_kmh(),
                    "lanes",
                    kind.lanes(),
                    "trucks",
                    kind == StreetClass.ARTERIAL || kind == StreetClass.COLLECTOR,
                    "bridge",
                    segment.edge().bridge(),
                    "from_street",
                    other(names.get(segment.start()), segment.street()),
                    "to_street",
                    other(names.get(segment.end()), segment.street()));
        }
    }

    private static String other(Map<String, Integer> here, String street) {
        return here.keySet().stream()
                .filter(name -> !name.equals(street))
                .findFirst()
                .orElse(null);
    }

    void water() {
        records.add(LayerType.WATER_AREA, "WA-1", terrain.riverArea(), "name", "Ellery River");
        for (int i = 0; i < terrain.creekAreas().size(); i++) {
            records.add(
                    LayerType.WATER_AREA, "WA-" + (2 + i), terrain.creekAreas().get(i), "name", CREEKS.get(i));
        }
        records.add(LayerType.WATER_AREA, "WA-9", terrain.lake(), "name", "Kettle Lake");
    }

    void greens(List<Green> greens) {
        for (int i = 0; i < greens.size(); i++) {
            Green green = greens.get(i);
            records.add(
                    LayerType.GREEN_AREA, "GA-" + (101 + i), green.area(), "name", green.name(), "kind", green.kind());
        }
    }

    void buildings(List<Building> buildings, Population population) {
        for (Building building : buildings) {
            String street = building.segment().street();
            records.add(
                    LayerType.BUILDING,
                    building.ref(),
                    building.outline(),
                    "use",
                    building.use().name().toLowerCase(java.util.Locale.ROOT));
            records.add(
                    LayerType.ADDRESS,
                    "A-" + (100_001 + building.id()),
                    records.point(building.middle()),
                    "civic",
                    String.valueOf(building.civic()),
                    "street",
                    street,
                    "building_ref",
                    building.ref());
        }
        int units = 0;
        for (Customer customer : population.customers()) {
            if (customer.unit() != null) {
                Building building = customer.building();
                records.add(
                        LayerType.ADDRESS,
                        "A-" + (200_001 + units++),
                        records.point(building.middle()),
                        "civic",
                        String.valueOf(building.civic()),
                        "street",
                        building.segment().street(),
                        "unit",
                        customer.unit(),
                        "building_ref",
                        building.ref());
            }
        }
        int next = 1;
        for (NamedPlace place : population.places()) {
            Building building = place.building();
            records.add(
                    LayerType.PLACE,
                    "PL-" + (100 + next++),
                    records.point(building.middle()),
                    "name",
                    place.name(),
                    "kind",
                    place.kind(),
                    "civic",
                    String.valueOf(building.civic()),
                    "street",
                    building.segment().street());
        }
    }
}
