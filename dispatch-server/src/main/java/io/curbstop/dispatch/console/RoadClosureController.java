package io.curbstop.dispatch.console;

import static io.curbstop.dispatch.identity.Audience.DISPATCHER;
import static io.curbstop.dispatch.identity.Audience.MANAGER;

import io.curbstop.dispatch.coordinates.CityCoordinates;
import io.curbstop.dispatch.coordinates.LonLat;
import io.curbstop.dispatch.identity.AllowedFor;
import io.curbstop.dispatch.identity.SignedInUser;
import io.curbstop.dispatch.incident.Incidents;
import io.curbstop.dispatch.problem.ProblemException;
import io.curbstop.dispatch.road.ClosureProposal;
import io.curbstop.dispatch.road.NewClosure;
import io.curbstop.dispatch.road.RoadClosure;
import io.curbstop.dispatch.road.RoadClosures;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.locationtech.jts.geom.Point;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Streets that are closed for the time being. */
@RestController
@AllowedFor(DISPATCHER)
class RoadClosureController {

    private final RoadClosures closures;
    private final Incidents incidents;
    private final CityCoordinates coordinates;
    private final Callers callers;

    RoadClosureController(RoadClosures closures, Incidents incidents, CityCoordinates coordinates, Callers callers) {
        this.closures = closures;
        this.incidents = incidents;
        this.coordinates = coordinates;
        this.callers = callers;
    }

    @GetMapping("/api/road-closures")
    @AllowedFor({DISPATCHER, MANAGER})
    List<RoadClosure> list() {
        return closures.listStanding();
    }

    @GetMapping("/api/incidents/{id}/road-closure-proposal")
    ClosureProposal propose(@PathVariable UUID id) {
        return closures.propose(placeOf(id));
    }

    /** The street is the one at the incident, unless a place is given. */
    record Closing(
            @NotNull UUID id,
            UUID incidentId,
            Double lon,
            Double lat,
            Instant from,
            Instant until,

            @NotBlank(message = "is missing") @Size(max = 500)
            String reason) {}

    @PostMapping("/api/road-closures")
    @ResponseStatus(HttpStatus.CREATED)
    RoadClosure close(@Valid @RequestBody Closing closing, @AuthenticationPrincipal SignedInUser user) {
        return closures.close(
                new NewClosure(
                        closing.id(),
                        closing.incidentId(),
                        place(closing),
                        closing.from(),
                        closing.until(),
                        closing.reason()),
                callers.atConsole(user));
    }

    @PostMapping("/api/road-closures/{id}/lift")
    RoadClosure lift(@PathVariable UUID id, @AuthenticationPrincipal SignedInUser user) {
        return closures.lift(id, callers.atConsole(user));
    }

    private Point place(Closing closing) {
        if (closing.lon() != null && closing.lat() != null) {
            return LonLat.find(closing.lon(), closing.lat())
                    .flatMap(coordinates::findInCity)
                    .filter(p -> Double.isFinite(p.getX()) && Double.isFinite(p.getY()))
                    .orElseThrow(() -> ProblemException.invalid("That is no place in this city."));
        }
        if (closing.incidentId() == null) {
            throw ProblemException.invalid("Say which street: by an incident, or by a place on it.");
        }
        return placeOf(closing.incidentId());
    }

    private Point placeOf(UUID incidentId) {
        return incidents
                .getIncident(incidentId)
                .findLocation()
                .orElseThrow(() -> ProblemException.refused(
                        "no-place", "The incident has no place yet; give it one to close its street."));
    }
}
