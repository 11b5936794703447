package io.curbstop.dispatch.roster;

import static io.curbstop.dispatch.identity.Audience.DISPATCHER;
import static io.curbstop.dispatch.identity.Audience.SUPERVISOR;

import io.curbstop.dispatch.identity.AllowedFor;
import io.curbstop.dispatch.identity.Audit;
import io.curbstop.dispatch.identity.SignedInUser;
import io.curbstop.dispatch.incident.Stamp;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** On-call lists and call-outs, with phone numbers: for dispatchers; a supervisor keeps the lists. */
@RestController
@AllowedFor(DISPATCHER)
class OnCallController {

    private final OnCallLists lists;
    private final CallOuts callOuts;
    private final Audit audit;
    private final Clock clock;

    OnCallController(OnCallLists lists, CallOuts callOuts, Audit audit, Clock clock) {
        this.lists = lists;
        this.callOuts = callOuts;
        this.audit = audit;
        this.clock = clock;
    }

    record ListBody(
            @NotBlank(message = "is missing") @Size(max = 60, message = "is longer than 60 characters")
            String name,

            @NotBlank(message = "is missing") @Size(max = 10)
            String unitCode,

            @NotNull(message = "is missing") @Size(max = 100, message = "are more than 100")
            List<UUID> personIds) {}

    record CallOutBody(
            @NotNull(message = "is missing") UUID id,

            @NotBlank(message = "is missing") @Size(max = 40)
            String listCode,

            @Size(max = 10) String unitCode,
            @NotNull(message = "is missing") Instant until) {}

    record AttemptBody(
            @NotNull(message = "is missing") UUID id,
            @NotNull(message = "is missing") UUID personId,
            @NotNull(message = "is missing") CallOut.Result result,

            @Size(max = 1_000, message = "is longer than 1,000 characters")
            String reason) {}

    @GetMapping("/api/on-call/lists")
    List<OnCallLists.OnCallList> listAll() {
        return lists.listAll();
    }

    @PutMapping("/api/on-call/lists/{code}")
    @AllowedFor(SUPERVISOR)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void putList(
            @PathVariable
                    @Pattern(
                            regexp = "[a-z][a-z0-9-]{1,39}",
                            message = "must be 2 to 40 lower-case letters, digits and dashes")
                    String code,
            @Valid @RequestBody ListBody body,
            @AuthenticationPrincipal SignedInUser by) {
        lists.put(code, body.name().strip(), body.unitCode(), body.personIds());
        audit.record(by.username(), "on-call-list-set", code, body.personIds().size() + " people");
    }

    @GetMapping("/api/incidents/{id}/call-outs")
    List<CallOut> listCallOuts(@PathVariable UUID id) {
        return callOuts.listByIncident(id);
    }

    @PostMapping("/api/incidents/{id}/call-outs")
    @ResponseStatus(HttpStatus.CREATED)
    CallOut start(
            @PathVariable UUID id, @Valid @RequestBody CallOutBody body, @AuthenticationPrincipal SignedInUser by) {
        return callOuts.start(
                new CallOuts.NewCallOut(body.id(), id, body.listCode(), body.unitCode(), body.until()), stamp(by));
    }

    @PostMapping("/api/call-outs/{id}/attempts")
    CallOut record(
            @PathVariable UUID id, @Valid @RequestBody AttemptBody body, @AuthenticationPrincipal SignedInUser by) {
        return callOuts.record(
                new CallOuts.NewAttempt(body.id(), id, body.personId(), body.result(), body.reason()), stamp(by));
    }

    private Stamp stamp(SignedInUser by) {
        return Stamp.ofDispatcher(by.username(), clock.instant());
    }
}
