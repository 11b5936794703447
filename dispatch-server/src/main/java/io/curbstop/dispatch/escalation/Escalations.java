package io.curbstop.dispatch.escalation;

import io.curbstop.dispatch.escalation.Escalation.Attempt;
import io.curbstop.dispatch.escalation.Escalation.Contact;
import io.curbstop.dispatch.escalation.Escalation.Flag;
import io.curbstop.dispatch.escalation.Escalation.Outcome;
import io.curbstop.dispatch.incident.IncidentFlag;
import io.curbstop.dispatch.incident.IncidentLog;
import io.curbstop.dispatch.incident.Incidents;
import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.problem.FieldProblem;
import io.curbstop.dispatch.problem.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who is to be told of an incident: read from what is written down, with each try to reach them. */
@Component
class Escalations {

    private final Ladders ladders;
    private final Incidents incidents;
    private final IncidentLog log;
    private final JdbcClient jdbc;
    private final Clock clock;

    Escalations(Ladders ladders, Incidents incidents, IncidentLog log, JdbcClient jdbc, Clock clock) {
        this.ladders = ladders;
        this.incidents = incidents;
        this.log = log;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What calls for a rung, from when on. */
    private record Cause(String rungId, Instant dueAt, String why) {}

    @Transactional(readOnly = true)
    public Escalation read(UUID incidentId) {
        Ladder ladder = ladders.read();
        Map<String, Ladder.Role> roles =
                ladder.roles().stream().collect(Collectors.toMap(Ladder.Role::id, Function.identity()));
        Map<String, Cause> causes = causes(incidentId);
        List<Attempt> attempts = listAttempts(incidentId);
        Set<String> stands = flags(incidentId);
        return new Escalation(
                Arrays.stream(IncidentFlag.values())
                        .map(flag -> new Flag(flag, flag.label(), stands.contains(flag.name())))
                        .toList(),
                ladder.rungs().stream()
                        .filter(rung -> causes.containsKey(rung.id()))
                        .map(rung -> rung(rung, causes.get(rung.id()), roles, attempts))
                        .toList(),
                undone(incidentId));
    }

    private static Escalation.Rung rung(
            Ladder.Rung rung, Cause cause, Map<String, Ladder.Role> roles, List<Attempt> all) {
        return new Escalation.Rung(
                rung.id(),
                rung.label(),
                cause.dueAt(),
                cause.why(),
                rung.roleIds().stream()
                        .map(roles::get)
                        .map(role -> contact(
                                role,
                                all.stream()
                                        .filter(a -> a.rungId().equals(rung.id())
                                                && a.roleId().equals(role.id()))
                                        .toList()))
                        .toList());
    }

    private static Contact contact(Ladder.Role role, List<Attempt> attempts) {
        boolean settled = attempts.stream().anyMatch(a -> a.outcome() != Outcome.NOT_REACHED);
        return new Contact(role.id(), role.name(), role.person(), role.phone(), settled, attempts);
    }

    private Map<String, Cause> causes(UUID incidentId) {
        return jdbc
                .sql("select rung_id, min(due_at) as due_at, coalesce(string_agg(why, ', ' order by due_at)"
                        + " filter (where due_at <= :now), min(why)) as why"
                        + " from escalation_cause where incident_id = :incident group by rung_id")
                .param("incident", incidentId)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, i) -> new Cause(row.getString("rung_id"), instant(row, "due_at"), row.getString("why")))
                .list()
                .stream()
                .collect(Collectors.toMap(Cause::rungId, Function.identity()));
    }

    /** The log has it as it was said when the incident ended last, whatever has become of the ladder. */
    private String undone(UUID incidentId) {
        return jdbc.sql(
                        "select e.text from incident i join incident_event e on e.incident_id = i.id and e.kind = 'UNDONE'"
                                + " where i.id = :incident and not i.open and e.ordinal > (select max(s.ordinal) from incident_event s"
                                + " where s.incident_id = i.id and s.kind = 'STATE_' || i.state) order by e.ordinal desc limit 1")
                .param("incident", incidentId)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private Set<String> flags(UUID incidentId) {
        return jdbc.sql("select flag from incident_flag_now where incident_id = :incident")
                .param("incident", incidentId)
                .query(String.class)
                .set();
    }

    private List<Attempt> listAttempts(UUID incidentId) {
        return jdbc.sql("select * from escalation_attempt where incident_id = :incident order by occurred_at, id")
                .param("incident", incidentId)
                .query((row, i) -> attempt(row))
                .list();
    }

    /** A try as it is to be kept. */
    record NewAttempt(
            UUID id, String rungId, String roleId, Outcome outcome, Escalation.Channel channel, String note) {}

    /**
     * Keeps what came of trying to reach somebody; the same id again changes nothing.
     *
     * @throws ProblemException not-found when no such person is to be reached; invalid without a way, or without a reason
     *     why somebody need not be reached
     */
    @Transactional
    public Escalation record(UUID incidentId, NewAttempt made, Stamp stamp) {
        incidents.lockIncident(incidentId);
        Escalation stands = read(incidentId);
        if (listAttempts(incidentId).stream().anyMatch(a -> a.id().equals(made.id()))) {
            return stands;
        }
        Contact contact = stands.rungs().stream()
                .filter(rung -> rung.id().equals(made.rungId()))
                .flatMap(rung -> rung.contacts().stream())
                .filter(c -> c.roleId().equals(made.roleId()))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("Nobody of the kind is to be told of it any more."));
        boolean left = made.outcome() == Outcome.LEFT;
        if (left && made.note() == null) {
            throw wrong("note", "Say why they need not be told.");
        }
        if (!left && made.channel() == null) {
            throw wrong("channel", "Say by which way it was tried.");
        }
        insert(incidentId, made, contact, stamp);
        log.append(
                incidentId,
                "ESCALATION",
                inWords(made, contact),
                stamp,
                Map.of("rung", made.rungId(), "role", made.roleId(), "outcome", made.outcome()));
        return read(incidentId);
    }

    private static String inWords(NewAttempt made, Contact contact) {
        String who = contact.name() + (contact.person() == null ? "" : " (" + contact.person() + ")");
        String what =
                switch (made.outcome()) {
                    case REACHED -> " told " + made.channel().words();
                    case NOT_REACHED -> " not reached " + made.channel().words();
                    case LEFT -> " not to be told";
                };
        return who + what + (made.note() == null ? "" : ": " + made.note());
    }

    private static ProblemException wrong(String field, String sentence) {
        return new ProblemException(
                HttpStatus.BAD_REQUEST,
                "invalid",
                sentence,
                Map.of("fields", List.of(new FieldProblem(field, sentence))));
    }

    private void insert(UUID incidentId, NewAttempt made, Contact contact, Stamp stamp) {
        jdbc.sql("insert into escalation_attempt (id, incident_id, rung_id, role_id, person, outcome, channel, note,"
                        + " occurred_at, recorded_at, made_by) values (:id, :incident, :rung, :role, :person, :outcome,"
                        + " :channel, :note, :at, :now, :by)")
                .param("id", made.id())
                .param("incident", incidentId)
                .param("rung", made.rungId())
                .param("role", made.roleId())
                .param("person", contact.person())
                .param("outcome", made.outcome().name())
                .param("channel", made.channel() == null ? null : made.channel().name())
                .param("note", made.note())
                .param("at", stamp.occurredAt().atOffset(ZoneOffset.UTC))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", stamp.actor())
                .update();
    }

    /**
     * Says that something is, or is not, so of an incident, whatever callers said; what is so already is left as it is.
     *
     * @throws ProblemException not-found
     */
    @Transactional
    public Escalation setFlag(UUID incidentId, IncidentFlag flag, boolean stands, Stamp stamp) {
        incidents.lockIncident(incidentId);
        if (flags(incidentId).contains(flag.name()) != stands) {
            jdbc.sql("insert into incident_flag (incident_id, flag, stands, at, by)"
                            + " values (:incident, :flag, :stands, :at, :by) on conflict (incident_id, flag)"
                            + " do update set stands = excluded.stands, at = excluded.at, by = excluded.by")
                    .param("incident", incidentId)
                    .param("flag", flag.name())
                    .param("stands", stands)
                    .param("at", stamp.occurredAt().atOffset(ZoneOffset.UTC))
                    .param("by", stamp.actor())
                    .update();
            log.append(
                    incidentId,
                    "FLAG",
                    flag.label() + (stands ? "" : ": not so"),
                    stamp,
                    Map.of("flag", flag, "stands", stands));
        }
        return read(incidentId);
    }

    private static Attempt attempt(ResultSet row) throws SQLException {
        return new Attempt(
                row.getObject("id", UUID.class),
                row.getString("rung_id"),
                row.getString("role_id"),
                row.getString("person"),
                Outcome.valueOf(row.getString("outcome")),
                Optional.ofNullable(row.getString("channel"))
                        .map(Escalation.Channel::valueOf)
                        .orElse(null),
                row.getString("note"),
                instant(row, "occurred_at"),
                row.getString("made_by"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
