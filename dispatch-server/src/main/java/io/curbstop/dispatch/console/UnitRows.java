package io.curbstop.dispatch.console;

import io.curbstop.dispatch.assignment.AssignmentState;
import io.curbstop.dispatch.coordinates.CityCoordinates;
import io.curbstop.dispatch.coordinates.LonLat;
import io.curbstop.dispatch.crew.CrewMember;
import io.curbstop.dispatch.crew.CrewOnDuty;
import io.curbstop.dispatch.crew.CrewUnit;
import io.curbstop.dispatch.crew.Crews;
import io.curbstop.dispatch.crew.CrewsOnDuty;
import io.curbstop.dispatch.crew.Shift;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads unit rows, all of them in a handful of statements. */
@Component
public class UnitRows {

    private final Crews crews;
    private final CrewsOnDuty crewsOnDuty;
    private final CityCoordinates coordinates;
    private final JdbcClient jdbc;
    private final Clock clock;

    UnitRows(Crews crews, CrewsOnDuty crewsOnDuty, CityCoordinates coordinates, JdbcClient jdbc, Clock clock) {
        this.crews = crews;
        this.crewsOnDuty = crewsOnDuty;
        this.coordinates = coordinates;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** All units in the order of their codes. */
    public List<UnitRow> listAll() {
        Map<String, List<UnitRow.Task>> tasks = new HashMap<>();
        Map<String, Set<String>> required = new HashMap<>();
        jdbc.sql("select a.unit_code, a.id, a.incident_id, i.number, a.state, t.required_qualification"
                        + " from assignment a join incident i on i.id = a.incident_id"
                        + " join incident_type t on t.code = i.type_code where a.live order by a.created_at, a.id")
                .query(row -> {
                    if (row.getString("required_qualification") != null) {
                        required.computeIfAbsent(row.getString("unit_code"), code -> new TreeSet<>())
                                .add(row.getString("required_qualification"));
                    }
                    tasks.computeIfAbsent(row.getString("unit_code"), code -> new ArrayList<>())
                            .add(new UnitRow.Task(
                                    row.getObject("id", UUID.class),
                                    row.getObject("incident_id", UUID.class),
                                    row.getString("number"),
                                    row.getString("state")));
                });
        Instant now = clock.instant();
        CrewsOnDuty.Weigher weigher = crewsOnDuty.weigher(now, now);
        LocalDate today = now.atZone(weigher.roster().zone()).toLocalDate();
        List<CrewUnit> units = crews.listUnits();
        List<CrewUnit> placed = units.stream().filter(u -> u.location() != null).toList();
        List<LonLat> where =
                coordinates.toLonLat(placed.stream().map(CrewUnit::location).toList());
        Map<String, LonLat> places = new HashMap<>();
        for (int i = 0; i < where.size(); i++) {
            places.put(placed.get(i).code(), where.get(i));
        }
        return units.stream()
                .map(u -> row(
                        u,
                        weigher.get(u.code(), now),
                        listNotices(weigher.getAtWork(u.code(), now), required.get(u.code()), today),
                        places.get(u.code()),
                        tasks.getOrDefault(u.code(), List.of())))
                .toList();
    }

    /** What its work asks for and nobody of it holds, and that it is short of people while on shift. */
    private static List<String> listNotices(CrewOnDuty crew, Set<String> required, LocalDate today) {
        List<String> notices = new ArrayList<>();
        if (required != null) {
            required.forEach(code -> crew.findLack(code, today).ifPresent(notices::add));
        }
        if (crew.findShift().isPresent()) {
            crew.findShortage().ifPresent(notices::add);
        }
        return notices;
    }

    /** One unit, if there is one. */
    public Optional<UnitRow> find(String code) {
        return listAll().stream().filter(u -> u.code().equals(code)).findFirst();
    }

    private static UnitRow row(
            CrewUnit unit, CrewOnDuty crew, List<String> notices, LonLat place, List<UnitRow.Task> tasks) {
        List<CrewMember> members = crew.findShift().isPresent() ? crew.present() : unit.members();
        return new UnitRow(
                unit.code(),
                unit.name(),
                unit.kind(),
                status(crew.findShift().isPresent() && unit.inService(), tasks),
                members.stream().map(CrewMember::name).toList(),
                notices,
                crew.findShift().map(Shift::endsAt).orElse(null),
                place == null ? null : Math.round(place.lon() * 1e7) / 1e7,
                place == null ? null : Math.round(place.lat() * 1e7) / 1e7,
                unit.positionAt(),
                unit.positionSource(),
                unit.radioId(),
                tasks);
    }

    /** The furthest it has come on anything it is on. */
    private static String status(boolean on, List<UnitRow.Task> tasks) {
        List<AssignmentState> states = tasks.stream()
                .map(t -> AssignmentState.valueOf(t.state()))
                .filter(AssignmentState::isWithCrew)
                .toList();
        boolean there = states.stream().anyMatch(s -> switch (s) {
            case ON_SITE, WORKING, COMPLETED, INCOMPLETE -> true;
            default -> false;
        });
        if (there) {
            return "ON_SITE";
        }
        if (states.contains(AssignmentState.EN_ROUTE)) {
            return "EN_ROUTE";
        }
        if (!states.isEmpty()) {
            return "ASSIGNED";
        }
        return on ? "AVAILABLE" : "OFF_SHIFT";
    }
}
