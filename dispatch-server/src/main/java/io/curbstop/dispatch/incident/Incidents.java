package io.curbstop.dispatch.incident;

import io.curbstop.dispatch.problem.ProblemException;
import io.curbstop.dispatch.transition.Transition;
import io.curbstop.dispatch.transition.TransitionTable;
import java.time.Clock;
import java.time.Year;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Opens, moves and edits incidents; every change is logged in the same transaction and comes one after the other. */
@Component
public class Incidents {

    private final IncidentRepository repository;
    private final IncidentLog log;
    private final IncidentTypes types;
    private final JdbcClient jdbc;
    private final Endings endings;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Incidents(
            IncidentRepository repository,
            IncidentLog log,
            IncidentTypes types,
            JdbcClient jdbc,
            Endings endings,
            Clock clock,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.log = log;
        this.types = types;
        this.jdbc = jdbc;
        this.endings = endings;
        this.clock = clock;
        this.events = events;
    }

    /** Opens an incident; the same id again gives the one that stands. */
    @Transactional
    public Incident open(NewIncident opened, Stamp stamp) {
        Optional<Incident> standing = repository.findById(opened.id());
        if (standing.isPresent()) {
            return standing.get();
        }
        IncidentType type = types.getType(opened.typeCode());
        types.getPriority(opened.priority());
        String number = nextNumber(stamp);
        Incident incident = repository.saveAndFlush(new Incident(opened, number, stamp.occurredAt(), clock.instant()));
        Map<String, Object> data = new HashMap<>();
        data.put("type", opened.typeCode());
        data.put("priority", opened.priority());
        String where = incident.findAddressText().map(a -> " at " + a).orElse(", no location yet");
        log.append(incident.id(), "OPENED", type.label() + where + ", " + opened.priority(), stamp, data);
        events.publishEvent(new IncidentOpened(incident.id()));
        events.publishEvent(new IncidentChanged(incident.id()));
        return incident;
    }

    /**
     * Moves an incident to another state.
     *
     * @param expectedVersion the version the client knows; null when the change holds whatever the version
     * @param reason why, or null
     * @throws ProblemException conflict when the incident has changed since; transition-not-allowed; not-over when a unit
     *     is still on an incident that is to end; invalid without a reason where one is needed
     */
    @Transactional
    public Incident changeState(UUID id, IncidentState to, Long expectedVersion, String reason, Stamp stamp) {
        Incident incident = lock(id, expectedVersion);
        IncidentState from = incident.state();
        TransitionTable<IncidentState> table = transitions();
        if (!table.allows(from, to)) {
            throw notAllowed(incident, to, table);
        }
        boolean needsReason = table.find(from, to).map(Transition::needsReason).orElse(false);
        if (needsReason && (reason == null || reason.isBlank())) {
            throw ProblemException.invalid("Say why: " + from.label() + " to " + to.label() + " needs a reason.");
        }
        if (to.isEnded()) {
            endings.requireOver(incident, reason);
        }
        return move(incident, to, reason, stamp, table.isBrokenAt(from));
    }

    /**
     * Moves an incident on if the rules allow it now; a crew's report that comes late or twice changes nothing.
     *
     * @return whether it moved
     */
    @Transactional
    public boolean advance(UUID id, IncidentState to, String reason, Stamp stamp) {
        Incident incident = lock(id, null);
        boolean moves = incident.state() != to
                && transitions().find(incident.state(), to).isPresent();
        if (moves) {
            move(incident, to, reason, stamp, false);
        }
        return moves;
    }

    /**
     * Moves an incident whatever the table says: for what follows from a fact elsewhere that cannot be refused, such as a
     * service order that is done. It does not end while something speaks against that; in the state already, it stays.
     *
     * @return whether it is in that state now
     */
    @Transactional
    public boolean follow(UUID id, IncidentState to, String reason, Stamp stamp) {
        Incident incident = lock(id, null);
        if (incident.state() == to) {
            return true;
        }
        if (to.isEnded() && endings.findObjection(id).isPresent()) {
            return false;
        }
        move(incident, to, reason, stamp, false);
        return true;
    }

    private Incident move(Incident incident, IncidentState to, String reason, Stamp stamp, boolean brokenRules) {
        IncidentState from = incident.state();
        String undone = endings.undoneBefore(incident, to, stamp);
        incident.moveTo(to, stamp.occurredAt());
        repository.flush();
        Map<String, Object> data = new HashMap<>();
        data.put("from", from.name());
        data.put("to", to.name());
        String why = reason == null || reason.isBlank() ? "" : ": " + reason.strip();
        if (!why.isEmpty()) {
            data.put("reason", reason.strip());
        }
        log.append(incident.id(), "STATE_" + to, to.label() + why, stamp, data);
        endings.write(incident, undone, stamp);
        if (brokenRules) {
            log.append(
                    incident.id(),
                    "RULES_BROKEN",
                    "The rules have no way out of " + from.label() + "; the change was allowed. Have the rules mended.",
                    Stamp.ofSystem(clock.instant()),
                    data);
        }
        events.publishEvent(new IncidentChanged(incident.id()));
        return incident;
    }

