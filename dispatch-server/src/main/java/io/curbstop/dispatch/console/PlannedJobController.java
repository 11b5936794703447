package io.curbstop.dispatch.console;

import static io.curbstop.dispatch.identity.Audience.DISPATCHER;

import io.curbstop.dispatch.coordinates.CityCoordinates;
import io.curbstop.dispatch.coordinates.LonLat;
import io.curbstop.dispatch.identity.AllowedFor;
import io.curbstop.dispatch.identity.SignedInUser;
import io.curbstop.dispatch.incident.Incident;
import io.curbstop.dispatch.incident.NewIncident;
import io.curbstop.dispatch.problem.ProblemException;
import io.curbstop.dispatch.shutdown.PlannedJobs;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.locationtech.jts.geom.Point;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Shutdowns that are planned, not called in. */
@RestController
@AllowedFor(DISPATCHER)
class PlannedJobController {

    private static final String PRIORITY = "SO";
    private static final double ON_MAP_m = 5;

    private final PlannedJobs jobs;
    private final CityCoordinates coordinates;
    private final IncidentDetails details;
    private final Callers callers;

    PlannedJobController(PlannedJobs jobs, CityCoordinates coordinates, IncidentDetails details, Callers callers) {
        this.jobs = jobs;
        this.coordinates = coordinates;
        this.details = details;
        this.callers = callers;
    }

    record Job(
            @NotNull UUID id,
            @NotNull Double lon,
            @NotNull Double lat,
            @NotBlank @Size(max = 200) String mainRef,
            @Size(max = 500) String addressText,

            @NotBlank(message = "is missing") @Size(max = 10_000)
            String narrative,

            @NotNull(message = "is missing") Instant from,
            @NotNull(message = "is missing") Instant to) {}

    @PostMapping("/api/planned-jobs")
    @ResponseStatus(HttpStatus.CREATED)
    IncidentDetail plan(@Valid @RequestBody Job job, @AuthenticationPrincipal SignedInUser user) {
        Point at = LonLat.find(job.lon(), job.lat())
                .flatMap(coordinates::findInCity)
                .orElseThrow(() -> ProblemException.invalid("That is no place in this city."));
        Incident incident = jobs.open(
                new NewIncident(
                        job.id(),
                        jobs.typeOn(job.mainRef()),
                        PRIORITY,
                        job.addressText(),
                        at,
                        "MAP",
                        ON_MAP_m,
                        job.mainRef(),
                        job.narrative()),
                new PlannedJobs.Window(job.from(), job.to()),
                callers.atConsole(user));
        return details.get(incident.id());
    }
}
