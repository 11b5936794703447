package io.curbstop.dispatch.demo.people;

import io.curbstop.dispatch.demo.block.Building;
import io.curbstop.dispatch.demo.land.Lines;
import io.curbstop.dispatch.demo.land.Streams;
import io.curbstop.dispatch.demo.pipe.WaterMain;
import io.curbstop.dispatch.demo.pipe.WaterNetwork;
import io.curbstop.dispatch.demo.street.Segment;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.locationtech.jts.geom.Coordinate;

/**
 * What went wrong in the last three years. Mains break as their material and age let expect, most in winter; leaks and
 * discoloured water follow old services and unlined iron; the rest is spread over the customers.
 */
public final class Incidents {
    /** How many years are remembered. */
    public static final int YEARS = 3;

    private static final double[] BREAKS_BY_MONTH = {2.2, 2.0, 1.3, 0.7, 0.5, 0.5, 0.7, 0.7, 0.6, 0.7, 0.9, 1.6};

    private final SplittableRandom random;
    private final LocalDate until;
    private final Map<Segment, List<Building>> bySegment = new HashMap<>();
    private final List<PastIncident> incidents = new ArrayList<>();

    private Incidents(Streams streams, List<Building> buildings, LocalDate until) {
        this.random = streams.stage("incidents");
        this.until = until;
        for (Building building : buildings) {
            bySegment
                    .computeIfAbsent(building.segment(), key -> new ArrayList<>())
                    .add(building);
        }
    }

    /** The incidents of the three years before a day, in order. */
    public static List<PastIncident> remember(
            Streams streams, List<Building> buildings, WaterNetwork water, List<Customer> customers, LocalDate until) {
        Incidents stage = new Incidents(streams, buildings, until);
        water.mains().stream()
                .filter(main -> main.kind() == WaterMain.Kind.STREET)
                .forEach(stage::breaks);
        customers.forEach(stage::atCustomer);
        water.hydrants().forEach(stage::atHydrant);
        List<PastIncident> sorted = stage.incidents.stream()
                .sorted(Comparator.comparing(PastIncident::reportedAt).thenComparing(PastIncident::id))
                .toList();
        List<PastIncident> numbered = new ArrayList<>();
        for (PastIncident one : sorted) {
            numbered.add(new PastIncident(
                    numbered.size(),
                    one.at(),
                    one.reportedAt(),
                    one.type(),
                    one.address(),
                    one.segment(),
                    one.main(),
                    one.cause(),
                    one.nature(),
                    one.repair(),
                    one.remarks()));
        }
        return numbered;
    }

    /** Breaks to expect per kilometre and year. */
    static double breaksPerKmYear(WaterMain main, int inYear) {
        int laid = main.pipe().installedOn().getYear();
        double age = inYear - laid;
        double rate =
                switch (main.pipe().material()) {
                    case "CI" -> laid > 1_930 ? 0.38 : 0.24;
                    case "AC" -> 0.17;
                    case "DI" -> 0.07;
                    case "CPP" -> 0.04;
                    default -> 0.035;
                };
        double size = main.pipe().diameter_mm() <= 100
                ? 1.6
                : main.pipe().diameter_mm() <= 200 ? 1 : main.pipe().diameter_mm() <= 300 ? 0.5 : 0.25;
        return rate * size * (0.5 + age / 100);
    }

    private void breaks(WaterMain main) {
        double length = Lines.length(main.line());
        double expected = breaksPerKmYear(main, until.getYear()) * length / 1_000 * YEARS;
        if (main.segment() == null) {
            return;
        }
        for (double left = expected; random.nextDouble() < left; left -= 1) {
            Coordinate at = Lines.along(main.line(), random.nextDouble() * length);
            boolean iron = main.pipe().material().equals("CI");
            LocalDateTime when = day(BREAKS_BY_MONTH);
            boolean cold = when.getMonthValue() < 4 || when.getMonthValue() > 11;
            String cause = cold && random.nextInt(3) > 0
                    ? "Frost"
                    : pick("Corrosion", "Soil movement", "Age", "Pressure surge");
            String nature = iron
                    ? main.pipe().diameter_mm() < 200
                            ? pick("Circumferential", "Circumferential", "Hole")
                            : pick("Longitudinal", "Hole")
                    : pick("Joint", "Hole", "Fitting");
            String repair = nature.equals("Circumferential") || nature.equals("Hole")
                    ? pick("Clamp", "Clamp", "Section replaced")
                    : "Section replaced";
            String remarks = pick(
                    "Valves held, road lane closed two days",
                    "Water over the curb on arrival",
                    "Second break in this block",
                    null,
                    null,
                    null);
            add(at, when, "MAIN_BREAK", main.segment(), main, cause, nature, repair, remarks);
        }
    }

    private void atCustomer(Customer customer) {
        boolean oldService = customer.pipe().installedOn().getYear() < 1_962;
        boolean iron = customer.main().pipe().material().equals("CI");
        double dice = random.nextDouble();
        String type = null;
        String cause = null;
        double leak = oldService ? 0.020 : 0.005;
        if (dice < leak) {
            type = "SERVICE_LEAK";
            cause = oldService ? "Corrosion" : "Fitting";
        } else if (dice < leak + (iron ? 0.010 : 0.002)) {
            type = "DISCOLOURED";
            cause = iron ? "Unlined iron main" : "Flushing near by";
        } else if (dice < leak + 0.016) {
            type = pick("LOW_PRESSURE", "NO_WATER", "METER", "METER", "CURB_STOP", "LEAK");
        } else if (dice > (oldService ? 0.994 : 0.9985)) {
            type = "SEWER_BACKUP";
            cause = pick("Roots", "Grease", "Collapsed lateral");
        }
        if (type != null) {
            incidents.add(new PastIncident(
                    incidents.size(),
                    customer.building().middle(),
                    day(null),
                    type,
                    customer.building(),
                    customer.building().segment(),
                    customer.main(),
                    cause,
                    null,
                    null,
                    null));
        }
    }

    private void atHydrant(WaterMain lateral) {
        if (random.nextDouble() < 0.02) {
            add(
                    lateral.to().at(),
                    day(null),
                    "HYDRANT",
                    lateral.segment(),
                    lateral,
                    pick("Hit by vehicle", "Opened by somebody", "Frozen"),
                    null,
                    null,
                    null);
        }
    }

    private void add(
            Coordinate at,
            LocalDateTime when,
            String type,
            Segment segment,
            WaterMain main,
            String cause,
            String nature,
            String repair,
            String remarks) {
        Building nearest = bySegment.getOrDefault(segment, List.of()).stream()
                .min(Comparator.comparingDouble(building -> building.middle().distance(at)))
                .orElse(null);
        incidents.add(new PastIncident(
                incidents.size(), at, when, type, nearest, segment, main, cause, nature, repair, remarks));
    }

    /** A moment within the years remembered; months weighted when weights are given. */
    private LocalDateTime day(double[] byMonth) {
        while (true) {
            LocalDate day = until.minusDays(1 + random.nextInt(365 * YEARS));
            if (byMonth == null || random.nextDouble() * 2.2 < byMonth[day.getMonthValue() - 1]) {
                int hour = (6 + (int) (random.nextDouble() * random.nextDouble() * 24)) % 24;
                return day.atTime(hour, random.nextInt(60));
            }
        }
    }

    private String pick(String... options) {
        return options[random.nextInt(options.length)];
    }
}
