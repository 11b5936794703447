package io.curbstop.dispatch.demo.people;

import io.curbstop.dispatch.demo.land.Streams;
import io.curbstop.dispatch.demo.street.Words;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Point;

/** The twelve crews: early, late, night and day shifts such that several kinds are on at any hour. */
public final class Roster {
    private static final Set<DayOfWeek> EVERY_DAY = EnumSet.allOf(DayOfWeek.class);
    private static final Set<DayOfWeek> WEEKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    private static final LocalTime SIX = LocalTime.of(6, 0);
    private static final LocalTime FOURTEEN = LocalTime.of(14, 0);
    private static final LocalTime EIGHTEEN = LocalTime.of(18, 0);
    private static final LocalTime TWENTY_TWO = LocalTime.of(22, 0);

    /** What a unit is, before it has people. */
    private record Plan(
            String code, String name, String kind, String radio, int depot, int people, Crew.Week... weeks) {}

    private static final Crew.Week DAY = new Crew.Week(EVERY_DAY, SIX, EIGHTEEN);
    private static final Crew.Week NIGHT = new Crew.Week(EVERY_DAY, EIGHTEEN, SIX);
    private static final Crew.Week EARLY = new Crew.Week(EVERY_DAY, SIX, FOURTEEN);
    private static final Crew.Week LATE = new Crew.Week(EVERY_DAY, FOURTEEN, TWENTY_TWO);
    private static final Crew.Week LAST = new Crew.Week(EVERY_DAY, TWENTY_TWO, SIX);
    private static final Crew.Week OFFICE = new Crew.Week(WEEKDAYS, LocalTime.of(7, 0), LocalTime.of(17, 0));

    /** V1 and R1 have the demo's technicians and are always on, so that the guide works at any hour. */
    private static final List<Plan> PLANS = List.of(
            new Plan("V1", "Valve crew 1", "valve", "1101", 0, 2, EARLY, LATE, LAST),
            new Plan("V2", "Valve crew 2", "valve", "1102", 1, 2, DAY),
            new Plan("V3", "Valve crew 3", "valve", "1103", 0, 2, NIGHT),
            new Plan("R1", "Repair crew 1", "repair", "1201", 0, 4, EARLY, LATE, LAST),
            new Plan("R2", "Repair crew 2", "repair", "1202", 1, 4, DAY),
            new Plan("R3", "Repair crew 3", "repair", "1203", 1, 3, NIGHT),
            new Plan("S1", "Sewer crew 1", "sewer", "1301", 0, 3, DAY),
            new Plan("S2", "Sewer crew 2", "sewer", "1302", 1, 2, NIGHT),
            new Plan("L1", "Leak detection", "leak", "1401", 0, 2, EARLY, LATE),
            new Plan("M1", "Meter and curb stop", "meter", "1501", 1, 1, EARLY, LATE),
            new Plan(
                    "T1",
                    "Traffic control",
                    "traffic",
                    "1601",
                    0,
                    2,
                    OFFICE,
                    new Crew.Week(WEEKEND, LocalTime.of(11, 0), LocalTime.of(21, 0))),
            new Plan("G1", "Gas emergency", "gas", "1701", 0, 2, DAY, NIGHT));

    private static final Map<String, String> TECHNICIANS = Map.of("V1", "tess", "R1", "raul");
    private static final Map<String, String> TECHNICIAN_NAMES = Map.of("V1", "Tess Okafor", "R1", "Raul Mendes");

    private Roster() {}

    /**
     * The crews.
     *
     * @param depots the yards' names and places, two of them
     * @param today the day from which qualifications hold for a year or more
     */
    public static List<Crew> crews(Streams streams, List<Map.Entry<String, Point>> depots, LocalDate today) {
        SplittableRandom random = streams.stage("crews");
        List<String> given = Words.shuffled("given", random);
        List<String> family = Words.shuffled("family", random);
        List<Crew> crews = new ArrayList<>();
        int next = 0;
        for (Plan plan : PLANS) {
            List<Crew.Member> members = new ArrayList<>();
            for (int i = 0; i < plan.people; i++) {
                boolean technician = i == 0 && TECHNICIANS.containsKey(plan.code);
                String name = technician ? TECHNICIAN_NAMES.get(plan.code) : given.get(next) + " " + family.get(next++);
                members.add(new Crew.Member(
                        name, technician ? TECHNICIANS.get(plan.code) : null, qualifications(plan, i, today, random)));
            }
            Map.Entry<String, Point> depot = depots.get(plan.depot % depots.size());
            crews.add(new Crew(
                    plan.code,
                    plan.name,
                    plan.kind,
                    plan.radio,
                    depot.getKey(),
                    parked(depot.getValue(), crews.size()),
                    members,
                    List.of(plan.weeks)));
        }
        return crews;
    }

    /** A place of its own in the yard for each truck. */
    private static Point parked(Point depot, int place) {
        Point own = depot.getFactory().createPoint(new Coordinate(depot.getX() + 9 * place, depot.getY() + 4 * place));
        own.setSRID(depot.getSRID());
        return own;
    }

    private static Map<String, LocalDate> qualifications(
            Plan plan, int place, LocalDate today, SplittableRandom random) {
        Map<String, LocalDate> held = new LinkedHashMap<>();
        List<String> codes =
                switch (plan.kind) {
                    case "valve" -> List.of("water_distribution", "confined_space");
                    case "repair" ->
                        place == 0
                                ? List.of("water_distribution", "excavator", "trench_safety")
                                : List.of("water_distribution", "trench_safety");
                    case "sewer" -> List.of("wastewater_collection", "confined_space");
                    case "leak" -> List.of("water_distribution", "leak_correlation");
                    case "meter" -> List.of("water_distribution", "meter_installation");
                    case "traffic" -> List.of("traffic_control");
                    default -> List.of("gas_operator", "confined_space");
                };
        for (String code : codes) {
            held.put(code, today.plusDays(200 + random.nextInt(700)));
        }
        if (place == 0) {
            held.put("driver_heavy", today.plusDays(400 + random.nextInt(900)));
        }
        return held;
    }
}
