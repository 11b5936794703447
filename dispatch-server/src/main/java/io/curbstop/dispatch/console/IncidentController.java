package io.curbstop.dispatch.console;

import static io.curbstop.dispatch.identity.Audience.DISPATCHER;
import static io.curbstop.dispatch.identity.Audience.MANAGER;
import static io.curbstop.dispatch.identity.Audience.TECHNICIAN;

import io.curbstop.dispatch.coordinates.CityCoordinates;
import io.curbstop.dispatch.coordinates.LonLat;
import io.curbstop.dispatch.identity.AllowedFor;
import io.curbstop.dispatch.identity.SignedInUser;
import io.curbstop.dispatch.incident.Estimates;
import io.curbstop.dispatch.incident.Incident;
import io.curbstop.dispatch.incident.IncidentEdit;
import io.curbstop.dispatch.incident.IncidentState;
import io.curbstop.dispatch.incident.IncidentTypes;
import io.curbstop.dispatch.incident.Incidents;
import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.intake.IncidentMerger;
import io.curbstop.dispatch.intake.MainLink;
import io.curbstop.dispatch.intake.Places;
import io.curbstop.dispatch.outage.OutageView;
import io.curbstop.dispatch.outage.Outages;
import io.curbstop.dispatch.problem.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.locationtech.jts.geom.Point;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The calls about one incident, and the console's snapshot. */
@RestController
@AllowedFor(DISPATCHER)
class IncidentController {

    private static final double MAP_ACCURACY_m = 20;

    private final ConsoleReader reader;
    private final IncidentDetails details;
    private final Incidents incidents;
    private final IncidentMerger merger;
    private final Estimates estimates;
    private final Outages outages;
    private final IncidentTypes types;
    private final Places places;
    private final CityCoordinates coordinates;
    private final Callers callers;

    IncidentController(
            ConsoleReader reader,
            IncidentDetails details,
            Incidents incidents,
            IncidentMerger merger,
            Estimates estimates,
            Outages outages,
            IncidentTypes types,
            Places places,
            CityCoordinates coordinates,
            Callers callers) {
        this.reader = reader;
        this.details = details;
        this.incidents = incidents;
        this.merger = merger;
        this.estimates = estimates;
        this.outages = outages;
        this.types = types;
        this.places = places;
        this.coordinates = coordinates;
        this.callers = callers;
    }

    @GetMapping("/api/console/snapshot")
    @AllowedFor({DISPATCHER, MANAGER})
    ConsoleSnapshot snapshot() {
        return reader.read();
    }

    @GetMapping("/api/incidents/{id}")
    @AllowedFor({DISPATCHER, MANAGER, TECHNICIAN})
    IncidentDetail get(@PathVariable UUID id, @AuthenticationPrincipal SignedInUser user) {
        callers.requireMayRead(user, id);
        return details.get(id);
    }

    record StateChange(
            @NotNull IncidentState to,
            @Size(max = 2_000) String reason,
            @NotNull Long version,
            Instant occurredAt) {}

    @PostMapping("/api/incidents/{id}/state")
    IncidentDetail changeState(
            @PathVariable UUID id, @Valid @RequestBody StateChange change, @AuthenticationPrincipal SignedInUser user) {
        Stamp stamp = callers.atConsole(user, change.occurredAt());
        if (change.to() == IncidentState.REOPENED && merger.isMerged(id)) {
            merger.undo(id, change.version(), change.reason(), stamp);
        } else {
            incidents.changeState(id, change.to(), change.version(), change.reason(), stamp);
        }
        return details.get(id);
    }

    record Merge(
            @NotNull UUID intoId,
            @NotBlank @Size(max = 2_000) String reason,
            @NotNull Long version) {}

    @PostMapping("/api/incidents/{id}/merge")
    IncidentDetail merge(
            @PathVariable UUID id, @Valid @RequestBody Merge merge, @AuthenticationPrincipal SignedInUser user) {
        merger.merge(id, merge.intoId(), merge.version(), merge.reason(), callers.atConsole(user));
        return details.get(merge.intoId());
    }

    record Edit(
            @NotNull Long version,
            @Size(max = 40) String type,
            @Size(max = 10) String priority,
            Location location,
            @Size(max = 200) String mainRef,
            @Size(min = 1, max = 10_000) String narrative,
            @Size(max = 10_000) String note) {}

