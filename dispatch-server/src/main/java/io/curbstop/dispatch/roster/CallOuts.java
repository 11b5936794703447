package io.curbstop.dispatch.roster;

import io.curbstop.dispatch.crew.Crews;
import io.curbstop.dispatch.crew.PersonShift;
import io.curbstop.dispatch.crew.Shift;
import io.curbstop.dispatch.incident.Incident;
import io.curbstop.dispatch.incident.IncidentLog;
import io.curbstop.dispatch.incident.Incidents;
import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.problem.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Calls people out for an incident; each try is kept, and stands in the incident's timeline. */
@Component
class CallOuts {

    private final OnCallLists lists;
    private final PersonTimes persons;
    private final PlannedTimes times;
    private final Crews crews;
    private final Incidents incidents;
    private final IncidentLog log;
    private final JdbcClient jdbc;
    private final Clock clock;

    CallOuts(
            OnCallLists lists,
            PersonTimes persons,
            PlannedTimes times,
            Crews crews,
            Incidents incidents,
            IncidentLog log,
            JdbcClient jdbc,
            Clock clock) {
        this.lists = lists;
        this.persons = persons;
        this.times = times;
        this.crews = crews;
        this.incidents = incidents;
        this.log = log;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Row(
            UUID id,
            UUID incidentId,
            String listCode,
            String unitCode,
            Instant until,
            String startedBy,
            Instant startedAt) {}

    /** A call-out as it is to begin; a null unit is the list's own. */
    record NewCallOut(UUID id, UUID incidentId, String listCode, String unitCode, Instant until) {}

    /**
     * Begins a call-out; the same id again gives the one that stands.
     *
     * @throws ProblemException not-found; incident-ended; time-not-possible
     */
    @Transactional
    public CallOut start(NewCallOut made, Stamp stamp) {
        Incident incident = incidents.lockIncident(made.incidentId());
        Optional<Row> standing = find(made.id());
        if (standing.isPresent()) {
            return view(standing.get(), List.of());
        }
        if (incident.state().isEnded()) {
            throw ProblemException.refused(
                    "incident-ended", incident.number() + " has ended; reopen it before calling anybody out.");
        }
        OnCallLists.OnCallList list = lists.getList(made.listCode());
        String unitCode = made.unitCode() == null ? list.unitCode() : made.unitCode();
        crews.getUnit(unitCode);
        Instant now = clock.instant();
        if (!made.until().isAfter(now)) {
            throw RosterProblems.refused("time-not-possible", "until", "That is past; say until when they are on.");
        }
        times.require(new Shift(now, made.until()));
        jdbc.sql("insert into call_out (id, incident_id, list_code, unit_code, until, started_by, started_at)"
                        + " values (:id, :incident, :list, :unit, :until, :by, :now)")
                .param("id", made.id())
                .param("incident", made.incidentId())
                .param("list", made.listCode())
                .param("unit", unitCode)
                .param("until", made.until().atOffset(ZoneOffset.UTC))
                .param("by", stamp.actor())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        log.append(
                made.incidentId(),
                "CALL_OUT",
                "Calling people out from " + list.name() + " for " + unitCode,
                stamp,
                Map.of("callOutId", made.id().toString()));
        return view(find(made.id()).orElseThrow(), List.of());
    }

    /** One try to reach somebody, as it is to be kept. */
    record NewAttempt(UUID id, UUID callOutId, UUID personId, CallOut.Result result, String reason) {}

    /**
     * Keeps what came of calling somebody; the same id again changes nothing. Who accepts is on with the unit at once.
     *
     * @throws ProblemException not-found; reason-missing; not-on-list; shift-overlaps when they are on or on leave
     */
    @Transactional
    public CallOut record(NewAttempt made, Stamp stamp) {
        jdbc.sql("select id from call_out where id = :id for update")
                .param("id", made.callOutId())
                .query(UUID.class)
                .optional();
        Row row = find(made.callOutId()).orElseThrow(() -> ProblemException.notFound("There is no such call-out."));
        boolean known = jdbc.sql("select exists (select from call_out_attempt where id = :id)")
                .param("id", made.id())
                .query(Boolean.class)
                .single();
        if (known) {
            return view(row, List.of());
        }
        if (made.result() == CallOut.Result.DECLINED
                && (made.reason() == null || made.reason().isBlank())) {
            throw RosterProblems.refused("reason-missing", "reason", "Say why they cannot come.");
        }
        OnCallLists.Listed person = lists.getList(row.listCode()).people().stream()
                .filter(p -> p.personId().equals(made.personId()))
                .findFirst()
                .orElseThrow(
                        () -> RosterProblems.refused("not-on-list", "personId", "This person is not on that list."));
        List<String> warnings = made.result() == CallOut.Result.ACCEPTED ? putOn(row, made, person, stamp) : List.of();
        insert(made, stamp);
        append(row, made, person, stamp);
        return view(row, warnings);
    }

    private List<String> putOn(Row row, NewAttempt made, OnCallLists.Listed person, Stamp stamp) {
        if (!person.available()) {
            throw RosterProblems.refused("shift-overlaps", "personId", person.name() + " is " + person.because() + ".");
        }
        return persons.putShift(
                made.id(),
                made.personId(),
                row.unitCode(),
                PersonShift.Kind.CALL_OUT,
                new Shift(clock.instant(), row.until()),
                stamp.actor());
    }

    private void insert(NewAttempt made, Stamp stamp) {
        jdbc.sql("insert into call_out_attempt (id, call_out_id, person_id, result, reason, occurred_at, recorded_at,"
                        + " made_by) values (:id, :callOut, :person, :result, :reason, :occurred, :now, :by)")
                .param("id", made.id())
                .param("callOut", made.callOutId())
                .param("person", made.personId())
                .param("result", made.result().name())
                .param("reason", made.reason())
                .param("occurred", stamp.occurredAt().atOffset(ZoneOffset.UTC))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", stamp.actor())
                .update();
    }

    private void append(Row row, NewAttempt made, OnCallLists.Listed person, Stamp stamp) {
        String why = made.reason() == null || made.reason().isBlank()
                ? ""
                : ": " + made.reason().strip();
        String on = made.result() == CallOut.Result.ACCEPTED
                ? ", on with " + row.unitCode() + " until " + Times.moment(row.until(), crews.timeZone())
                : "";
        log.append(
                row.incidentId(),
                "CALL_OUT_" + made.result().name(),
                "Called " + person.name() + ": " + made.result().words() + on + why,
                stamp,
                Map.of("callOutId", row.id().toString(), "attemptId", made.id().toString()));
    }

    /** The call-outs for an incident, the latest first. */
    List<CallOut> listByIncident(UUID incidentId) {
        return jdbc
                .sql("select id, incident_id, list_code, unit_code, until, started_by, started_at from call_out"
                        + " where incident_id = :incident order by started_at desc, id")
                .param("incident", incidentId)
                .query((row, i) -> row(row))
                .list()
                .stream()
                .map(row -> view(row, List.of()))
                .toList();
    }

    private Optional<Row> find(UUID id) {
        return jdbc.sql("select id, incident_id, list_code, unit_code, until, started_by, started_at from call_out"
                        + " where id = :id")
                .param("id", id)
                .query((row, i) -> row(row))
                .optional();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getObject("incident_id", UUID.class),
                row.getString("list_code"),
                row.getString("unit_code"),
                row.getObject("until", OffsetDateTime.class).toInstant(),
                row.getString("started_by"),
                row.getObject("started_at", OffsetDateTime.class).toInstant());
    }

