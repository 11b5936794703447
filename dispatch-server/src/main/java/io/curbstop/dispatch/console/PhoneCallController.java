package io.curbstop.dispatch.console;

import static io.curbstop.dispatch.identity.Audience.DISPATCHER;
import static io.curbstop.dispatch.identity.Audience.MANAGER;

import io.curbstop.dispatch.identity.AllowedFor;
import io.curbstop.dispatch.identity.SignedInUser;
import io.curbstop.dispatch.incident.Incidents;
import io.curbstop.dispatch.intake.ScreenPop;
import io.curbstop.dispatch.problem.ProblemException;
import io.curbstop.dispatch.telephone.PhoneCall;
import io.curbstop.dispatch.telephone.PhoneCallCounts;
import io.curbstop.dispatch.telephone.PhoneCallState;
import io.curbstop.dispatch.telephone.PhoneCallbacks;
import io.curbstop.dispatch.telephone.PhoneCalls;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
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

/** The telephone at the console: what rings, what was missed, and calls that need no incident. */
@RestController
@AllowedFor(DISPATCHER)
class PhoneCallController {

    private final PhoneCalls calls;
    private final PhoneCallbacks callbacks;
    private final PhoneCallCounts counts;
    private final ScreenPop screenPop;
    private final Incidents incidents;
    private final Callers callers;
    private final Clock clock;

    PhoneCallController(
            PhoneCalls calls,
            PhoneCallbacks callbacks,
            PhoneCallCounts counts,
            ScreenPop screenPop,
            Incidents incidents,
            Callers callers,
            Clock clock) {
        this.calls = calls;
        this.callbacks = callbacks;
        this.counts = counts;
        this.screenPop = screenPop;
        this.incidents = incidents;
        this.callers = callers;
        this.clock = clock;
    }

    /** What the strip and the list of call backs show. */
    record Waiting(List<PhoneCall> open, List<PhoneCall> callbackOwed) {}

    @GetMapping("/api/phone-calls")
    Waiting list() {
        return new Waiting(calls.listOpen(), calls.listCallbackOwed());
    }

    @GetMapping("/api/screen-pop")
    ScreenPop.Known whoCalls(@RequestParam String number) {
        if (number.length() > 64) {
            throw ProblemException.invalid("A telephone number is not longer than 64 characters.");
        }
        return screenPop.find(number);
    }

    /** What came of today's calls, by the city's clock. */
    @GetMapping("/api/phone-calls/counts")
    @AllowedFor({DISPATCHER, MANAGER})
    PhoneCallCounts.Counts count() {
        return counts.count(LocalDate.ofInstant(clock.instant(), incidents.timeZone())
                .atStartOfDay(incidents.timeZone())
                .toInstant());
    }

    @PostMapping("/api/phone-calls/{id}/answer")
    PhoneCall answer(@PathVariable UUID id, @AuthenticationPrincipal SignedInUser user) {
        return calls.answer(id, callers.atConsole(user));
    }

    record Why(@NotBlank @Size(max = 2_000) String note) {}

    @PostMapping("/api/phone-calls/{id}/abandoned")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void abandoned(@PathVariable UUID id, @Valid @RequestBody Why why, @AuthenticationPrincipal SignedInUser user) {
        calls.move(id, PhoneCallState.ABANDONED, why.note(), callers.atConsole(user));
    }

    record Callback(@Size(max = 2_000) String note) {}

    @PostMapping("/api/phone-calls/{id}/callback")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void callBack(
            @PathVariable UUID id, @Valid @RequestBody Callback callback, @AuthenticationPrincipal SignedInUser user) {
        callbacks.done(id, callback.note(), callers.atConsole(user));
    }

    record NoIncident(
            @NotNull UUID id,
            @NotNull @Pattern(regexp = "ADVISED|REFERRED") String outcome,

            @NotBlank @Size(max = 2_000) String note,
            @Size(max = 10_000) String narrative,
            @Size(max = 200) String callerName,
            @Size(max = 40) String callerPhone) {}

    @PostMapping("/api/phone-calls/without-incident")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void keep(@Valid @RequestBody NoIncident kept, @AuthenticationPrincipal SignedInUser user) {
        calls.keep(
                new PhoneCalls.NoIncident(
                        kept.id(),
                        PhoneCallState.valueOf(kept.outcome()),
                        kept.note(),
                        kept.narrative(),
                        kept.callerName(),
                        kept.callerPhone()),
                callers.atConsole(user));
    }
}
