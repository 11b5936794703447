package io.curbstop.dispatch.plan;

import io.curbstop.dispatch.assignment.Assignment;
import io.curbstop.dispatch.assignment.Assignments;
import io.curbstop.dispatch.crew.CrewOnDuty;
import io.curbstop.dispatch.crew.CrewUnit;
import io.curbstop.dispatch.crew.Crews;
import io.curbstop.dispatch.crew.CrewsOnDuty;
import io.curbstop.dispatch.crew.Shift;
import io.curbstop.dispatch.incident.Incidents;
import io.curbstop.dispatch.serviceorder.ServiceOrders;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which units can be planned on a day, from when to when, and why others cannot. */
@Component
class UnitsOfDay {

    private final Crews crews;
    private final CrewsOnDuty crewsOnDuty;
    private final Assignments assignments;
    private final Incidents incidents;
    private final ServiceOrders orders;

    UnitsOfDay(
            Crews crews, CrewsOnDuty crewsOnDuty, Assignments assignments, Incidents incidents, ServiceOrders orders) {
        this.crews = crews;
        this.crewsOnDuty = crewsOnDuty;
        this.assignments = assignments;
        this.incidents = incidents;
        this.orders = orders;
    }

    /**
     * The units of a day.
     *
     * @param free those that can be planned
     * @param others why the others cannot, by their code
     */
    record Found(List<Free> free, Map<String, String> others) {}

    /**
     * A unit that can be planned.
     *
     * @param unit the unit; its place is known
     * @param crew who and what it has when it begins
     * @param time from when to when
     */
    record Free(CrewUnit unit, CrewOnDuty crew, Shift time) {}

    /** The zone in which days begin. */
    ZoneId zone() {
        return crews.timeZone();
    }

    /**
     * The units of a day.
     *
     * @param now nobody goes before this moment
     */
    Found read(LocalDate day, Instant now) {
        Shift whole = new Shift(
                day.atStartOfDay(zone()).toInstant(),
                day.plusDays(1).atStartOfDay(zone()).toInstant());
        CrewsOnDuty.Weigher weigher = crewsOnDuty.weigher(whole.startsAt(), whole.endsAt());
        List<Free> free = new ArrayList<>();
        Map<String, String> others = new LinkedHashMap<>();
        for (CrewUnit unit : crews.listUnits()) {
            Optional<Shift> time = weigher.roster().listShifts(unit.code(), whole.startsAt(), whole.endsAt()).stream()
                    .filter(shift -> shift.endsAt().isAfter(now))
                    .findFirst()
                    .map(shift -> rest(shift, whole, now));
            Optional<String> why = findHindrance(unit, time, whole.covers(now));
            if (why.isPresent()) {
                others.put(unit.code(), why.get());
            } else {
                Shift on = time.orElseThrow();
                free.add(new Free(unit, weigher.get(unit.code(), on.startsAt()), on));
            }
        }
        return new Found(free, others);
    }

    private static Shift rest(Shift shift, Shift day, Instant now) {
        Instant first = now.isAfter(day.startsAt()) ? now : day.startsAt();
        return new Shift(
                shift.startsAt().isAfter(first) ? shift.startsAt() : first,
                shift.endsAt().isBefore(day.endsAt()) ? shift.endsAt() : day.endsAt());
    }

    private Optional<String> findHindrance(CrewUnit unit, Optional<Shift> time, boolean today) {
        if (time.isEmpty()) {
            return Optional.of("off shift");
        }
        if (!unit.inService()) {
            return Optional.of("out of service");
        }
        if (unit.findLocation().isEmpty()) {
            return Optional.of("position not known");
        }
        return today ? findOtherWork(unit) : Optional.empty();
    }

    /** An incident that is no order, if the unit has been sent to one. */
    private Optional<String> findOtherWork(CrewUnit unit) {
        return assignments.listHeldBy(unit.code()).stream()
                .filter(held -> held.state().isWithCrew())
                .map(Assignment::incidentId)
                .filter(incident -> orders.findByIncident(incident).isEmpty())
                .findFirst()
                .map(incident -> "on " + incidents.getIncident(incident).number());
    }
}
