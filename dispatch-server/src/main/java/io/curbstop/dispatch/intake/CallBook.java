package io.curbstop.dispatch.intake;

import io.curbstop.dispatch.incident.Incident;
import io.curbstop.dispatch.incident.IncidentLog;
import io.curbstop.dispatch.incident.Incidents;
import io.curbstop.dispatch.incident.NewIncident;
import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.problem.ProblemException;
import io.curbstop.dispatch.telephone.PhoneCalls;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes a call down together with the incident it opens or joins: both or neither. */
@Component
class CallBook {

    private final CallRepository calls;
    private final Incidents incidents;
    private final IncidentLog log;
    private final PhoneCalls phoneCalls;
    private final JdbcClient jdbc;
    private final Clock clock;

    CallBook(
            CallRepository calls,
            Incidents incidents,
            IncidentLog log,
            PhoneCalls phoneCalls,
            JdbcClient jdbc,
            Clock clock) {
        this.phoneCalls = phoneCalls;
        this.calls = calls;
        this.incidents = incidents;
        this.log = log;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Writes a call down, once however often it is sent.
     *
     * @param alone the incident to open when the call joins none; kept with it in any case
     * @param located where the caller says it is, and how that was found
     */
    @Transactional
    Entry write(NewCall taken, NewIncident alone, Located located, Stamp stamp) {
        jdbc.sql("select pg_advisory_xact_lock(:high, :low)")
                .param("high", (int) (taken.id().getMostSignificantBits() ^ 0xCA11))
                .param("low", (int) taken.id().getLeastSignificantBits())
                .query(row -> {});
        Optional<Call> standing = calls.findById(taken.id());
        if (standing.isPresent()) {
            return new Entry(standing.get(), true);
        }
        boolean joins = taken.incidentId() != null;
        Incident incident = joins ? incidents.lockIncident(taken.incidentId()) : incidents.open(alone, stamp);
        if (joins && incident.state().isEnded()) {
            throw ProblemException.refused(
                    "incident-ended",
                    incident.number() + " is " + incident.state().label().toLowerCase(java.util.Locale.ROOT)
                            + "; reopen it, or take the call as a new incident.");
        }
        Call call =
                calls.saveAndFlush(new Call(taken, nextNumber(stamp), incident.id(), alone, stamp, clock.instant()));
        String who = call.findCallerName().map(n -> " from " + n).orElse("");
        String back = taken.callbackWanted() ? ", call back wanted" : "";
        log.append(
                incident.id(),
                joins ? "CALL_JOINED" : "CALL",
                "Call " + call.number() + who + back + ": " + taken.narrative(),
                stamp,
                Map.of("callId", call.getId().toString(), "located", located.explanation()));
        phoneCalls.taken(taken.phoneCallId(), call.getId(), taken.callerPhone(), joins, stamp);
        incidents.touch(incident.id());
        return new Entry(call, false);
    }

    /** Writes down that a caller was called back. */
    @Transactional
    void callBack(UUID callId, String note, Stamp stamp) {
        Call call =
                calls.findById(callId).orElseThrow(() -> ProblemException.notFound("There is no call " + callId + "."));
        if (call.isCallbackOwed()) {
            call.callBack(note, stamp);
            String words = note == null || note.isBlank() ? "" : ": " + note.strip();
            log.append(
                    call.incidentId(),
                    "CALLBACK",
                    "Called back about " + call.number() + words,
                    stamp,
                    Map.of("callId", callId.toString()));
            incidents.touch(call.incidentId());
        }
    }

    List<Call> listCallbackOwed() {
        return calls.findCallbackOwed();
    }

    private String nextNumber(Stamp stamp) {
        int year = stamp.occurredAt().atZone(incidents.timeZone()).getYear();
        long count = jdbc.sql("insert into call_number (year, last) values (:year, 1)"
                        + " on conflict (year) do update set last = call_number.last + 1 returning last")
                .param("year", year)
                .query(Long.class)
                .single();
        return "C%02d-%06d".formatted(year % 100, count);
    }

    /** A call and whether it was there before. */
    record Entry(Call call, boolean repeated) {}
}
