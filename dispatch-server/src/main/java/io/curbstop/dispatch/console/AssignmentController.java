package io.curbstop.dispatch.console;

import static io.curbstop.dispatch.identity.Audience.DISPATCHER;

import io.curbstop.dispatch.assignment.AssignmentState;
import io.curbstop.dispatch.assignment.Assignments;
import io.curbstop.dispatch.assignment.Corrections;
import io.curbstop.dispatch.assignment.NewAssignment;
import io.curbstop.dispatch.assignment.Recommendations;
import io.curbstop.dispatch.crew.Recommendation;
import io.curbstop.dispatch.identity.AllowedFor;
import io.curbstop.dispatch.identity.SignedInUser;
import io.curbstop.dispatch.incident.FollowOns;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who should go, who is sent, now or later, who is taken back, and what was reported wrongly. */
@RestController
@AllowedFor(DISPATCHER)
class AssignmentController {

    private final Assignments assignments;
    private final AssignmentViews views;
    private final Corrections corrections;
    private final FollowOns followOns;
    private final Recommendations recommendations;
    private final SendingConsequences consequences;
    private final Callers callers;

    AssignmentController(
            Assignments assignments,
            AssignmentViews views,
            Corrections corrections,
            FollowOns followOns,
            Recommendations recommendations,
            SendingConsequences consequences,
            Callers callers) {
        this.assignments = assignments;
        this.views = views;
        this.corrections = corrections;
        this.followOns = followOns;
        this.recommendations = recommendations;
        this.consequences = consequences;
        this.callers = callers;
    }

    @GetMapping("/api/incidents/{id}/recommendations")
    Recommendation recommend(@PathVariable UUID id) {
        return recommendations.recommend(id);
    }

    record Dispatch(
            @NotNull UUID id,
            @NotBlank @Size(max = 10) String unitCode,
            @Size(max = 2_000) String note,
            Boolean override,
            Boolean reserved,
            Instant plannedAt,
            @Size(max = 20) Set<@NotNull UUID> preEmpts,
            @Size(max = 2_000) String reason) {

        NewAssignment to(UUID incidentId) {
            return new NewAssignment(
                    id,
                    incidentId,
                    unitCode,
                    note,
                    Boolean.TRUE.equals(override),
                    Boolean.TRUE.equals(reserved),
                    plannedAt,
                    preEmpts == null ? Set.of() : preEmpts,
                    reason);
        }
    }

    @PostMapping("/api/incidents/{id}/assignments")
    @ResponseStatus(HttpStatus.CREATED)
    AssignmentView dispatch(
            @PathVariable UUID id, @Valid @RequestBody Dispatch dispatch, @AuthenticationPrincipal SignedInUser user) {
        return views.of(assignments.dispatch(dispatch.to(id), callers.atConsole(user)));
    }

    @GetMapping("/api/incidents/{id}/consequences")
    SendingConsequences.Answer consequences(@PathVariable UUID id, @RequestParam @Size(max = 10) String unit) {
        return consequences.of(id, unit);
    }

    @GetMapping("/api/assignments/{id}")
    AssignmentView get(@PathVariable UUID id) {
        return views.of(assignments.getAssignment(id));
    }

    record Release(Boolean override, @Size(max = 2_000) String reason) {}

    @PostMapping("/api/assignments/{id}/release")
    AssignmentView release(
            @PathVariable UUID id, @Valid @RequestBody Release release, @AuthenticationPrincipal SignedInUser user) {
        boolean override = Boolean.TRUE.equals(release.override());
        return views.of(assignments.release(id, override, release.reason(), callers.atConsole(user)));
    }

    record TimeCorrection(
            @NotNull UUID id,
            @NotNull AssignmentState state,
            @NotNull Instant occurredAt,
            @NotBlank @Size(max = 2_000) String reason) {}

    @PostMapping("/api/assignments/{id}/corrections")
    AssignmentView correct(
            @PathVariable UUID id,
            @Valid @RequestBody TimeCorrection correction,
            @AuthenticationPrincipal SignedInUser user) {
        return views.of(corrections.correctTime(
                correction.id(),
                id,
                correction.state(),
                correction.occurredAt(),
                correction.reason(),
                callers.atConsole(user)));
    }

    record TakeBack(
            @NotNull Long version,
            @NotBlank @Size(max = 2_000) String reason) {}

    @PostMapping("/api/assignments/{id}/take-back")
    AssignmentView takeBack(
            @PathVariable UUID id, @Valid @RequestBody TakeBack takeBack, @AuthenticationPrincipal SignedInUser user) {
        return views.of(corrections.takeBack(id, takeBack.version(), takeBack.reason(), callers.atConsole(user)));
    }

    @PostMapping("/api/follow-ons/{id}/done")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void followOnDone(@PathVariable UUID id, @AuthenticationPrincipal SignedInUser user) {
        followOns.done(id, callers.atConsole(user));
    }

    record Cancel(@NotBlank @Size(max = 2_000) String reason, Long version) {}

    @PostMapping("/api/assignments/{id}/cancel")
    AssignmentView cancel(
            @PathVariable UUID id, @Valid @RequestBody Cancel cancel, @AuthenticationPrincipal SignedInUser user) {
        return views.of(assignments.cancel(id, cancel.reason(), cancel.version(), callers.atConsole(user)));
    }
}
