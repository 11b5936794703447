package io.curbstop.dispatch.demo.people;

import io.curbstop.dispatch.demo.block.Building;
import io.curbstop.dispatch.demo.land.Lines;
import io.curbstop.dispatch.demo.land.Streams;
import io.curbstop.dispatch.demo.pipe.Pipe;
import io.curbstop.dispatch.demo.pipe.WaterMain;
import io.curbstop.dispatch.demo.pipe.WaterNetwork;
import io.curbstop.dispatch.demo.street.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.locationtech.jts.geom.Coordinate;

/** Moves people in: accounts for every building on a street with a main, each with a service line and a meter. */
public final class Households {
    private static final Set<String> CRITICAL = Set.of("hospital", "dialysis", "school", "care_home");
    /** Three digits that are no area code, before the numbers kept for fiction. */
    /** Area codes that are given to nobody, with the numbers that are reserved for fiction. */
    private static final String PHONE = "(%d9%d) 555-01%02d";

    private static final int PHONES = 8 * 9 * 100;

    private final SplittableRandom random;
    private final WaterNetwork water;
    private final Map<Building, NamedPlace> places = new HashMap<>();
    private final List<String> given = Words.list("given");
    private final List<String> family = Words.list("family");
    private final List<Customer> customers = new ArrayList<>();

    private Households(Streams streams, WaterNetwork water, List<NamedPlace> places) {
        this.random = streams.stage("households");
        this.water = water;
        places.forEach(place -> this.places.put(place.building(), place));
    }

    /** The people of a city with these buildings and mains. */
    public static Population settle(Streams streams, List<Building> buildings, WaterNetwork water) {
        List<NamedPlace> places = Places.name(buildings);
        Households stage = new Households(streams, water, places);
        buildings.forEach(stage::settle);
        return new Population(places, stage.customers);
    }

    private void settle(Building building) {
        NamedPlace place = places.get(building);
        if (place != null) {
            if (!place.kind().equals("tank")) {
                String critical = CRITICAL.contains(place.kind()) ? place.kind() : null;
                int beds = place.kind().equals("hospital") ? 220 : 60 + random.nextInt(40);
                boolean lived = place.kind().equals("hospital") || place.kind().equals("care_home");
                add(building, null, place.name(), critical, lived ? beds : null, critical == null ? 38 : 100);
            }
            return;
        }
        switch (building.use()) {
            case HOUSE -> {
                boolean two = random.nextDouble() < 0.06;
                add(building, two ? "A" : null, person(), null, household(2.9), 19);
                if (two) {
                    add(building, "B", person(), null, household(1.9), 19);
                }
            }
            case ROW_HOUSE -> add(building, null, person(), null, household(2.3), 19);
            case APARTMENTS -> {
                int flats = (int) (building.outline().getArea() * (2 + random.nextInt(3)) / 110);
                add(building, null, pick(family) + " Apartments", null, Math.max(8, flats * 19 / 10), 75);
            }
            case COMMERCIAL -> {
                add(building, null, business(), null, null, 25);
                if (building.outline().getArea() < 480 && random.nextDouble() < 0.45) {
                    add(building, "2", person(), null, household(1.8), 19);
                }
            }
            case INDUSTRIAL -> add(building, null, works(), null, null, 50);
            default -> {
                // Farms have wells; the other buildings of a site share its account.
            }
        }
    }

    private void add(Building building, String unit, String name, String critical, Integer people, int diameter_mm) {
        List<WaterMain> pieces = water.byStreet().get(building.segment().edge());
        if (pieces == null) {
            return;
        }
        WaterMain main = null;
        Lines.Foot tap = null;
        for (WaterMain piece : pieces) {
            Lines.Foot foot = Lines.foot(piece.line(), building.middle());
            if (piece.kind() == WaterMain.Kind.STREET && (tap == null || foot.distance_m() < tap.distance_m())) {
                tap = foot;
                main = piece;
            }
        }
        if (main == null) {
            return;
        }
        double shift = unit == null || unit.equals("A") ? 0 : 1.2;
        Coordinate begin = Lines.along(main.line(), tap.measure_m() + shift);
        Coordinate wall = Lines.foot(building.outline().getExteriorRing().getCoordinates(), begin)
                .at();
        int laid = Math.max(building.tract() == null ? 1_958 : building.tract().built(), 1_890);
        if (laid < 1_955 && random.nextInt(3) > 0) {
            laid = 1_960 + random.nextInt(60);
        }
        String material = diameter_mm > 50
                ? "DI"
                : laid < 1_930 ? "lead" : laid < 1_988 ? "copper" : random.nextBoolean() ? "copper" : "PE";
        Pipe pipe = new Pipe(diameter_mm, material, LocalDate.of(laid, 6, 1));
        int number = random.nextInt(PHONES);
        String phone = PHONE.formatted(2 + number / 900, number / 100 % 9, number % 100);
        customers.add(new Customer(
                customers.size(),
                name,
                phone,
                building,
                unit,
                main,
                new Coordinate[] {begin, wall},
                pipe,
                critical,
                people));
    }

    /** How many live in a household, of a given mean. */
    private int household(double mean) {
        double dice = random.nextDouble() + random.nextDouble();
        return Math.max(1, (int) Math.round(dice * mean));
    }

    private String person() {
        return pick(given) + " " + pick(family);
    }

    private String business() {
        String[] trades = {
            "Hardware", "Bakery", "Pharmacy", "Cleaners", "Books", "Insurance", "Dental", "Grill", "Law Office",
                    "Flowers",
            "Optical", "Barber", "Music", "Coffee", "Travel", "Furniture", "Grocery", "Tailors", "Cycles", "Printing"
        };
        return pick(family) + " " + trades[random.nextInt(trades.length)];
    }

    private String works() {
        String[] trades = {
            "Castings",
            "Freight",
            "Plastics",
            "Millwork",
            "Cold Storage",
            "Machining",
            "Concrete",
            "Packaging",
            "Auto Parts",
            "Foods",
            "Textiles",
            "Steel Supply"
        };
        return pick(family) + " " + trades[random.nextInt(trades.length)];
    }

    private String pick(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }
}
