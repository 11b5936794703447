package io.curbstop.dispatch.attachment;

import io.curbstop.dispatch.incident.IncidentLog;
import io.curbstop.dispatch.incident.Incidents;
import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Files of calls, service orders and incidents: added, named, removed, each with a line in the incident's log. */
@Component
public class Attachments {

    private static final int MOST_OF_ONE = 200;

    private final AttachmentTable table;
    private final Incidents incidents;
    private final IncidentLog log;

    Attachments(AttachmentTable table, Incidents incidents, IncidentLog log) {
        this.table = table;
        this.incidents = incidents;
        this.log = log;
    }

    /**
     * Adds a file; the same again changes nothing.
     *
     * @param stamp who adds it, and when it was made
     * @return what is kept
     * @throws ProblemException not-found without that incident or order; invalid when it is empty; unsupported-file;
     *     too-many-attachments; conflict when the id is of another file
     */
    @Transactional
    public Attachment add(NewAttachment added, Stamp stamp) {
        if (added.content().length == 0) {
            throw ProblemException.invalid("The file is empty.");
        }
        NewAttachment.Owner owner = added.owner();
        if (owner.incidentId() != null) {
            incidents.lockIncident(owner.incidentId());
        }
        if (owner.orderId() != null && !table.isOrder(owner.orderId())) {
            throw ProblemException.notFound("There is no service order " + owner.orderId() + ".");
        }
        if (!table.isThere(added.id()) && table.count(owner) >= MOST_OF_ONE) {
            throw ProblemException.refused(
                    "too-many-attachments", "There are " + MOST_OF_ONE + " files here already. Remove some first.");
        }
        String mediaType = MediaTypes.of(added.content());
        if (table.insert(added, mediaType, stamp)) {
            tell(added.id(), "ATTACHED", noun(mediaType) + " added: " + added.name(), stamp);
        } else if (!table.holds(added)) {
            throw ProblemException.conflict("That id is of another file.");
        }
        return getAttachment(added.id());
    }

    /**
     * Says what a file shows; the same words again change nothing.
     *
     * @throws ProblemException not-found
     */
    @Transactional
    public Attachment name(UUID id, String caption, Stamp stamp) {
        Attachment before = getAttachment(id);
        if (table.setCaption(id, caption.strip())) {
            tell(
                    id,
                    "ATTACHMENT_NAMED",
                    "%s %s shows: %s".formatted(noun(before.mediaType()), before.name(), caption.strip()),
                    stamp);
        }
        return getAttachment(id);
    }

    /**
     * Erases the content of a file that should not be kept; what it was, who removed it and why stay. Removed again, nothing
     * changes.
     *
     * @throws ProblemException not-found
     */
    @Transactional
    public Attachment remove(UUID id, String reason, Stamp stamp) {
        Attachment before = getAttachment(id);
        if (table.erase(id, reason.strip(), stamp)) {
            tell(
                    id,
                    "ATTACHMENT_REMOVED",
                    "%s %s removed: %s".formatted(noun(before.mediaType()), before.name(), reason.strip()),
                    stamp);
        }
        return getAttachment(id);
    }

    /** The files of an incident: its own, those of its calls and its service order, and those of its duplicates; the oldest first. */
    public List<Attachment> listByIncident(UUID incidentId) {
        return table.listByIncident(incidentId);
    }

    /** The files that came with a call, which may be one that is still being taken; the oldest first. */
    public List<Attachment> listByCall(UUID callId) {
        return table.listByCall(callId);
    }

    /** The files that came with a service order, and those of its work in the field; the oldest first. */
    public List<Attachment> listByOrder(UUID orderId) {
        return table.listByOrder(orderId);
    }

    /** The incidents among whose files it is; none while its call is being taken. */
    public List<UUID> listIncidentsOf(UUID id) {
        return table.listIncidentsOf(id);
    }

    /**
     * The file itself.
     *
     * @throws ProblemException not-found; removed
     */
    public byte[] getContent(UUID id) {
        Attachment attachment = getAttachment(id);
        return table.findContent(id)
                .orElseThrow(() -> ProblemException.refused(
                        "removed", attachment.removedBy() + " has removed this: " + attachment.removedWhy()));
    }

    /**
     * A smaller picture of it, a JPEG; none when the file is small itself, or is no picture that can be made smaller.
     *
     * @throws ProblemException not-found; removed
     */
    public Optional<byte[]> findPreview(UUID id) {
        return Previews.of(getContent(id));
    }

    /**
     * What is known of a file.
     *
     * @throws ProblemException not-found
     */
    public Attachment getAttachment(UUID id) {
        return table.find(id).orElseThrow(() -> ProblemException.notFound("There is no file " + id + "."));
    }

    private void tell(UUID id, String kind, String text, Stamp stamp) {
        List<UUID> showing = table.listIncidentsOf(id);
        if (!showing.isEmpty()) {
            log.append(showing.get(0), kind, text, stamp, Map.of("attachmentId", id.toString()));
            showing.forEach(incidents::touch);
        }
    }

    private static String noun(String mediaType) {
        return mediaType.equals(MediaTypes.PDF) ? "Document" : "Photo";
    }
}