    record Location(
            double lon,
            double lat,
            String method,
            @Size(max = 500) String label,
            Double accuracy_m) {}

    /** The main to link when the place changes, or the utility that the trouble is one of; null to leave it. */
    private String findMain(Incident incident, Edit edit, Point point) {
        String utility = types.getType(edit.type() == null ? incident.typeCode() : edit.type())
                .utility();
        boolean sameUtility = utility.equals(types.getType(incident.typeCode()).utility());
        Point where =
                point != null || sameUtility ? point : incident.findLocation().orElse(null);
        if (where == null) {
            return null;
        }
        Double accuracy_m = point == null
                ? incident.findLocationAccuracy_m().orElse(null)
                : edit.location().accuracy_m();
        return places.findMain(utility, where, accuracy_m == null ? MAP_ACCURACY_m : accuracy_m, null, null)
                .map(MainLink::ref)
                .orElse(null);
    }

    @PatchMapping("/api/incidents/{id}")
    IncidentDetail edit(
            @PathVariable UUID id, @Valid @RequestBody Edit edit, @AuthenticationPrincipal SignedInUser user) {
        Location place = edit.location();
        Point point = place == null ? null : point(place);
        String mainRef = edit.mainRef() == null ? findMain(incidents.getIncident(id), edit, point) : edit.mainRef();
        incidents.edit(
                id,
                new IncidentEdit(
                        edit.type(),
                        edit.priority(),
                        place == null ? null : place.label(),
                        point,
                        place == null || place.method() == null ? "MAP" : place.method(),
                        place == null ? null : place.accuracy_m(),
                        mainRef,
                        edit.narrative()),
                edit.version(),
                callers.atConsole(user));
        if (edit.note() != null && !edit.note().isBlank()) {
            incidents.addNote(UUID.randomUUID(), id, edit.note(), callers.atConsole(user));
        }
        return details.get(id);
    }

    private Point point(Location place) {
        return LonLat.find(place.lon(), place.lat())
                .flatMap(coordinates::findInCity)
                .filter(p -> Double.isFinite(p.getX()) && Double.isFinite(p.getY()))
                .orElseThrow(() -> ProblemException.invalid("That is no place in this city."));
    }

    record Estimate(
            Instant restoreBy,
            @Size(max = 500) String reason,
            @NotNull Long version) {}

    @PostMapping("/api/incidents/{id}/estimate")
    IncidentDetail estimate(
            @PathVariable UUID id, @Valid @RequestBody Estimate estimate, @AuthenticationPrincipal SignedInUser user) {
        estimates.give(id, estimate.restoreBy(), estimate.reason(), estimate.version(), callers.atConsole(user));
        return details.get(id);
    }

    record Note(
            @NotNull UUID id, @NotBlank @Size(max = 10_000) String text) {}

    @PostMapping("/api/incidents/{id}/notes")
    @AllowedFor({DISPATCHER, TECHNICIAN})
    @ResponseStatus(HttpStatus.CREATED)
    void addNote(@PathVariable UUID id, @Valid @RequestBody Note note, @AuthenticationPrincipal SignedInUser user) {
        callers.requireMayRead(user, id);
        incidents.addNote(note.id(), id, note.text(), callers.of(user, null));
    }

    record Trace(
            @Size(max = 200) String mainRef,
            @Size(max = 500) List<String> stuckValves) {}

    @PostMapping("/api/incidents/{id}/trace")
    OutageView trace(
            @PathVariable UUID id, @Valid @RequestBody Trace trace, @AuthenticationPrincipal SignedInUser user) {
        return outages.trace(
                id,
                trace.mainRef(),
                trace.stuckValves() == null ? List.of() : trace.stuckValves(),
                callers.atConsole(user));
    }

    @GetMapping("/api/incidents/{id}/outage")
    @AllowedFor({DISPATCHER, MANAGER, TECHNICIAN})
    ResponseEntity<OutageView> outage(@PathVariable UUID id, @AuthenticationPrincipal SignedInUser user) {
        incidents.getIncident(id);
        callers.requireMayRead(user, id);
        return outages.findOutage(id).map(ResponseEntity::ok).orElseGet(() -> ResponseEntity.noContent()
                .build());
    }
}
