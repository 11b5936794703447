package io.curbstop.dispatch.shutdown;

import io.curbstop.dispatch.geodata.CityStore;
import io.curbstop.dispatch.geodata.TracedUtility;
import io.curbstop.dispatch.incident.IncidentLog;
import io.curbstop.dispatch.incident.Incidents;
import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.outage.OutageChanged;
import io.curbstop.dispatch.problem.ProblemException;
import io.curbstop.dispatch.shutdown.ShutdownView.AdvisoryStepView;
import io.curbstop.dispatch.shutdown.ShutdownView.AdvisoryView;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Boil-water advisories: issued, sampled, and rescinded once samples have passed on enough days in a row. */
@Component
public class Advisories {

    private final ShutdownProperties properties;
    private final CityStore cities;
    private final Incidents incidents;
    private final IncidentLog log;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Advisories(
            ShutdownProperties properties,
            CityStore cities,
            Incidents incidents,
            IncidentLog log,
            JdbcClient jdbc,
            Clock clock,
            ApplicationEventPublisher events) {
        this.properties = properties;
        this.cities = cities;
        this.incidents = incidents;
        this.log = log;
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /** What can be done about an advisory. */
    public enum Kind {
        ISSUED("Boil-water advisory issued"),
        SAMPLE_PASSED("Sample passed"),
        SAMPLE_FAILED("Sample failed"),
        RESCINDED("Boil-water advisory rescinded");

        private final String label;

        Kind(String label) {
            this.label = label;
        }
    }

    /** How far an advisory is. */
    public enum State {
        NONE,
        ISSUED,
        SAMPLING,
        RESCINDED
    }

    /**
     * Notes a step; the same id again changes nothing.
     *
     * @throws ProblemException advisory-not-water on a gas main; advisory-none when there is none to sample or rescind;
     *     advisory-stands when it is issued twice; samples-missing when it is to be rescinded too early
     */
    @Transactional
    public void record(UUID id, UUID incidentId, Kind kind, String note, Stamp stamp) {
        incidents.lockIncident(incidentId);
        AdvisoryView now = read(incidentId);
        boolean stands = now.state() == State.ISSUED || now.state() == State.SAMPLING;
        boolean known = jdbc.sql("select exists (select from advisory_step where id = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
        if (known) {
            return;
        }
        if (kind == Kind.ISSUED && isOnGas(incidentId)) {
            throw ProblemException.refused(
                    "advisory-not-water", "This incident is on a gas main; a boil-water advisory is for water.");
        }
        if (kind == Kind.ISSUED && stands) {
            throw ProblemException.refused("advisory-stands", "There is an advisory for this incident already.");
        }
        if (kind != Kind.ISSUED && !stands) {
            throw ProblemException.refused("advisory-none", "There is no advisory for this incident to do that with.");
        }
        if (kind == Kind.RESCINDED && now.daysToPass() > 0) {
            throw ProblemException.refused(
                    "samples-missing",
                    "Samples must pass on " + now.daysToPass() + " more " + (now.daysToPass() == 1 ? "day" : "days")
                            + " before it can be rescinded.");
        }
        jdbc.sql("insert into advisory_step (id, incident_id, kind, note, actor, source, occurred_at, recorded_at)"
                        + " values (:id, :incident, :kind, :note, :actor, :source, :occurred, :recorded)")
                .param("id", id)
                .param("incident", incidentId)
                .param("kind", kind.name())
                .param("note", note)
                .param("actor", stamp.actor())
                .param("source", stamp.source().name())
                .param("occurred", stamp.occurredAt().atOffset(ZoneOffset.UTC))
                .param("recorded", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        log.append(
                incidentId,
                "ADVISORY_" + kind,
                kind.label + (note == null || note.isBlank() ? "." : ": " + note.strip()),
                stamp,
                Map.of());
        events.publishEvent(new OutageChanged(incidentId, null));
    }

    private boolean isOnGas(UUID incidentId) {
        return incidents
                .getIncident(incidentId)
                .findMainRef()
                .map(main -> jdbc.sql("select exists (select from main where ref = :main and network = :gas)")
                        .param("main", main)
                        .param("gas", TracedUtility.GAS.network())
                        .query(Boolean.class)
                        .single())
                .orElse(false);
    }

    /** On how many days samples must pass before an advisory can be rescinded. */
    public int sampleDays() {
        return properties.sampleDays();
    }

    /** An incident's advisory. */
    @Transactional(readOnly = true)
    public AdvisoryView read(UUID incidentId) {
        List<AdvisoryStepView> steps = jdbc.sql(
                        "select kind, actor, occurred_at, note from advisory_step where incident_id = :incident order by"
                                + " ordinal")
                .param("incident", incidentId)
                .query((row, i) -> new AdvisoryStepView(
                        Kind.valueOf(row.getString("kind")),
                        row.getString("actor"),
                        row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                        row.getString("note")))
                .list();
        State state = State.NONE;
        for (AdvisoryStepView step : steps) {
            state = switch (step.kind()) {
                case ISSUED -> State.ISSUED;
                case SAMPLE_PASSED, SAMPLE_FAILED -> State.SAMPLING;
                case RESCINDED -> State.RESCINDED;
            };
        }
        boolean stands = state == State.ISSUED || state == State.SAMPLING;
        return new AdvisoryView(state, steps, stands ? daysToPass(steps) : 0);
    }

    /** Days count in the city's time; a failed sample begins the count anew. */
    private int daysToPass(List<AdvisoryStepView> steps) {
        ZoneId zone = cities.getCity().timeZone();
        int begin = 0;
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).kind() != Kind.SAMPLE_PASSED) {
                begin = i + 1;
            }
        }
        long days = steps.subList(begin, steps.size()).stream()
                .map(step -> step.at().atZone(zone).toLocalDate())
                .distinct()
                .count();
        return (int) Math.max(0, properties.sampleDays() - days);
    }
}
