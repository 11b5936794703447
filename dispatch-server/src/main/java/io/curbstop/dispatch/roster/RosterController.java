package io.curbstop.dispatch.roster;

import static io.curbstop.dispatch.identity.Audience.DISPATCHER;
import static io.curbstop.dispatch.identity.Audience.MANAGER;
import static io.curbstop.dispatch.identity.Audience.SUPERVISOR;

import io.curbstop.dispatch.crew.PersonShift;
import io.curbstop.dispatch.crew.Roster;
import io.curbstop.dispatch.crew.Shift;
import io.curbstop.dispatch.identity.AllowedFor;
import io.curbstop.dispatch.identity.Audit;
import io.curbstop.dispatch.identity.SignedInUser;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The week: read by who dispatches or manages, changed by supervisors; every change is audited. */
@RestController
@RequestMapping("/api/roster")
@AllowedFor({DISPATCHER, MANAGER})
class RosterController {

    private final WeekReader weeks;
    private final UnitShifts shifts;
    private final PersonTimes persons;
    private final Audit audit;

    RosterController(WeekReader weeks, UnitShifts shifts, PersonTimes persons, Audit audit) {
        this.weeks = weeks;
        this.shifts = shifts;
        this.persons = persons;
        this.audit = audit;
    }

    /** What a change that was made breaks of the rest rules, in words. */
    record Done(List<String> warnings) {}

    record WeeklyOn(
            @NotNull(message = "is missing") LocalDate day,
            @NotNull(message = "is missing") LocalTime startsAt) {

        private Roster.Occurrence occurrence() {
            return new Roster.Occurrence(day, startsAt);
        }
    }

    record NewShift(
            @NotBlank(message = "is missing") @Size(max = 10)
            String unitCode,

            @NotNull(message = "is missing") Instant startsAt,
            @NotNull(message = "is missing") Instant endsAt,
            @Valid WeeklyOn insteadOf) {}

    record WeeklyWorked(
            @NotBlank(message = "is missing") @Size(max = 10)
            String unitCode,

            @NotNull(message = "is missing") LocalDate day,
            @NotNull(message = "is missing") LocalTime startsAt,
            @NotNull(message = "is missing") Boolean worked) {}

    record Swap(
            @NotNull(message = "is missing") UUID personId,

            @NotBlank(message = "is missing") @Size(max = 10)
            String unitCode,

            @NotNull(message = "is missing") Instant startsAt,
            @NotNull(message = "is missing") Instant endsAt) {}

    record Leave(
            @NotNull(message = "is missing") UUID personId,
            @NotNull(message = "is missing") Instant startsAt,
            @NotNull(message = "is missing") Instant endsAt) {}

    @GetMapping("/week")
    Week week(@RequestParam(required = false) LocalDate from) {
        return weeks.read(from);
    }

    @PutMapping("/shifts/{id}")
    @AllowedFor(SUPERVISOR)
    Done putShift(@PathVariable UUID id, @Valid @RequestBody NewShift shift, @AuthenticationPrincipal SignedInUser by) {
        List<String> warnings = shifts.put(
                id,
                shift.unitCode(),
                new Shift(shift.startsAt(), shift.endsAt()),
                shift.insteadOf() == null ? null : shift.insteadOf().occurrence());
        audit.record(by.username(), "shift-set", shift.unitCode(), shift.startsAt() + " to " + shift.endsAt());
        return new Done(warnings);
    }

    @DeleteMapping("/shifts/{id}")
    @AllowedFor(SUPERVISOR)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeShift(@PathVariable UUID id, @AuthenticationPrincipal SignedInUser by) {
        shifts.remove(id);
        audit.record(by.username(), "shift-removed", id.toString(), "");
    }

    @PutMapping("/weekly-shifts")
    @AllowedFor(SUPERVISOR)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void setWorked(@Valid @RequestBody WeeklyWorked weekly, @AuthenticationPrincipal SignedInUser by) {
        shifts.setWorked(weekly.unitCode(), new Roster.Occurrence(weekly.day(), weekly.startsAt()), weekly.worked());
        audit.record(
                by.username(),
                weekly.worked() ? "weekly-shift-worked" : "weekly-shift-off",
                weekly.unitCode(),
                weekly.day() + " " + weekly.startsAt());
    }

    @PutMapping("/swaps/{id}")
    @AllowedFor(SUPERVISOR)
    Done putSwap(@PathVariable UUID id, @Valid @RequestBody Swap swap, @AuthenticationPrincipal SignedInUser by) {
        List<String> warnings = persons.putShift(
                id,
                swap.personId(),
                swap.unitCode(),
                PersonShift.Kind.SWAP,
                new Shift(swap.startsAt(), swap.endsAt()),
                by.username());
        audit.record(by.username(), "swap-set", swap.personId().toString(), swap.unitCode());
        return new Done(warnings);
    }

    @PutMapping("/leaves/{id}")
    @AllowedFor(SUPERVISOR)
    Done putLeave(@PathVariable UUID id, @Valid @RequestBody Leave leave, @AuthenticationPrincipal SignedInUser by) {
        persons.putLeave(id, leave.personId(), new Shift(leave.startsAt(), leave.endsAt()), by.username());
        audit.record(by.username(), "leave-set", leave.personId().toString(), "");
        return new Done(List.of());
    }

    @DeleteMapping("/person-times/{id}")
    @AllowedFor(SUPERVISOR)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removePersonTime(@PathVariable UUID id, @AuthenticationPrincipal SignedInUser by) {
        persons.remove(id);
        audit.record(by.username(), "person-time-removed", id.toString(), "");
    }
}
