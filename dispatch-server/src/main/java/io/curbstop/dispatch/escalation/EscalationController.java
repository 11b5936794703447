package io.curbstop.dispatch.escalation;

import static io.curbstop.dispatch.identity.Audience.DISPATCHER;
import static io.curbstop.dispatch.identity.Audience.MANAGER;
import static io.curbstop.dispatch.identity.Audience.SUPERVISOR;

import io.curbstop.dispatch.identity.AllowedFor;
import io.curbstop.dispatch.identity.SignedInUser;
import io.curbstop.dispatch.incident.IncidentFlag;
import io.curbstop.dispatch.incident.Stamp;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Who is to be told of an incident, what came of it, and the ladder that says so. */
@RestController
@AllowedFor({DISPATCHER, MANAGER})
class EscalationController {

    private static final String ID = "[a-z0-9-]{1,40}";

    private final Escalations escalations;
    private final Ladders ladders;
    private final Clock clock;

    EscalationController(Escalations escalations, Ladders ladders, Clock clock) {
        this.escalations = escalations;
        this.ladders = ladders;
        this.clock = clock;
    }

    @GetMapping("/api/incidents/{id}/escalation")
    Escalation read(@PathVariable UUID id) {
        return escalations.read(id);
    }

    record AttemptBody(
            @NotNull UUID id,
            @NotBlank @Size(max = 40) String rungId,
            @NotBlank @Size(max = 40) String roleId,
            @NotNull(message = "is missing") Escalation.Outcome outcome,
            Escalation.Channel channel,

            @Size(max = 500, message = "must be shorter than 500 letters")
            String note) {}

    @PostMapping("/api/incidents/{id}/escalation/attempts")
    @AllowedFor(DISPATCHER)
    Escalation record(
            @PathVariable UUID id, @Valid @RequestBody AttemptBody body, @AuthenticationPrincipal SignedInUser by) {
        return escalations.record(
                id,
                new Escalations.NewAttempt(
                        body.id(), body.rungId(), body.roleId(), body.outcome(), body.channel(), orNull(body.note())),
                Stamp.ofDispatcher(by.username(), clock.instant()));
    }

    record FlagBody(@NotNull Boolean stands) {}

    @PutMapping("/api/incidents/{id}/flags/{flag}")
    @AllowedFor(DISPATCHER)
    Escalation setFlag(
            @PathVariable UUID id,
            @PathVariable IncidentFlag flag,
            @Valid @RequestBody FlagBody body,
            @AuthenticationPrincipal SignedInUser by) {
        return escalations.setFlag(id, flag, body.stands(), Stamp.ofDispatcher(by.username(), clock.instant()));
    }

    @GetMapping("/api/escalation-ladder")
    Ladder readLadder() {
        return ladders.read();
    }

    record RoleBody(
            @NotNull @Pattern(regexp = ID) String id,

            @NotBlank(message = "is missing") @Size(max = 60, message = "must be shorter than 60 letters")
            String name,

            @Size(max = 80, message = "must be shorter than 80 letters")
            String person,

            @Pattern(regexp = "[0-9+()./ x-]{0,40}", message = "must be a telephone number")
            String phone) {}

    record RungBody(
            @NotNull @Pattern(regexp = ID) String id,

            @NotBlank(message = "is missing") @Size(max = 60, message = "must be shorter than 60 letters")
            String label,

            boolean anyMain,

            @Min(value = 1, message = "must be from 1 to 5000 mm")
            @Max(value = 5_000, message = "must be from 1 to 5000 mm")
            Integer fromDiameter_mm,

            @Min(value = 60, message = "must be between 1 minute and 30 days")
            @Max(value = 2_592_000, message = "must be between 1 minute and 30 days")
            Integer off_s,

            @Min(value = 0, message = "must be from 0 to 1000000")
            @Max(value = 1_000_000, message = "must be from 0 to 1000000")
            Integer overCustomers,

            @NotNull @Size(max = 10) List<@NotNull IncidentFlag> flags,

            @NotEmpty(message = "names nobody to reach") @Size(max = 20)
            List<@NotNull String> roleIds) {}

    record LadderBody(
            @NotNull @Size(max = 20, message = "must not be more than 20")
            List<@Valid @NotNull RoleBody> roles,

            @NotNull @Size(max = 8, message = "must not be more than 8")
            List<@Valid @NotNull RungBody> rungs,

            @NotNull Long version) {}

    @PutMapping("/api/escalation-ladder")
    @AllowedFor(SUPERVISOR)
    Ladder putLadder(@Valid @RequestBody LadderBody body, @AuthenticationPrincipal SignedInUser by) {
        return ladders.put(
                new Ladder(
                        body.roles().stream()
                                .map(r -> new Ladder.Role(
                                        r.id(), r.name().strip(), orNull(r.person()), orNull(r.phone())))
                                .toList(),
                        body.rungs().stream()
                                .map(r -> new Ladder.Rung(
                                        r.id(),
                                        r.label().strip(),
                                        r.anyMain(),
                                        r.fromDiameter_mm(),
                                        r.off_s(),
                                        r.overCustomers(),
                                        r.flags(),
                                        r.roleIds()))
                                .toList(),
                        body.version(),
                        null,
                        null),
                by.username());
    }

    private static String orNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
