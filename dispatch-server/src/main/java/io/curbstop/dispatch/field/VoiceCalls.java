package io.curbstop.dispatch.field;

import io.curbstop.dispatch.assignment.Assignment;
import io.curbstop.dispatch.assignment.Assignments;
import io.curbstop.dispatch.assignment.Step;
import io.curbstop.dispatch.crew.Crews;
import io.curbstop.dispatch.incident.IncidentLog;
import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.problem.ProblemException;
import io.curbstop.dispatch.push.Alarm;
import io.curbstop.dispatch.push.Alarms;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The last channel of all: a dispatcher speaks with the crew, and writes down what came of it. */
@Component
public class VoiceCalls {

    private final Alarms alarms;
    private final Assignments assignments;
    private final CrewReports reports;
    private final Crews crews;
    private final IncidentLog log;

    VoiceCalls(Alarms alarms, Assignments assignments, CrewReports reports, Crews crews, IncidentLog log) {
        this.crews = crews;
        this.alarms = alarms;
        this.assignments = assignments;
        this.reports = reports;
        this.log = log;
    }

    /**
     * Writes down a call. When the crew was reached, the alarm ends, and an order nobody had answered is acknowledged; when
     * it was not, the alarm stands, and the next one who looks sees that it was tried. The same id again changes nothing.
     *
     * @param id made by the client
     * @param note what was said; may be empty
     * @throws ProblemException not-found when the alarm stands no more and this call was not written down before
     */
    @Transactional
    public void record(UUID id, UUID alarmId, boolean reached, String note, Stamp stamp) {
        Alarm alarm = alarms.findStanding(alarmId).orElse(null);
        if (alarm == null) {
            throw ProblemException.notFound("Somebody else has taken that alarm.");
        }
        if (reached && alarm.assignmentId() != null) {
            assignments.findUnit(alarm.assignmentId()).ifPresent(unit -> crews.hearWord(unit, stamp.occurredAt()));
        }
        String words = (reached ? "Called by voice, reached" : "Called by voice, not reached")
                + (note.isBlank() ? "." : ": " + note.strip());
        if (alarm.incidentId() != null) {
            log.append(id, alarm.incidentId(), "VOICE_CALL", words, stamp, Map.of("reached", reached), null);
        }
        if (reached) {
            acknowledge(id, alarm, stamp);
            alarms.end(alarmId, stamp.actor());
        }
    }

    private void acknowledge(UUID callId, Alarm alarm, Stamp stamp) {
        if (alarm.assignmentId() == null) {
            return;
        }
        Assignment assignment = assignments.getAssignment(alarm.assignmentId());
        if (assignment.state().awaitsAnswer()) {
            UUID report = UUID.nameUUIDFromBytes(("acknowledged in call " + callId).getBytes(StandardCharsets.UTF_8));
            reports.apply(new CrewReport(report, assignment.id(), Step.ACKNOWLEDGE, null, null), stamp);
        }
    }
}
