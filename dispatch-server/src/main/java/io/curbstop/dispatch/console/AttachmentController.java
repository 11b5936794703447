package io.curbstop.dispatch.console;

import static io.curbstop.dispatch.identity.Audience.DISPATCHER;
import static io.curbstop.dispatch.identity.Audience.MANAGER;
import static io.curbstop.dispatch.identity.Audience.TECHNICIAN;

import io.curbstop.dispatch.attachment.Attachment;
import io.curbstop.dispatch.attachment.Attachments;
import io.curbstop.dispatch.attachment.NewAttachment;
import io.curbstop.dispatch.attachment.NewAttachment.Owner;
import io.curbstop.dispatch.identity.AllowedFor;
import io.curbstop.dispatch.identity.SignedInUser;
import io.curbstop.dispatch.incident.Stamp;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Photographs and files of calls, service orders and incidents. A technician has those of incidents that their unit was sent to. */
@RestController
@AllowedFor(DISPATCHER)
class AttachmentController {

    /** Kept by the browser for a shift, so that a crew sees them without signal. */
    private static final Duration KEPT = Duration.ofHours(12);

    private final Attachments attachments;
    private final Callers callers;

    AttachmentController(Attachments attachments, Callers callers) {
        this.attachments = attachments;
        this.callers = callers;
    }

    /** What the query says of the file that is the body. */
    record Described(
            @NotNull UUID id,
            @NotNull @Size(min = 1, max = 200) String name,
            Instant takenAt) {

        NewAttachment with(Owner owner, byte[] content) {
            return new NewAttachment(id, owner, name, content);
        }
    }

    /** The file is the body. */
    @PostMapping("/api/incidents/{incidentId}/attachments")
    @AllowedFor({DISPATCHER, TECHNICIAN})
    @ResponseStatus(HttpStatus.CREATED)
    Attachment addToIncident(
            @PathVariable UUID incidentId,
            @Valid Described file,
            @RequestBody byte[] content,
            @AuthenticationPrincipal SignedInUser user) {
        Stamp stamp = callers.of(user, file.takenAt());
        callers.requireMayRead(user, List.of(incidentId), stamp.occurredAt());
        return attachments.add(file.with(Owner.incident(incidentId), content), stamp);
    }

    /** The file is the body; the call may be one that is still being taken. */
    @PostMapping("/api/calls/{callId}/attachments")
    @ResponseStatus(HttpStatus.CREATED)
    Attachment addToCall(
            @PathVariable UUID callId,
            @Valid Described file,
            @RequestBody byte[] content,
            @AuthenticationPrincipal SignedInUser user) {
        return attachments.add(file.with(Owner.call(callId), content), callers.atConsole(user, file.takenAt()));
    }

    @GetMapping("/api/calls/{callId}/attachments")
    List<Attachment> listOfCall(@PathVariable UUID callId) {
        return attachments.listByCall(callId);
    }

    /** The file is the body. */
    @PostMapping("/api/service-orders/{orderId}/attachments")
    @ResponseStatus(HttpStatus.CREATED)
    Attachment addToOrder(
            @PathVariable UUID orderId,
            @Valid Described file,
            @RequestBody byte[] content,
            @AuthenticationPrincipal SignedInUser user) {
        return attachments.add(file.with(Owner.order(orderId), content), callers.atConsole(user, file.takenAt()));
    }

    /** Those of the order, and those of its work in the field. */
    @GetMapping("/api/service-orders/{orderId}/attachments")
    @AllowedFor({DISPATCHER, MANAGER})
    List<Attachment> listOfOrder(@PathVariable UUID orderId) {
        return attachments.listByOrder(orderId);
    }

    @GetMapping("/api/attachments/{id}/content")
    @AllowedFor({DISPATCHER, MANAGER, TECHNICIAN})
    ResponseEntity<byte[]> content(@PathVariable UUID id, @AuthenticationPrincipal SignedInUser user) {
        requireMayRead(user, id);
        return answer(attachments.getAttachment(id), attachments.getContent(id));
    }

    /** A smaller picture, for lists and weak signals; the file itself where there is none. */
    @GetMapping("/api/attachments/{id}/preview")
    @AllowedFor({DISPATCHER, MANAGER, TECHNICIAN})
    ResponseEntity<byte[]> preview(@PathVariable UUID id, @AuthenticationPrincipal SignedInUser user) {
        requireMayRead(user, id);
        return attachments
                .findPreview(id)
                .map(small -> kept().contentType(MediaType.IMAGE_JPEG).body(small))
                .orElseGet(() -> content(id, user));
    }

    private void requireMayRead(SignedInUser user, UUID id) {
        callers.requireMayRead(
                user, attachments.listIncidentsOf(id), callers.of(user, null).occurredAt());
    }

    private static ResponseEntity<byte[]> answer(Attachment attachment, byte[] content) {
        MediaType type = MediaType.parseMediaType(attachment.mediaType());
        ContentDisposition.Builder shown =
                type.getType().equals("image") ? ContentDisposition.inline() : ContentDisposition.attachment();
        String disposition = shown.filename(attachment.name(), StandardCharsets.UTF_8)
                .build()
                .toString();
        return kept().contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition)
                .body(content);
    }

    private static ResponseEntity.BodyBuilder kept() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(KEPT).cachePrivate().immutable())
                .header(HttpHeaders.VARY, HttpHeaders.COOKIE);
    }

    record Caption(@NotNull @Size(max = 500) String caption, Instant occurredAt) {}

    @PostMapping("/api/attachments/{id}/caption")
    @AllowedFor({DISPATCHER, TECHNICIAN})
    Attachment name(
            @PathVariable UUID id, @Valid @RequestBody Caption caption, @AuthenticationPrincipal SignedInUser user) {
        Stamp stamp = callers.of(user, caption.occurredAt());
        callers.requireMayRead(user, attachments.listIncidentsOf(id), stamp.occurredAt());
        return attachments.name(id, caption.caption(), stamp);
    }

    record Removal(@NotBlank @Size(max = 2_000) String reason) {}

    @PostMapping("/api/attachments/{id}/remove")
    Attachment remove(
            @PathVariable UUID id, @Valid @RequestBody Removal removal, @AuthenticationPrincipal SignedInUser user) {
        return attachments.remove(id, removal.reason(), callers.atConsole(user));
    }
}
