package io.curbstop.dispatch.handover;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One handover as it is read.
 *
 * @param id its id
 * @param version counts notes and signatures
 * @param state how far it is
 * @param draftedAt when it was drafted
 * @param draftedBy username of who drafted it
 * @param signed who signed it and when, or null
 * @param accepted who accepted it and when, or null
 * @param sections all sections in order
 * @param events what was done with it, the first first
 */
public record HandoverView(
        UUID id,
        long version,
        HandoverState state,
        Instant draftedAt,
        String draftedBy,
        Signature signed,
        Signature accepted,
        List<Part> sections,
        List<Event> events) {

    /** The same with other sections. */
    HandoverView withSections(List<Part> others) {
        return new HandoverView(id, version, state, draftedAt, draftedBy, signed, accepted, others, events);
    }

    /**
     * A name under it.
     *
     * @param by username
     * @param name as others read it
     * @param at when
     */
    public record Signature(String by, String name, Instant at) {}

    /**
     * A note.
     *
     * @param text empty when there is none
     * @param version counts what was written there
     * @param by username of who wrote it last, or null
     * @param at when, or null
     */
    public record Note(String text, int version, String by, Instant at) {}

    /**
     * A section.
     *
     * @param code of {@link Section}
     * @param label its name
     * @param empty what it says when it has no entries
     * @param note about the whole section
     * @param entries in their order
     */
    public record Part(Section code, String label, String empty, Note note, List<Entry> entries) {}

    /**
     * One thing that stands.
     *
     * @param subject what it is about
     * @param title for people
     * @param text how it stood when it was drafted, or first seen
     * @param since what became of it since: NEW, CHANGED or GONE; null for nothing
     * @param laterTitle its title now, when it changed
     * @param laterText how it stands now, when it changed
     * @param note a person's words about it
     */
    public record Entry(
            String subject, String title, String text, Since since, String laterTitle, String laterText, Note note) {}

    /** What became of an entry after the record was drafted. */
    public enum Since {
        NEW,
        CHANGED,
        GONE
    }

    /**
     * What was done with it.
     *
     * @param kind DRAFTED, SIGNED, WITHDRAWN, REFUSED or ACCEPTED
     * @param at when
     * @param by username
     * @param name of who did it
     * @param words the question it was refused with, or the answer it was signed with; null for none
     */
    public record Event(String kind, Instant at, String by, String name, String words) {}
}
