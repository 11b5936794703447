package io.curbstop.dispatch.intake;

import io.curbstop.dispatch.incident.Incident;
import io.curbstop.dispatch.incident.IncidentEdit;
import io.curbstop.dispatch.incident.IncidentLog;
import io.curbstop.dispatch.incident.Incidents;
import io.curbstop.dispatch.incident.LogEntry;
import io.curbstop.dispatch.incident.NewIncident;
import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.problem.ProblemException;
import io.curbstop.dispatch.telephone.PhoneCalls;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes a call out of the incident it was linked to by mistake, into one of its own or another. Both logs say so; the line
 * that linked it is superseded. Units stay where they are, a callback that is owed goes with the call.
 */
@Component
public class CallSplitter {

    private final CallRepository calls;
    private final CallLocator locator;
    private final IncidentComposer composer;
    private final Incidents incidents;
    private final IncidentLog log;
    private final PhoneCalls phoneCalls;

    CallSplitter(
            CallRepository calls,
            CallLocator locator,
            IncidentComposer composer,
            Incidents incidents,
            IncidentLog log,
            PhoneCalls phoneCalls) {
        this.phoneCalls = phoneCalls;
        this.calls = calls;
        this.locator = locator;
        this.composer = composer;
        this.incidents = incidents;
        this.log = log;
    }

    /**
     * Takes a call out of its incident; the same again changes nothing.
     *
     * @return the incident the call is now in
     * @throws ProblemException not-found; call-moved or conflict when someone else was first; only-call; incident-ended;
     *     invalid
     */
    @Transactional
    public UUID split(UUID callId, SplitRequest request, Stamp stamp) {
        requireOneTarget(request);
        requireCall(callId);
        // Both incidents first and in one order, as everybody who writes to them does; then the call.
        Map<UUID, Incident> held = hold(request);
        Call call = calls.findLockedById(callId).orElseThrow(() -> unknown(callId));
        if (call.incidentId().equals(request.target())) {
            return request.target();
        }
        Incident from = incidents.getIncident(call.incidentId());
        requireStill(call, from, request);
        requireOpen(from);
        if (calls.countByIncidentId(from.id()) == 1) {
            throw ProblemException.refused(
                    "only-call",
                    call.number() + " is the only call of " + from.number()
                            + ". Change that incident, or end it as unfounded or duplicate.");
        }
        Incident to = request.incidentId() == null
                ? incidents.open(compose(call, request.newIncidentId()), stamp.at(call.receivedAt()))
                : held.get(request.incidentId());
        requireOpen(to);
        call.moveTo(to.id());
        calls.flush();
        writeDown(call, from, to, request, stamp);
        keepWords(call, from, stamp);
        phoneCalls.moved(callId, request.incidentId() != null, stamp);
        incidents.touch(from.id());
        incidents.touch(to.id());
        return to.id();
    }

    private static void requireOneTarget(SplitRequest request) {
        if ((request.incidentId() == null) == (request.newIncidentId() == null)) {
            throw ProblemException.invalid("Name either an incident to join or the id of a new one.");
        }
        if (request.target().equals(request.fromIncidentId())) {
            throw ProblemException.invalid("The call is in that incident already.");
        }
    }

    private void requireCall(UUID callId) {
        if (!calls.existsById(callId)) {
            throw unknown(callId);
        }
    }

    private static ProblemException unknown(UUID callId) {
        return ProblemException.notFound("There is no call " + callId + ".");
    }

    private Map<UUID, Incident> hold(SplitRequest request) {
        Map<UUID, Incident> held = new HashMap<>();
        Stream.of(request.fromIncidentId(), request.incidentId())
                .filter(id -> id != null)
                .sorted()
                .forEach(id -> held.put(id, incidents.lockIncident(id)));
        return held;
    }

    private static void requireStill(Call call, Incident now, SplitRequest request) {
        Map<String, Object> current =
                Map.of("current", Map.of("incidentId", now.id(), "number", now.number(), "version", call.version()));
        if (!now.id().equals(request.fromIncidentId())) {
            throw new ProblemException(
                    HttpStatus.CONFLICT, "call-moved", call.number() + " is now in " + now.number() + ".", current);
        }
        if (!call.version().equals(request.version())) {
            throw new ProblemException(
                    HttpStatus.CONFLICT, "conflict", "Someone else has changed " + call.number() + " since.", current);
        }
    }

    private static void requireOpen(Incident incident) {
        if (incident.state().isEnded()) {
            throw ProblemException.refused(
                    "incident-ended",
                    incident.number() + " is " + incident.state().label().toLowerCase(Locale.ROOT)
                            + "; reopen it first.");
        }
    }

    private NewIncident compose(Call call, UUID newIncidentId) {
        return composer.compose(
                newIncidentId,
                call.narrative(),
                call.findTypeCode().orElse(null),
                call.findPriority().orElse(null),
                call.answers(),
                locator.locateAgain(call));
    }

    private void writeDown(Call call, Incident from, Incident to, SplitRequest request, Stamp stamp) {
        String why = ": " + request.reason().strip();
        Map<String, String> data = Map.of(
                "callId", call.getId().toString(),
                "from", from.id().toString(),
                "to", to.id().toString(),
                "reason", request.reason().strip());
        UUID linked = log.list(from.id()).stream()
                .filter(line -> List.of("CALL", "CALL_JOINED").contains(line.kind()))
                .filter(line -> call.getId().toString().equals(line.data().get("callId")))
                .reduce((earlier, later) -> later)
                .map(LogEntry::id)
                .orElse(null);
        log.append(
                UUID.randomUUID(),
                from.id(),
                "CALL_SPLIT",
                "Call " + call.number() + " taken out, now in " + to.number() + why,
                stamp,
                data,
                linked);
        log.append(
                to.id(),
                request.incidentId() == null ? "CALL" : "CALL_JOINED",
                "Call " + call.number() + " taken out of " + from.number() + why + ". " + call.narrative(),
                stamp,
                data);
    }

    /** What was said by a caller who is no more part of it must not stay as the words of the incident. */
    private void keepWords(Call call, Incident from, Stamp stamp) {
        if (from.narrative().equals(call.narrative())) {
            calls.findFirstByIncidentIdOrderByReceivedAtAscNumberAsc(from.id())
                    .ifPresent(first ->
                            incidents.edit(from.id(), IncidentEdit.ofNarrative(first.narrative()), null, stamp));
        }
    }
}
