package io.curbstop.dispatch.locate;

import static io.curbstop.dispatch.identity.Audience.DISPATCHER;
import static io.curbstop.dispatch.identity.Audience.MANAGER;
import static io.curbstop.dispatch.identity.Audience.TECHNICIAN;

import io.curbstop.dispatch.console.Callers;
import io.curbstop.dispatch.identity.AllowedFor;
import io.curbstop.dispatch.identity.SignedInUser;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Locate tickets, what owners say to them, and crews that dig. */
@RestController
@AllowedFor(DISPATCHER)
class LocateController {

    private final Locates locates;
    private final Digs digs;
    private final Callers callers;

    LocateController(Locates locates, Digs digs, Callers callers) {
        this.locates = locates;
        this.digs = digs;
        this.callers = callers;
    }

    @GetMapping("/api/incidents/{id}/locates")
    @AllowedFor({DISPATCHER, MANAGER})
    Locates.LocateView read(@PathVariable UUID id) {
        return locates.read(id);
    }

    record TicketBody(
            @NotBlank(message = "is missing") @Size(max = 40, message = "must be shorter than 40 letters")
            String number,

            @NotNull(message = "is missing") LocateTicket.Kind kind,
            @NotNull(message = "is missing") Instant calledAt,
            Instant startsAt,
            Instant expiresAt,

            @NotBlank(message = "is missing") @Size(max = 300, message = "must be shorter than 300 letters")
            String place,

            @NotEmpty(message = "names nobody") @Size(max = 20, message = "must not be more than 20")
            List<@NotBlank(message = "is missing") @Size(max = 40, message = "must be shorter than 40 letters") String>
                    members,

            @Size(max = 500, message = "must be shorter than 500 letters")
            String withdrawn,

            @NotNull @Min(0) Integer version) {}

    @PutMapping("/api/incidents/{id}/locates/{ticketId}")
    Locates.LocateView put(
            @PathVariable UUID id,
            @PathVariable UUID ticketId,
            @Valid @RequestBody TicketBody body,
            @AuthenticationPrincipal SignedInUser by) {
        return locates.put(
                id,
                new Locates.Wanted(
                        ticketId,
                        body.number().strip(),
                        body.kind(),
                        body.calledAt(),
                        body.startsAt(),
                        body.expiresAt(),
                        body.place().strip(),
                        body.members().stream().map(String::strip).toList(),
                        orNull(body.withdrawn()),
                        body.version()),
                callers.atConsole(by));
    }

    record AnswerBody(
            @NotNull UUID id,

            @NotBlank @Size(max = 40) String member,

            @NotNull(message = "is missing") LocateTicket.Answer answer,

            @Size(max = 80, message = "must be shorter than 80 letters")
            String saidBy,

            @Size(max = 500, message = "must be shorter than 500 letters")
            String note,

            UUID follows,
            Instant occurredAt) {}

    @PostMapping("/api/locates/{ticketId}/answers")
    Locates.LocateView answer(
            @PathVariable UUID ticketId,
            @Valid @RequestBody AnswerBody body,
            @AuthenticationPrincipal SignedInUser by) {
        return locates.answer(
                ticketId,
                new LocateTicket.Member(
                        body.member().strip(),
                        body.id(),
                        body.answer(),
                        orNull(body.saidBy()),
                        orNull(body.note()),
                        null,
                        null),
                body.follows(),
                callers.atConsole(by, body.occurredAt()));
    }

    record OverrideBody(
            @NotNull UUID id,
            @NotNull Boolean allows,

            @NotBlank(message = "is missing") @Size(max = 500, message = "must be shorter than 500 letters")
            String note) {}

    @PostMapping("/api/incidents/{id}/dig-override")
    Locates.LocateView override(
            @PathVariable UUID id, @Valid @RequestBody OverrideBody body, @AuthenticationPrincipal SignedInUser by) {
        return locates.override(body.id(), id, body.allows(), body.note().strip(), callers.atConsole(by));
    }

    record DigBody(@NotNull UUID id, Instant occurredAt) {}

    @PostMapping("/api/assignments/{id}/dig")
    @AllowedFor({TECHNICIAN, DISPATCHER})
    Digs.DigForCrew dig(
            @PathVariable UUID id, @Valid @RequestBody DigBody body, @AuthenticationPrincipal SignedInUser by) {
        callers.requireOwn(by, id, body.occurredAt());
        return digs.report(body.id(), id, callers.of(by, body.occurredAt()));
    }

    private static String orNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
