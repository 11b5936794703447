package io.curbstop.dispatch.console;

import static io.curbstop.dispatch.identity.Audience.DISPATCHER;

import io.curbstop.dispatch.field.VoiceCalls;
import io.curbstop.dispatch.identity.AllowedFor;
import io.curbstop.dispatch.identity.SignedInUser;
import io.curbstop.dispatch.push.Alarm;
import io.curbstop.dispatch.push.Alarms;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What stands, what was put out of sight, and what somebody did about it. */
@RestController
@AllowedFor(DISPATCHER)
class AlarmController {

    private final Alarms alarms;
    private final VoiceCalls voiceCalls;
    private final Callers callers;
    private final Clock clock;

    AlarmController(Alarms alarms, VoiceCalls voiceCalls, Callers callers, Clock clock) {
        this.alarms = alarms;
        this.voiceCalls = voiceCalls;
        this.callers = callers;
        this.clock = clock;
    }

    record Listing(List<Alarm> standing, List<Alarm> shelved) {}

    @GetMapping("/api/alarms")
    Listing list() {
        return new Listing(alarms.listStanding(), alarms.listShelved());
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

    record Shelving(
            @Min(1) @Max(480) int minutes,
            @NotBlank @Size(max = 500) String reason) {}

    @PostMapping("/api/alarms/{id}/shelve")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void shelve(
            @PathVariable UUID id, @Valid @RequestBody Shelving shelving, @AuthenticationPrincipal SignedInUser user) {
        alarms.shelve(
                id, clock.instant().plus(Duration.ofMinutes(shelving.minutes())), shelving.reason(), user.username());
    }

    @PostMapping("/api/alarms/{id}/unshelve")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unshelve(@PathVariable UUID id, @AuthenticationPrincipal SignedInUser user) {
        alarms.unshelve(id, user.username());
    }
}
