package io.curbstop.dispatch.intake;

import io.curbstop.dispatch.assignment.Assignment;
import io.curbstop.dispatch.assignment.Assignments;
import io.curbstop.dispatch.assignment.NewAssignment;
import io.curbstop.dispatch.incident.NewIncident;
import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Takes calls: the call with its incident first, then each unit on its own, so that one refusal loses nothing else. */
@Component
public class CallDesk {

    private final CallBook book;
    private final CallLocator locator;
    private final IncidentComposer composer;
    private final Assignments assignments;

    CallDesk(CallBook book, CallLocator locator, IncidentComposer composer, Assignments assignments) {
        this.book = book;
        this.locator = locator;
        this.composer = composer;
        this.assignments = assignments;
    }

    /** Takes a call; sent again with the same id it is taken once, and units that were not sent are tried again. */
    public CallTaken take(NewCall taken, Stamp stamp) {
        Located located = locator.locate(taken.location(), taken.addressText(), taken.narrative());
        CallBook.Entry entry = book.write(taken, incidentOf(taken, located), located, stamp);
        List<Assignment> sent = new ArrayList<>();
        List<CallTaken.NotAssigned> notSent = new ArrayList<>();
        for (String unitCode : taken.unitCodes()) {
            UUID id = UUID.nameUUIDFromBytes((taken.id() + "/" + unitCode).getBytes(StandardCharsets.UTF_8));
            try {
                sent.add(assignments.dispatch(
                        NewAssignment.ofFree(id, entry.call().incidentId(), unitCode, taken.assignmentNote()), stamp));
            } catch (ProblemException e) {
                notSent.add(new CallTaken.NotAssigned(unitCode, e.code(), e.getMessage()));
            }
        }
        return new CallTaken(entry.call(), entry.repeated(), taken.incidentId() != null, sent, notSent);
    }

    /** Writes down that a caller was called back. */
    public void callBack(UUID callId, String note, Stamp stamp) {
        book.callBack(callId, note, stamp);
    }

    /** The calls whose callers wait to be called back, oldest first. */
    public List<Call> listCallbackOwed() {
        return book.listCallbackOwed();
    }

    private NewIncident incidentOf(NewCall taken, Located located) {
        return composer.compose(
                taken.newIncidentId() == null ? UUID.randomUUID() : taken.newIncidentId(),
                taken.narrative(),
                taken.type(),
                taken.priority(),
                taken.answers(),
                located);
    }
}
