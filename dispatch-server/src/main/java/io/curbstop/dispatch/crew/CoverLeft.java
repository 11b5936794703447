package io.curbstop.dispatch.crew;

import io.curbstop.dispatch.coordinates.CityCoordinates;
import io.curbstop.dispatch.crew.TravelTimes.Travel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Point;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What stays covered when units go, area by area: for the pressure zones of their territory, or the one in which they
 * stand, which free crews of their kind serve it still, and how far the nearest is.
 */
@Component
class CoverLeft {

    /** More areas than these nobody reads. */
    private static final int MOST_AREAS = 4;

    /** Of the crews that are left, so many that are nearest in a straight line are asked for their way. */
    private static final int ASKED = 3;

    private final TravelTimes travelTimes;
    private final JdbcClient jdbc;

    CoverLeft(TravelTimes travelTimes, JdbcClient jdbc) {
        this.travelTimes = travelTimes;
        this.jdbc = jdbc;
    }

    /**
     * An area that a crew of a kind leaves.
     *
     * @param zone its name; null for the whole city, of which no part is the crew's
     * @param middle a place inside it, or null
     */
    private record Area(String kind, String zone, Point middle) {}

    /**
     * Who is left for an area.
     *
     * @param serving free crews whose it is, or who serve everywhere
     * @param asked those of them, or else of the others, whose way is looked for
     */
    private record Left(Area area, List<CrewUnit> serving, List<CrewUnit> asked) {}

    /** In words, one sentence for each kind of crew and area; none when nobody goes. */
    List<String> describe(Situation situation, List<CrewUnit> going) {
        List<CrewUnit> free = situation.units().stream()
                .filter(unit -> !going.contains(unit) && situation.isFree(unit))
                .toList();
        List<Left> left = areas(going).stream()
                .map(area -> left(area, situation.territories(), free))
                .toList();
        List<String> nearest = nearest(left, situation);
        String start = "If " + codes(going) + (going.size() == 1 ? " goes, " : " go, ");
        return IntStream.range(0, left.size())
                .mapToObj(i -> start + describe(left.get(i), nearest.get(i)) + ".")
                .toList();
    }

    private static String codes(List<CrewUnit> going) {
        String all = going.stream().map(CrewUnit::code).collect(Collectors.joining(", "));
        int last = all.lastIndexOf(", ");
        return last < 0 ? all : all.substring(0, last) + " and " + all.substring(last + 2);
    }

    /** Those of each unit in the order of the units, each once for a kind; the whole city for one that has none. */
    private List<Area> areas(List<CrewUnit> going) {
        Map<String, Map<String, Point>> zones = new HashMap<>();
        jdbc.sql("select u.code, coalesce(z.name, z.ref) as zone, st_asewkb(st_pointonsurface(z.geom)) as middle"
                        + " from unit u join pressure_zone z on case"
                        + " when exists (select from unit_territory t where t.unit_code = u.code) then exists (select"
                        + " from unit_territory t where t.unit_code = u.code and t.zone = coalesce(z.name, z.ref))"
                        + " else st_covers(z.geom, u.location) end"
                        + " where u.code = any(:going) order by zone, st_area(z.geom) desc")
                .param("going", going.stream().map(CrewUnit::code).toArray(String[]::new))
                .query(row -> {
                    zones.computeIfAbsent(row.getString("code"), code -> new LinkedHashMap<>())
                            .putIfAbsent(row.getString("zone"), (Point) CityCoordinates.read(row.getBytes("middle")));
                });
        List<Area> areas = new ArrayList<>();
        for (CrewUnit unit : going) {
            Map<String, Point> own = zones.getOrDefault(unit.code(), Map.of());
            own.forEach((zone, middle) -> areas.add(new Area(unit.kind(), zone, middle)));
            if (own.isEmpty()) {
                areas.add(new Area(unit.kind(), null, null));
            }
        }
        return areas.stream().distinct().limit(MOST_AREAS).toList();
    }

    private static Left left(Area area, Territories territories, List<CrewUnit> free) {
        List<CrewUnit> ofKind =
                free.stream().filter(unit -> unit.kind().equals(area.kind)).toList();
        List<CrewUnit> serving = ofKind.stream()
                .filter(unit -> area.zone == null || territories.serves(unit.code(), area.zone))
                .toList();
        List<CrewUnit> asked = area.middle == null
                ? List.of()
                : (serving.isEmpty() ? ofKind : serving)
                        .stream()
                                .filter(unit -> unit.location() != null)
                                .sorted(Comparator.comparingDouble(
                                        unit -> unit.location().distance(area.middle)))
                                .limit(ASKED)
                                .toList();
        return new Left(area, serving, asked);
    }

    /** The nearest of those asked for each area, in words; empty where there is none. */
    private List<String> nearest(List<Left> left, Situation situation) {
        List<Left> askedFor = left.stream().filter(one -> !one.asked.isEmpty()).toList();
        List<CrewUnit> units =
                askedFor.stream().flatMap(one -> one.asked.stream()).distinct().toList();
        List<List<Travel>> ways = travelTimes.estimateAll(
                units.stream().map(situation::origin).toList(),
                askedFor.stream().map(one -> one.area.middle).toList());
        return left.stream()
                .map(one -> one.asked.isEmpty() ? "" : nearest(one.asked, units, ways.get(askedFor.indexOf(one))))
                .toList();
    }

    private static String nearest(List<CrewUnit> asked, List<CrewUnit> units, List<Travel> ways) {
        return asked.stream()
                .min(Comparator.comparingDouble(
                        unit -> ways.get(units.indexOf(unit)).minutes()))
                .map(unit -> "%s, %d min"
                        .formatted(unit.code(), ways.get(units.indexOf(unit)).wholeMinutes()))
                .orElse("");
    }

    private static String describe(Left left, String nearest) {
        String crew = left.area.kind + " crew";
        int count = left.serving.size();
        if (left.area.zone == null) {
            return count == 0
                    ? "no other " + crew + " is free"
                    : count == 1 ? "1 other " + crew + " is free" : count + " other " + crew + "s are free";
        }
        String where = left.area.zone + " has ";
        if (count > 0) {
            String crews = count == 1 ? "1 " + crew : count + " " + crew + "s";
            return where + crews + " left" + (nearest.isEmpty() ? "" : ", the nearest " + nearest);
        }
        return where + "no " + crew + " left; "
                + (nearest.isEmpty() ? "none is free elsewhere" : "the nearest elsewhere is " + nearest);
    }
}
