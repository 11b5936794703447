package io.curbstop.dispatch.handover;

import static io.curbstop.dispatch.identity.Audience.DISPATCHER;
import static io.curbstop.dispatch.identity.Audience.MANAGER;
import static io.curbstop.dispatch.identity.Audience.SUPERVISOR;

import io.curbstop.dispatch.identity.AllowedFor;
import io.curbstop.dispatch.identity.SignedInUser;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The handover of a shift, the accepted ones, and when shifts end. */
@RestController
@RequestMapping("/api/handovers")
@AllowedFor(DISPATCHER)
class HandoverController {

    private final Handovers handovers;
    private final PastHandovers past;
    private final HandoverHours hours;
    private final Clock clock;

    HandoverController(Handovers handovers, PastHandovers past, HandoverHours hours, Clock clock) {
        this.handovers = handovers;
        this.past = past;
        this.hours = hours;
        this.clock = clock;
    }

    @GetMapping("/open")
    @AllowedFor({DISPATCHER, MANAGER})
    ResponseEntity<HandoverView> findOpen() {
        return handovers.findOpen().map(ResponseEntity::ok).orElseGet(() -> ResponseEntity.noContent()
                .build());
    }

    @GetMapping
    @AllowedFor({DISPATCHER, MANAGER})
    List<PastHandovers.Past> list(@RequestParam(required = false) Instant before) {
        return past.list(before == null ? clock.instant().plusSeconds(60) : before);
    }

    @GetMapping("/{id}")
    @AllowedFor({DISPATCHER, MANAGER})
    HandoverView get(@PathVariable UUID id) {
        return handovers.get(id);
    }

    record Draft(@NotNull UUID id) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    HandoverView draft(@Valid @RequestBody Draft draft, @AuthenticationPrincipal SignedInUser user) {
        return handovers.draft(draft.id(), user);
    }

    /** The note of an entry; without a subject that of the section. */
    record WrittenNote(
            @NotNull Section section,
            @Size(max = 200) String subject,
            @NotNull @Size(max = 2000) String text,
            @NotNull Integer version) {}

    @PutMapping("/{id}/notes")
    HandoverView.Note writeNote(
            @PathVariable UUID id, @Valid @RequestBody WrittenNote note, @AuthenticationPrincipal SignedInUser user) {
        String subject = note.subject() == null ? HandoverTable.WHOLE_SECTION : note.subject();
        return handovers.writeNote(id, note.section(), subject, note.text(), note.version(), user);
    }

    /** Signing says which version was read, and may answer the question it was refused with. */
    record Signing(@NotNull Long version, @Size(max = 1000) String answer) {}

    @PostMapping("/{id}/sign")
    HandoverView sign(
            @PathVariable UUID id, @Valid @RequestBody Signing signing, @AuthenticationPrincipal SignedInUser user) {
        String answer = signing.answer() == null || signing.answer().isBlank()
                ? null
                : signing.answer().strip();
        return handovers.sign(id, signing.version(), answer, user);
    }

    @PostMapping("/{id}/withdraw")
    HandoverView withdraw(@PathVariable UUID id, @AuthenticationPrincipal SignedInUser user) {
        return handovers.withdraw(id, user);
    }

    record Refusal(
            @NotBlank(message = "is missing") @Size(max = 1000)
            String question) {}

    @PostMapping("/{id}/refuse")
    HandoverView refuse(
            @PathVariable UUID id, @Valid @RequestBody Refusal refusal, @AuthenticationPrincipal SignedInUser user) {
        return handovers.refuse(id, refusal.question(), user);
    }

    record Acceptance(@NotNull Long version) {}

    @PostMapping("/{id}/accept")
    HandoverView accept(
            @PathVariable UUID id,
            @Valid @RequestBody Acceptance acceptance,
            @AuthenticationPrincipal SignedInUser user) {
        return handovers.accept(id, acceptance.version(), user);
    }

    /** When shifts of dispatchers end, on the city's clock. */
    record Hours(@NotNull @Size(max = 12) List<@NotNull LocalTime> hours) {}

    @GetMapping("/hours")
    @AllowedFor({DISPATCHER, MANAGER})
    Hours listHours() {
        return new Hours(hours.list());
    }

    @PutMapping("/hours")
    @AllowedFor(SUPERVISOR)
    Hours changeHours(@Valid @RequestBody Hours wanted, @AuthenticationPrincipal SignedInUser user) {
        hours.change(wanted.hours(), user.username());
        return listHours();
    }
}
