package io.curbstop.dispatch.handover;

import io.curbstop.dispatch.handover.HandoverView.Entry;
import io.curbstop.dispatch.handover.HandoverView.Event;
import io.curbstop.dispatch.handover.HandoverView.Note;
import io.curbstop.dispatch.handover.HandoverView.Part;
import io.curbstop.dispatch.identity.SignedInUser;
import io.curbstop.dispatch.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A handover from its draft to its acceptance; one is open at a time, and all dispatchers write the same one. */
@Component
class Handovers {

    private final HandoverTable table;
    private final ShiftFacts facts;

    Handovers(HandoverTable table, ShiftFacts facts) {
        this.table = table;
        this.facts = facts;
    }

    /** The one that is not accepted yet, with what changed since it was drafted. */
    @Transactional(readOnly = true)
    Optional<HandoverView> findOpen() {
        return table.findOpen().map(this::get);
    }

    /**
     * One record; what is not accepted yet shows what changed since it was drafted.
     *
     * @throws ProblemException not-found
     */
    @Transactional(readOnly = true)
    HandoverView get(UUID id) {
        HandoverView written = read(id);
        return written.state() == HandoverState.ACCEPTED ? written : now(written);
    }

    /** Drafts one; when one is open already, that one is the answer. */
    @Transactional
    HandoverView draft(UUID id, SignedInUser user) {
        if (table.insert(id, user)) {
            table.move(id, HandoverState.DRAFT, "DRAFTED", null, user);
            table.writeEntries(id, asDrafted(now(read(id)).sections()));
        }
        return table.find(id).isPresent() ? get(id) : findOpen().orElseThrow(Handovers::acceptedMeanwhile);
    }

