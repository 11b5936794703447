package io.curbstop.dispatch.console;

import static io.curbstop.dispatch.identity.Audience.DISPATCHER;
import static io.curbstop.dispatch.identity.Audience.MANAGER;
import static io.curbstop.dispatch.identity.Audience.TECHNICIAN;

import io.curbstop.dispatch.assignment.Assignments;
import io.curbstop.dispatch.identity.AllowedFor;
import io.curbstop.dispatch.identity.SignedInUser;
import io.curbstop.dispatch.incident.Incidents;
import io.curbstop.dispatch.outage.Approvals;
import io.curbstop.dispatch.outage.OutageStep;
import io.curbstop.dispatch.outage.OutageView;
import io.curbstop.dispatch.outage.Outages;
import io.curbstop.dispatch.outage.Shutdowns;
import io.curbstop.dispatch.outage.StalePlan;
import io.curbstop.dispatch.outage.ValveReport;
import io.curbstop.dispatch.outage.ValveResult;
import io.curbstop.dispatch.problem.ProblemException;
import io.curbstop.dispatch.shutdown.Advisories;
import io.curbstop.dispatch.shutdown.ShutdownReader;
import io.curbstop.dispatch.shutdown.ShutdownView;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A shutdown in the dispatcher's hands, from the choice of a plan until every valve stands as before. */
@RestController
@RequestMapping("/api/incidents/{id}")
@AllowedFor(DISPATCHER)
class ShutdownController {

    /** What crews may say of a shutdown; the rest is the control room's to say. */
    private static final Set<OutageStep.Kind> CREW_STEPS =
            Set.of(OutageStep.Kind.PROVED, OutageStep.Kind.REPAIRED, OutageStep.Kind.FLUSHING);

    private final Approvals approvals;
    private final Shutdowns shutdowns;
    private final Outages outages;
    private final ShutdownReader reader;
    private final Advisories advisories;
    private final Incidents incidents;
    private final Assignments assignments;
    private final Callers callers;

    ShutdownController(
            Approvals approvals,
            Shutdowns shutdowns,
            Outages outages,
            ShutdownReader reader,
            Advisories advisories,
            Incidents incidents,
            Assignments assignments,
            Callers callers) {
        this.approvals = approvals;
        this.shutdowns = shutdowns;
        this.outages = outages;
        this.reader = reader;
        this.advisories = advisories;
        this.incidents = incidents;
        this.assignments = assignments;
        this.callers = callers;
    }

    @GetMapping("/outage/plans")
    @AllowedFor({DISPATCHER, MANAGER})
    List<OutageView> plans(@PathVariable UUID id) {
        return approvals.listPlans(id);
    }

    @GetMapping("/shutdown")
    @AllowedFor({DISPATCHER, MANAGER, TECHNICIAN})
    ShutdownView shutdown(@PathVariable UUID id, @AuthenticationPrincipal SignedInUser user) {
        incidents.getIncident(id);
        callers.requireMayRead(user, id);
        return reader.read(id);
    }

    record Approval(@NotNull UUID outageId) {}

    @PostMapping("/outage/approval")
    OutageView approve(
            @PathVariable UUID id, @Valid @RequestBody Approval approval, @AuthenticationPrincipal SignedInUser user) {
        StalePlan stale = approvals
                .approve(id, approval.outageId(), callers.atConsole(user))
                .orElse(null);
        if (stale != null) {
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    "plan-stale",
                    stale.text(),
                    Map.of("valves", stale.valves(), "networkReplaced", stale.networkReplaced()));
        }
        return current(id);
    }

    record Withdrawal(
            @NotNull UUID outageId,
            @NotBlank @Size(max = 2_000) String reason) {}

    @PostMapping("/outage/withdrawal")
    OutageView withdraw(
            @PathVariable UUID id,
            @Valid @RequestBody Withdrawal withdrawal,
            @AuthenticationPrincipal SignedInUser user) {
        approvals.withdraw(id, withdrawal.outageId(), withdrawal.reason(), callers.atConsole(user));
        return current(id);
    }

    record Step(
            @NotNull UUID id,
            @NotNull OutageStep.Kind kind,
            @Size(max = 2_000) String note,
            Instant occurredAt) {}

    @PostMapping("/outage/steps")
    @AllowedFor({DISPATCHER, TECHNICIAN})
    OutageView step(@PathVariable UUID id, @Valid @RequestBody Step step, @AuthenticationPrincipal SignedInUser user) {
        callers.requireMayRead(user, id);
        if (callers.isTechnicianOnly(user) && !CREW_STEPS.contains(step.kind())) {
            throw ProblemException.forbidden("not-yours", "That is the control room's to say.");
        }
        shutdowns.record(new OutageStep(step.id(), id, step.kind(), step.note()), callers.of(user, step.occurredAt()));
        return current(id);
    }

    record ForUnit(@Size(max = 40) String unitCode) {}

    @PutMapping("/outage/valves/{ref}/unit")
    OutageView give(
            @PathVariable UUID id,
            @PathVariable String ref,
            @Valid @RequestBody ForUnit unit,
            @AuthenticationPrincipal SignedInUser user) {
        String code = unit.unitCode() == null || unit.unitCode().isBlank() ? null : unit.unitCode();
        boolean sent = code == null
                || assignments.listByIncident(id).stream()
                        .anyMatch(a -> a.unitCode().equals(code) && !a.state().isEnded());
        if (!sent) {
            throw ProblemException.refused("unit-not-sent", code + " is not on this incident; send it first.");
        }
        shutdowns.give(id, ref, code, callers.atConsole(user));
        return current(id);
    }

    record ByVoice(
            @NotNull UUID id,
            @NotNull ValveResult result,
            @NotNull Boolean closed,
            @DecimalMin("0") @DecimalMax("10000") Double turns,
            Instant occurredAt) {}

    /** What a crew says by voice of a valve, written down by the dispatcher. */
    @PostMapping("/outage/valves/{ref}/report")
    OutageView report(
            @PathVariable UUID id,
            @PathVariable String ref,
            @Valid @RequestBody ByVoice report,
            @AuthenticationPrincipal SignedInUser user) {
        outages.report(
                new ValveReport(report.id(), id, ref, report.result(), report.closed(), report.turns()),
                callers.atConsole(user, report.occurredAt()));
        return current(id);
    }

    record Left(
            @NotNull UUID id, @NotBlank @Size(max = 2_000) String reason, UUID neededBy) {}

    @PostMapping("/outage/valves/{ref}/left")
    OutageView leave(
            @PathVariable UUID id,
            @PathVariable String ref,
            @Valid @RequestBody Left left,
            @AuthenticationPrincipal SignedInUser user) {
        shutdowns.leave(left.id(), id, ref, left.reason(), left.neededBy(), callers.atConsole(user));
        return current(id);
    }

    record AdvisoryStep(
            @NotNull UUID id,
            @NotNull Advisories.Kind kind,
            @Size(max = 2_000) String note,
            Instant occurredAt) {}

    @PostMapping("/advisory")
    ShutdownView.AdvisoryView advise(
            @PathVariable UUID id, @Valid @RequestBody AdvisoryStep step, @AuthenticationPrincipal SignedInUser user) {
        advisories.record(step.id(), id, step.kind(), step.note(), callers.atConsole(user, step.occurredAt()));
        return advisories.read(id);
    }

    private OutageView current(UUID id) {
        return outages.findOutage(id)
                .orElseThrow(() -> ProblemException.notFound("Nothing was traced for this incident yet."));
    }
}
