package io.curbstop.dispatch.demo.people;

import io.curbstop.dispatch.demo.block.Building;
import io.curbstop.dispatch.demo.block.Building.Use;
import io.curbstop.dispatch.demo.land.Lines;
import io.curbstop.dispatch.demo.land.Terrain;
import io.curbstop.dispatch.demo.street.Site;
import io.curbstop.dispatch.demo.street.StreetNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.locationtech.jts.geom.Coordinate;

/** Gives names to the buildings everybody knows. */
final class Places {
    private static final int CARE_HOMES = 6;

    private final List<Building> buildings;
    private final List<NamedPlace> places = new ArrayList<>();
    private final Set<Building> taken = new HashSet<>();

    private Places(List<Building> buildings) {
        this.buildings = buildings;
    }

    static List<NamedPlace> name(List<Building> buildings) {
        Places stage = new Places(buildings);
        stage.sites();
        stage.dialysis();
        stage.careHomes();
        stage.nearest("City Hall", "city_hall", Terrain.CENTRE, Use.COMMERCIAL);
        stage.nearest("Public Library", "library", Lines.point(4_520, 3_330), Use.COMMERCIAL);
        stage.nearest("Police Headquarters", "police", Lines.point(4_050, 3_250), Use.COMMERCIAL);
        stage.nearest("Central Fire Hall", "fire_station", Lines.point(4_700, 3_650), Use.COMMERCIAL);
        stage.nearest("West Fire Hall", "fire_station", Lines.point(2_150, 3_250), Use.COMMERCIAL);
        stage.nearest("North Fire Hall", "fire_station", Lines.point(5_000, 5_450), Use.COMMERCIAL);
        return stage.places;
    }

    private void add(String name, String kind, Building building) {
        if (taken.add(building)) {
            places.add(new NamedPlace(name, kind, building));
        }
    }

    /** The first building of each site carries the site's name. */
    private void sites() {
        Map<Integer, Building> firsts = new TreeMap<>();
        List<Site> seen = new ArrayList<>();
        for (Building building : buildings) {
            if (building.site() == null) {
                continue;
            }
            if (!seen.contains(building.site())) {
                seen.add(building.site());
            }
            int index = seen.indexOf(building.site());
            firsts.merge(
                    index,
                    building,
                    (a, b) -> a.outline().getArea() >= b.outline().getArea() ? a : b);
        }
        for (Building building : firsts.values()) {
            add(building.site().name(), kind(building.site()), building);
        }
    }

    private static String kind(Site site) {
        return switch (site.kind()) {
            case WATER_WORKS -> "works";
            case SEWAGE_WORKS -> "sewage_works";
            default -> site.kind().name().toLowerCase(Locale.ROOT);
        };
    }

    /** The dialysis clinic is a neighbour of 118 Mill Road, so that the guides' break concerns it. */
    private void dialysis() {
        find(
                        building -> building.segment().street().equals(StreetNames.MILL_ROAD)
                                && building.civic() != 118
                                && building.onLeft(),
                        Comparator.comparingInt(building -> Math.abs(building.civic() - 125)))
                .ifPresent(building -> add("Mill Road Dialysis Clinic", "dialysis", building));
    }

    private void careHomes() {
        List<String> names = List.of(
                "Birchwood Lodge",
                "Fairhaven House",
                "Maplecroft Manor",
                "Westgate Residence",
                "Southview Home",
                "Eventide Place");
        for (int i = 0; i < CARE_HOMES; i++) {
            double angle = 2 * StrictMath.PI * i / CARE_HOMES + 0.4;
            Coordinate at = Lines.point(4_350 + 1_650 * StrictMath.cos(angle), 3_560 + 1_450 * StrictMath.sin(angle));
            nearest(names.get(i), "care_home", at, Use.APARTMENTS);
        }
    }

    private void nearest(String name, String kind, Coordinate at, Use use) {
        find(building -> building.use() == use, Comparator.comparingDouble(building -> building.middle()
                        .distance(at)))
                .ifPresent(building -> add(name, kind, building));
    }

    private Optional<Building> find(Predicate<Building> wanted, Comparator<Building> best) {
        return buildings.stream()
                .filter(wanted)
                .filter(building -> !taken.contains(building))
                .min(best);
    }
}
