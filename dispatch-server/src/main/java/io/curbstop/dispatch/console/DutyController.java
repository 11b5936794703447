package io.curbstop.dispatch.console;

import static io.curbstop.dispatch.identity.Audience.DISPATCHER;
import static io.curbstop.dispatch.identity.Audience.MANAGER;
import static io.curbstop.dispatch.identity.Audience.SUPERVISOR;

import io.curbstop.dispatch.duty.Duties;
import io.curbstop.dispatch.duty.Duty;
import io.curbstop.dispatch.identity.AllowedFor;
import io.curbstop.dispatch.identity.SignedInUser;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalTime;
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

/** What is due by the clock, what was seen to, and when a supervisor wants to be told. */
@RestController
@AllowedFor(DISPATCHER)
class DutyController {

    private final Duties duties;
    private final Callers callers;

    DutyController(Duties duties, Callers callers) {
        this.duties = duties;
        this.callers = callers;
    }

    @GetMapping("/api/incidents/{id}/duties")
    @AllowedFor({DISPATCHER, MANAGER})
    List<Duty> list(@PathVariable UUID id) {
        return duties.listOf(id);
    }

    record Done(
            @NotBlank @Size(max = 40) String duty,
            @NotBlank @Size(max = 100) String subject,
            @NotBlank @Size(max = 500) String note) {}

    @PostMapping("/api/incidents/{id}/duties/done")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void done(@PathVariable UUID id, @Valid @RequestBody Done done, @AuthenticationPrincipal SignedInUser user) {
        duties.done(id, done.duty(), done.subject(), done.note(), callers.atConsole(user));
    }

    @GetMapping("/api/duties")
    @AllowedFor({DISPATCHER, MANAGER})
    List<Duties.Setting> listSettings() {
        return duties.listSettings();
    }

    record Change(
            @NotNull @Pattern(regexp = "CRITICAL|HIGH|MEDIUM")
            String severity,

            boolean enabled,

            @Min(value = 0, message = "must be between 0 and 7 days")
            @Max(value = 604_800, message = "must be between 0 and 7 days")
            Integer after_s,

            LocalTime localTime,
            @NotNull Long version) {}

    @PutMapping("/api/duties/{code}")
    @AllowedFor(SUPERVISOR)
    Duties.Setting change(
            @PathVariable String code, @Valid @RequestBody Change change, @AuthenticationPrincipal SignedInUser user) {
        return duties.change(
                code,
                new Duties.Wanted(
                        change.severity(), change.enabled(), change.after_s(), change.localTime(), change.version()),
                callers.atConsole(user));
    }
}