    private record Tried(UUID personId, CallOut.Attempt attempt) {}

    private CallOut view(Row row, List<String> warnings) {
        List<Tried> tried = jdbc.sql("select a.id, a.person_id, m.name, a.result, a.reason, a.occurred_at, a.made_by"
                        + " from call_out_attempt a join crew_member m on m.id = a.person_id"
                        + " where a.call_out_id = :id order by a.recorded_at desc, a.id")
                .param("id", row.id())
                .query((r, i) -> new Tried(
                        r.getObject("person_id", UUID.class),
                        new CallOut.Attempt(
                                r.getObject("id", UUID.class),
                                r.getString("name"),
                                CallOut.Result.valueOf(r.getString("result")),
                                r.getString("reason"),
                                r.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                                r.getString("made_by"))))
                .list();
        Set<UUID> done = tried.stream()
                .filter(t -> t.attempt().result() != CallOut.Result.REACHED)
                .map(Tried::personId)
                .collect(Collectors.toSet());
        OnCallLists.OnCallList list = lists.getList(row.listCode());
        return new CallOut(
                row.id(),
                list.name(),
                row.unitCode(),
                row.until(),
                row.startedBy(),
                row.startedAt(),
                list.people().stream().filter(p -> !done.contains(p.personId())).toList(),
                tried.stream().map(Tried::attempt).toList(),
                warnings);
    }
}
