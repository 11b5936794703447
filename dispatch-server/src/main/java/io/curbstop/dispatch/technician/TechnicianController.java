package io.curbstop.dispatch.technician;

import static io.curbstop.dispatch.identity.Audience.DISPATCHER;
import static io.curbstop.dispatch.identity.Audience.TECHNICIAN;

import io.curbstop.dispatch.assignment.Assignment;
import io.curbstop.dispatch.assignment.Step;
import io.curbstop.dispatch.console.AssignmentView;
import io.curbstop.dispatch.console.AssignmentViews;
import io.curbstop.dispatch.console.Callers;
import io.curbstop.dispatch.crew.Crews;
import io.curbstop.dispatch.field.CrewReport;
import io.curbstop.dispatch.field.CrewReports;
import io.curbstop.dispatch.identity.AllowedFor;
import io.curbstop.dispatch.identity.SignedInUser;
import io.curbstop.dispatch.outage.OutageView;
import io.curbstop.dispatch.outage.Outages;
import io.curbstop.dispatch.outage.ValveReport;
import io.curbstop.dispatch.outage.ValveResult;
import io.curbstop.dispatch.position.PositionReport;
import io.curbstop.dispatch.position.PositionSource;
import io.curbstop.dispatch.position.Positions;
import io.curbstop.dispatch.push.Amendments;
import io.curbstop.dispatch.push.Deliveries;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What technicians read and report. */
@RestController
@AllowedFor(TECHNICIAN)
class TechnicianController {

    private final TechnicianReader reader;
    private final CrewReports reports;
    private final Deliveries deliveries;
    private final Amendments amendments;
    private final Outages outages;
    private final AssignmentViews views;
    private final Crews crews;
    private final Positions positions;
    private final Callers callers;

    TechnicianController(
            TechnicianReader reader,
            CrewReports reports,
            Deliveries deliveries,
            Amendments amendments,
            Outages outages,
            AssignmentViews views,
            Crews crews,
            Positions positions,
            Callers callers) {
        this.reader = reader;
        this.reports = reports;
        this.deliveries = deliveries;
        this.amendments = amendments;
        this.outages = outages;
        this.views = views;
        this.crews = crews;
        this.positions = positions;
        this.callers = callers;
    }

    @GetMapping("/api/technician/snapshot")
    TechnicianReader.Snapshot snapshot(@AuthenticationPrincipal SignedInUser user) {
        return reader.read(callers.getUnit(user));
    }

    @PostMapping("/api/deliveries/{id}/received")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void received(@PathVariable UUID id, @AuthenticationPrincipal SignedInUser user) {
        deliveries.received(id, callers.getUnit(user), callers.of(user, null).occurredAt());
    }

    @PostMapping("/api/technician/all-well")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void allWell(@AuthenticationPrincipal SignedInUser user) {
        crews.hearWord(callers.getUnit(user), callers.of(user, null).occurredAt());
    }

    record StepReport(
            @NotNull UUID id,
            @NotNull Step step,
            Instant occurredAt,
            @Size(max = 2_000) String reason,
            @Size(max = 10_000) String note,
            @Size(max = 2_000) String followOn,
            Boolean leavesOther) {}

    @PostMapping("/api/assignments/{id}/steps")
    @AllowedFor({TECHNICIAN, DISPATCHER})
    AssignmentView step(
            @PathVariable UUID id, @Valid @RequestBody StepReport report, @AuthenticationPrincipal SignedInUser user) {
        callers.requireOwn(user, id, report.occurredAt());
        Assignment assignment = reports.apply(
                new CrewReport(
                        report.id(),
                        id,
                        report.step(),
                        report.reason(),
                        report.note(),
                        report.followOn(),
                        Boolean.TRUE.equals(report.leavesOther())),
                callers.of(user, report.occurredAt()));
        return views.of(assignment);
    }

    record Acknowledgement(Instant occurredAt) {}

    @PostMapping("/api/amendments/{id}/acknowledge")
    @AllowedFor({TECHNICIAN, DISPATCHER})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void acknowledge(
            @PathVariable UUID id,
            @Valid @RequestBody Acknowledgement acknowledgement,
            @AuthenticationPrincipal SignedInUser user) {
        callers.requireOwn(user, amendments.getAssignmentId(id), acknowledgement.occurredAt());
        amendments.acknowledge(id, callers.of(user, acknowledgement.occurredAt()));
    }

    record ValveStep(
            @NotNull UUID id,
            @NotNull ValveResult result,
            @NotNull ValvePosition position,
            Double turns,
            Instant occurredAt) {}

    enum ValvePosition {
        CLOSED,
        OPEN
    }

    @PostMapping("/api/assignments/{id}/valves/{ref}")
    @AllowedFor({TECHNICIAN, DISPATCHER})
    ResponseEntity<OutageView> valve(
            @PathVariable UUID id,
            @PathVariable String ref,
            @Valid @RequestBody ValveStep step,
            @AuthenticationPrincipal SignedInUser user) {
        Assignment assignment = callers.requireOwn(user, id, step.occurredAt());
        return outages.report(
                        new ValveReport(
                                step.id(),
                                assignment.incidentId(),
                                ref,
                                step.result(),
                                step.position() == ValvePosition.CLOSED,
                                step.turns()),
                        callers.of(user, step.occurredAt()))
                .map(ResponseEntity::ok)
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    record Position(double lon, double lat, Double accuracy_m, Double speed_kmh, Double heading_deg, Instant at) {}

    /** Answers when the position is written. A phone whose clock is ahead was there now, as it says so now. */
    @PostMapping("/api/positions")
    CompletableFuture<ResponseEntity<Void>> position(
            @Valid @RequestBody Position position, @AuthenticationPrincipal SignedInUser user) {
        PositionReport report = new PositionReport(
                callers.getUnit(user),
                position.lon(),
                position.lat(),
                position.accuracy_m(),
                position.speed_kmh(),
                position.heading_deg(),
                callers.of(user, position.at()).occurredAt(),
                PositionSource.APP);
        return positions.report(report).thenApply(written -> ResponseEntity.noContent()
                .build());
    }
}
