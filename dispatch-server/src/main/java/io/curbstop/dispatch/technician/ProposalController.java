package io.curbstop.dispatch.technician;

import static io.curbstop.dispatch.identity.Audience.TECHNICIAN;

import io.curbstop.dispatch.assignment.Step;
import io.curbstop.dispatch.console.AssignmentView;
import io.curbstop.dispatch.console.AssignmentViews;
import io.curbstop.dispatch.console.Callers;
import io.curbstop.dispatch.field.CrewReport;
import io.curbstop.dispatch.field.CrewReports;
import io.curbstop.dispatch.geofence.Proposals;
import io.curbstop.dispatch.identity.AllowedFor;
import io.curbstop.dispatch.identity.SignedInUser;
import io.curbstop.dispatch.incident.Source;
import io.curbstop.dispatch.incident.Stamp;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A crew says whether what its positions suggest is so. */
@RestController
@RequestMapping("/api/assignments/{id}/proposals/{step}")
@AllowedFor(TECHNICIAN)
class ProposalController {

    private final Proposals proposals;
    private final CrewReports reports;
    private final AssignmentViews views;
    private final Callers callers;

    ProposalController(Proposals proposals, CrewReports reports, AssignmentViews views, Callers callers) {
        this.proposals = proposals;
        this.reports = reports;
        this.views = views;
        this.callers = callers;
    }

    /** A person's word; without a proposal that still stands it counts from when they said it. */
    record Confirmation(@NotNull UUID id, Instant occurredAt, Boolean leavesOther) {}

    @PostMapping("/confirm")
    AssignmentView confirm(
            @PathVariable UUID id,
            @PathVariable Step step,
            @Valid @RequestBody Confirmation confirmation,
            @AuthenticationPrincipal SignedInUser user) {
        callers.requireOwn(user, id, confirmation.occurredAt());
        Stamp said = callers.of(user, confirmation.occurredAt());
        Stamp stamp = proposals
                .findOpen(id, step)
                .map(proposal -> new Stamp(said.actor(), Source.GEOFENCE, proposal.since()))
                .orElse(said);
        boolean leavesOther = Boolean.TRUE.equals(confirmation.leavesOther());
        return views.of(
                reports.apply(new CrewReport(confirmation.id(), id, step, null, null, null, leavesOther), stamp));
    }

    @PostMapping("/refuse")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void refuse(@PathVariable UUID id, @PathVariable Step step, @AuthenticationPrincipal SignedInUser user) {
        callers.requireOwn(user, id, null);
        proposals.refuse(id, step, user.username());
    }
}
