package io.curbstop.dispatch.assignment;

import io.curbstop.dispatch.crew.CrewOnDuty;
import io.curbstop.dispatch.crew.CrewUnit;
import io.curbstop.dispatch.crew.Crews;
import io.curbstop.dispatch.crew.CrewsOnDuty;
import io.curbstop.dispatch.incident.Incident;
import io.curbstop.dispatch.incident.IncidentTypes;
import io.curbstop.dispatch.incident.Incidents;
import io.curbstop.dispatch.problem.ProblemException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** What a unit must pass before it is sent; the same gates as the recommendation shows, enforced. */
@Component
class DispatchGate {

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH);

    private final Crews crews;
    private final CrewsOnDuty crewsOnDuty;
    private final IncidentTypes types;
    private final Incidents incidents;

    DispatchGate(Crews crews, CrewsOnDuty crewsOnDuty, IncidentTypes types, Incidents incidents) {
        this.crews = crews;
        this.crewsOnDuty = crewsOnDuty;
        this.types = types;
        this.incidents = incidents;
    }

    /**
     * Refuses what may not be: an ended incident, a unit twice on one incident, off shift, out of service, short of people,
     * qualifications or equipment or, without override, on another incident.
     *
     * @param held what the unit is on or reserved for
     * @param leaves what of that it is taken off
     * @param at when it is wanted
     */
    void check(
            CrewUnit unit, Incident incident, List<Assignment> held, Set<UUID> leaves, boolean override, Instant at) {
        if (incident.state().isEnded()) {
            throw ProblemException.refused(
                    "incident-ended",
                    incident.number() + " is " + incident.state().label().toLowerCase(Locale.ROOT)
                            + "; reopen it before sending a unit.");
        }
        Optional<Assignment> already =
                held.stream().filter(a -> a.incidentId().equals(incident.id())).findFirst();
        if (already.isPresent()) {
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    "conflict",
                    unit.code()
                            + (already.get().state().isWithCrew()
                                    ? " was already sent to "
                                    : " is reserved already for ")
                            + incident.number() + " by " + already.get().createdBy() + ".",
                    Map.of(
                            "current",
                            Map.of(
                                    "id",
                                    already.get().id(),
                                    "state",
                                    already.get().state())));
        }
        ZoneId zone = crews.timeZone();
        CrewOnDuty crew = crewsOnDuty.get(unit.code(), at);
        if (crew.findShift().isEmpty()) {
            String next = crews.findNextShift(unit.code(), at)
                    .map(s -> "; the next shift begins "
                            + WHEN.format(s.startsAt().atZone(zone)))
                    .orElse("");
            throw unavailable(unit, "is off shift" + next);
        }
        if (!unit.inService()) {
            throw unavailable(
                    unit,
                    "is out of service"
                            + Optional.ofNullable(unit.outOfServiceReason())
                                    .map(r -> ": " + r)
                                    .orElse(""));
        }
        String qualification = types.getType(incident.typeCode()).requiredQualification();
        crew.findRefusal(qualification, at.atZone(zone).toLocalDate()).ifPresent(why -> {
            throw unavailable(unit, "may not go: " + why);
        });
        List<Assignment> live =
                held.stream().filter(a -> !leaves.contains(a.id())).toList();
        if (!live.isEmpty() && !override) {
            Incident other = incidents.getIncident(live.get(0).incidentId());
            throw unavailable(
                    unit,
                    (live.get(0).state().isWithCrew() ? "is on " : "is reserved for ") + other.number() + " ("
                            + other.priority() + ", "
                            + live.get(0).state().label().toLowerCase(Locale.ROOT) + ", sent by "
                            + live.get(0).createdBy() + "); send it all the same to add this to its stack");
        }
    }

    private static ProblemException unavailable(CrewUnit unit, String why) {
        return new ProblemException(
                HttpStatus.UNPROCESSABLE_ENTITY,
                "unit-not-available",
                unit.code() + " " + why + ".",
                Map.of("unitCode", unit.code()));
    }
}