    /**
     * Changes what is known of an incident.
     *
     * @param expectedVersion the version the client knows, or null
     * @throws ProblemException conflict when the incident has changed since
     */
    @Transactional
    public Incident edit(UUID id, IncidentEdit edit, Long expectedVersion, Stamp stamp) {
        return edit(id, edit, expectedVersion, false, stamp);
    }

    /** Changes what is known of an incident; crews are told by all channels at once, whatever its priority. */
    @Transactional
    public Incident editUrgently(UUID id, IncidentEdit edit, Stamp stamp) {
        return edit(id, edit, null, true, stamp);
    }

    private Incident edit(UUID id, IncidentEdit edit, Long expectedVersion, boolean urgent, Stamp stamp) {
        Incident incident = lock(id, expectedVersion);
        List<String> changes = IncidentChanges.describe(incident, edit, types);
        if (changes.isEmpty()) {
            return incident;
        }
        Map<String, Object> before = IncidentChanges.before(incident);
        IncidentWords was = IncidentWords.of(incident);
        incident.apply(edit);
        repository.flush();
        log.append(id, "EDITED", "Changed: " + String.join(", ", changes), stamp, Map.of("before", before));
        IncidentWords now = IncidentWords.of(incident);
        if (!now.equals(was)) {
            events.publishEvent(new IncidentAmended(id, was, now, stamp.actor(), urgent));
        }
        events.publishEvent(new IncidentChanged(id));
        return incident;
    }

    /** Adds a note; the same id again writes nothing. */
    @Transactional
    public void addNote(UUID noteId, UUID incidentId, String text, Stamp stamp) {
        getIncident(incidentId);
        if (text == null || text.isBlank()) {
            throw ProblemException.invalid("A note needs words.");
        }
        log.append(noteId, incidentId, "NOTE", text.strip(), stamp, Map.of(), null);
    }

    /** Says that something lists show beside an incident (callers, crews, customers) has changed. */
    public void touch(UUID id) {
        events.publishEvent(new IncidentChanged(id));
    }

    /** The incident, if there is one. */
    public Optional<Incident> findIncident(UUID id) {
        return repository.findById(id);
    }

    /**
     * The incident.
     *
     * @throws ProblemException not-found
     */
    public Incident getIncident(UUID id) {
        return findIncident(id).orElseThrow(() -> ProblemException.notFound("There is no incident " + id + "."));
    }

    /** Which state may follow which, as the table stands now. */
    public TransitionTable<IncidentState> transitions() {
        return TransitionTable.read(jdbc, "incident_transition", IncidentState.class, state -> false);
    }

    /**
     * The incident, held until the transaction ends, so that what follows from its state still holds at the commit.
     *
     * @throws ProblemException not-found
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Incident lockIncident(UUID id) {
        return lock(id, null);
    }

    /** The same, if it is as the client knows it; else conflict. */
    Incident lockIncident(UUID id, long expectedVersion) {
        return lock(id, expectedVersion);
    }

    private Incident lock(UUID id, Long expectedVersion) {
        Incident incident = repository
                .findLockedById(id)
                .orElseThrow(() -> ProblemException.notFound("There is no incident " + id + "."));
        if (expectedVersion != null && !expectedVersion.equals(incident.version())) {
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    "conflict",
                    "Someone else has changed " + incident.number() + " since; it is now "
                            + incident.state().label() + ".",
                    Map.of("current", current(incident)));
        }
        return incident;
    }

    private static ProblemException notAllowed(
            Incident incident, IncidentState to, TransitionTable<IncidentState> table) {
        return new ProblemException(
                HttpStatus.UNPROCESSABLE_ENTITY,
                "transition-not-allowed",
                incident.number() + " cannot go from " + incident.state() + " to " + to + ". "
                        + table.explain(incident.state()),
                Map.of("current", current(incident)));
    }

    private static Map<String, Object> current(Incident incident) {
        return Map.of("state", incident.state(), "version", incident.version());
    }

    /** The city's time zone; UTC while there is no city. */
    public ZoneId timeZone() {
        return ZoneId.of(jdbc.sql("select coalesce((select time_zone from city), 'UTC')")
                .query(String.class)
                .single());
    }

    private String nextNumber(Stamp stamp) {
        int year = Year.from(stamp.occurredAt().atZone(timeZone())).getValue();
        long count = jdbc.sql("insert into incident_number (year, last) values (:year, 1)"
                        + " on conflict (year) do update set last = incident_number.last + 1 returning last")
                .param("year", year)
                .query(Long.class)
                .single();
        return "%02d-%06d".formatted(year % 100, count);
    }
}