    /**
     * Writes a note about an entry, or about a section.
     *
     * @param subject the entry, or empty for the section
     * @param version of the note that was read; the same words again change nothing
     * @return the note as it is then
     * @throws ProblemException conflict with {@code current} when somebody wrote there meanwhile; handover-signed; not-found
     */
    @Transactional
    Note writeNote(UUID id, Section section, String subject, String text, int version, SignedInUser user) {
        table.hold(id);
        HandoverView now = now(requireState(id, HandoverState.DRAFT));
        Note before = noteOf(now, section, subject);
        if (before.text().equals(text.strip())) {
            return before;
        }
        table.writeEntries(id, now.sections());
        if (!table.writeNote(id, section, subject, text.strip(), version, user.username())) {
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    "conflict",
                    before.by() + " wrote a note here meanwhile. Yours is kept on this screen.",
                    Map.of("current", before));
        }
        table.bumpVersion(id);
        return noteOf(read(id), section, subject);
    }

    /**
     * Signs it.
     *
     * @param version as it was read
     * @param answer to the question it was refused with, or null
     * @throws ProblemException conflict when it was written on since; handover-signed by somebody else; not-found
     */
    @Transactional
    HandoverView sign(UUID id, long version, String answer, SignedInUser user) {
        table.hold(id);
        HandoverView found = read(id);
        boolean mine = found.signed() != null && found.signed().by().equals(user.username());
        if (!mine || found.state() == HandoverState.DRAFT) {
            requireVersion(requireState(id, HandoverState.DRAFT), version);
            table.writeEntries(id, now(found).sections());
            table.move(id, HandoverState.SIGNED, "SIGNED", answer, user);
        }
        return get(id);
    }

    /**
     * Takes a signature back, by whoever gave it, so that notes may be written again.
     *
     * @throws ProblemException not-yours; handover-not-signed; handover-accepted; not-found
     */
    @Transactional
    HandoverView withdraw(UUID id, SignedInUser user) {
        table.hold(id);
        HandoverView found = requireState(id, HandoverState.SIGNED);
        if (!found.signed().by().equals(user.username())) {
            throw ProblemException.refused(
                    "not-yours", found.signed().name() + " signed it. Refuse it with a question instead.");
        }
        table.move(id, HandoverState.DRAFT, "WITHDRAWN", null, user);
        return get(id);
    }

    /**
     * Gives it back with a question.
     *
     * @throws ProblemException own-handover; handover-not-signed; handover-accepted; not-found
     */
    @Transactional
    HandoverView refuse(UUID id, String question, SignedInUser user) {
        table.hold(id);
        requireOther(requireState(id, HandoverState.SIGNED), user);
        table.move(id, HandoverState.DRAFT, "REFUSED", question.strip(), user);
        return get(id);
    }

    /**
     * Accepts it as it stands now; it never changes after that.
     *
     * @param version as it was read
     * @throws ProblemException own-handover; conflict when it was written on since; handover-not-signed; handover-accepted
     *     by somebody else; not-found
     */
    @Transactional
    HandoverView accept(UUID id, long version, SignedInUser user) {
        table.hold(id);
        HandoverView found = read(id);
        if (found.accepted() != null && found.accepted().by().equals(user.username())) {
            return found;
        }
        requireOther(requireState(id, HandoverState.SIGNED), user);
        requireVersion(found, version);
        table.writeEntries(id, now(found).sections());
        table.move(id, HandoverState.ACCEPTED, "ACCEPTED", null, user);
        return read(id);
    }

    private HandoverView read(UUID id) {
        return table.find(id).orElseThrow(() -> ProblemException.notFound("There is no such handover."));
    }

    private HandoverView now(HandoverView written) {
        Map<Section, List<Fact>> now = facts.list().stream().collect(Collectors.groupingBy(Fact::section));
        List<Part> sections = written.sections().stream()
                .map(part -> new Part(
                        part.code(),
                        part.label(),
                        part.empty(),
                        part.note(),
                        Changes.since(part.entries(), now.getOrDefault(part.code(), List.of()))))
                .toList();
        return written.withSections(sections);
    }

    /** What stands when the record is drafted is not new to it. */
    private static List<Part> asDrafted(List<Part> parts) {
        return parts.stream()
                .map(part -> new Part(
                        part.code(),
                        part.label(),
                        part.empty(),
                        part.note(),
                        part.entries().stream()
                                .map(e -> new Entry(e.subject(), e.title(), e.text(), null, null, null, e.note()))
                                .toList()))
                .toList();
    }

    private static Note noteOf(HandoverView handover, Section section, String subject) {
        Part part = handover.sections().get(section.ordinal());
        if (subject.equals(HandoverTable.WHOLE_SECTION)) {
            return part.note();
        }
        return part.entries().stream()
                .filter(e -> e.subject().equals(subject))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("There is no such entry in this handover."))
                .note();
    }

    private HandoverView requireState(UUID id, HandoverState wanted) {
        HandoverView found = read(id);
        if (found.state() == wanted) {
            return found;
        }
        throw switch (found.state()) {
            case DRAFT -> ProblemException.refused("handover-not-signed", notSigned(found));
            case SIGNED ->
                ProblemException.refused(
                        "handover-signed",
                        found.signed().name()
                                + " has signed it. The signature has to be taken back, or it refused, first.");
            case ACCEPTED ->
                ProblemException.refused(
                        "handover-accepted",
                        found.accepted().name() + " has accepted it. It does not change any more.");
        };
    }

    private static String notSigned(HandoverView found) {
        Event last = found.events().get(found.events().size() - 1);
        return switch (last.kind()) {
            case "REFUSED" -> last.name() + " refused it with a question; it is not signed again yet.";
            case "WITHDRAWN" -> last.name() + " took the signature back.";
            default -> "It is not signed yet.";
        };
    }

    private static void requireOther(HandoverView found, SignedInUser user) {
        if (found.signed().by().equals(user.username())) {
            throw ProblemException.refused(
                    "own-handover", "You signed it yourself. Somebody of the next shift accepts or refuses it.");
        }
    }

    private static void requireVersion(HandoverView found, long version) {
        if (found.version() != version) {
            throw ProblemException.conflict("It was written on meanwhile. Read what is new, then do it again.");
        }
    }

    private static ProblemException acceptedMeanwhile() {
        return ProblemException.conflict("It was accepted meanwhile. Begin another.");
    }
}
