package io.curbstop.dispatch.console;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.curbstop.dispatch.attachment.Attachment;
import io.curbstop.dispatch.incident.FollowOns;
import io.curbstop.dispatch.incident.Source;
import io.curbstop.dispatch.intake.MainLink;
import io.curbstop.dispatch.serviceorder.OrderForCrew;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An incident with all that belongs to it; the row's fields stand beside the others. */
public record IncidentDetail(
        @JsonUnwrapped IncidentRow row,
        String narrative,
        List<CallLine> calls,
        MainLink main,
        List<Entry> timeline,
        List<AssignmentView> assignments,
        List<Option> transitions,
        Milestones milestones,
        Instant restoreBy,
        List<FollowOns.FollowOn> followOns,
        OrderForCrew order,
        List<Attachment> attachments) {

    /** A call of it; type and priority are those of the incident it would open alone, null when not known. */
    public record CallLine(
            UUID id,
            String number,
            String callerName,
            String callerPhone,
            Instant receivedAt,
            String narrative,
            String addressText,
            String type,
            String priority,
            boolean callbackWanted,
            long version) {}

    /** A line of its log. */
    public record Entry(
            UUID id,
            String kind,
            String text,
            Instant occurredAt,
            Instant recordedAt,
            String actor,
            Source source,
            UUID supersedes) {}

    /** A state it might go to, and if it may not, why. */
    public record Option(String to, String label, boolean allowed, boolean needsReason, String why) {}

    /** When each thing first happened; what has not is null. */
    public record Milestones(
            Instant received,
            Instant dispatched,
            Instant acknowledged,
            Instant enRoute,
            Instant onSite,
            Instant madeSafe,
            Instant restored,
            Instant closed) {}
}
