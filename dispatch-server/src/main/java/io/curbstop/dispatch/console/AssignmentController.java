package io.curbstop.dispatch.console;

import static io.curbstop.dispatch.identity.Audience.DISPATCHER;

import io.curbstop.dispatch.assignment.Assignments;
import io.curbstop.dispatch.assignment.NewAssignment;
import io.curbstop.dispatch.assignment.Recommendations;
import io.curbstop.dispatch.crew.Recommendation;
import io.curbstop.dispatch.field.VoiceCalls;
import io.curbstop.dispatch.identity.AllowedFor;
import io.curbstop.dispatch.identity.SignedInUser;
import io.curbstop.dispatch.push.Alarms;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who should go, who is sent, who is taken back, and which alarm somebody has taken. */
@RestController
@AllowedFor(DISPATCHER)
class AssignmentController {

    private final Assignments assignments;
    private final AssignmentViews views;
    private final Recommendations recommendations;
    private final Alarms alarms;
    private final VoiceCalls voiceCalls;
    private final Callers callers;

    AssignmentController(
            Assignments assignments,
            AssignmentViews views,
            Recommendations recommendations,
            Alarms alarms,
            VoiceCalls voiceCalls,
            Callers callers) {
        this.assignments = assignments;
        this.views = views;
        this.recommendations = recommendations;
        this.alarms = alarms;
        this.voiceCalls = voiceCalls;
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
            Boolean override) {}

    @PostMapping("/api/incidents/{id}/assignments")
    @ResponseStatus(HttpStatus.CREATED)
    AssignmentView dispatch(
            @PathVariable UUID id, @Valid @RequestBody Dispatch dispatch, @AuthenticationPrincipal SignedInUser user) {
        return views.of(assignments.dispatch(
                new NewAssignment(
                        dispatch.id(),
                        id,
                        dispatch.unitCode(),
                        dispatch.note(),
                        Boolean.TRUE.equals(dispatch.override())),
                callers.atConsole(user)));
    }

    record Cancel(@NotBlank @Size(max = 2_000) String reason, Long version) {}

    @PostMapping("/api/assignments/{id}/cancel")
    AssignmentView cancel(
            @PathVariable UUID id, @Valid @RequestBody Cancel cancel, @AuthenticationPrincipal SignedInUser user) {
        return views.of(assignments.cancel(id, cancel.reason(), cancel.version(), callers.atConsole(user)));
    }

    @PostMapping("/api/alarms/{id}/taken")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeAlarm(@PathVariable UUID id, @AuthenticationPrincipal SignedInUser user) {
        alarms.end(id, user.username());
    }

    record VoiceCall(
            @NotNull UUID id,
            boolean reached,
            @NotNull @Size(max = 1_000) String note) {}

    @PostMapping("/api/alarms/{id}/called")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void logVoiceCall(
            @PathVariable UUID id, @Valid @RequestBody VoiceCall call, @AuthenticationPrincipal SignedInUser user) {
        voiceCalls.record(call.id(), id, call.reached(), call.note(), callers.atConsole(user));
    }
}
