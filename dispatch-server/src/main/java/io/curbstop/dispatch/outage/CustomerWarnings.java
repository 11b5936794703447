package io.curbstop.dispatch.outage;

import io.curbstop.dispatch.incident.IncidentLog;
import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps which customers of an outage have been told. */
@Component
public class CustomerWarnings {

    private final JdbcClient jdbc;
    private final IncidentLog log;
    private final Clock clock;

    CustomerWarnings(JdbcClient jdbc, IncidentLog log, Clock clock) {
        this.jdbc = jdbc;
        this.log = log;
        this.clock = clock;
    }

    /** What came of telling a customer. */
    public enum Outcome {
        /** Somebody was told. */
        REACHED,
        /** Nobody was; also takes back what was marked by mistake. */
        NOT_REACHED
    }

    /** How a customer was told. */
    public enum Channel {
        /** By telephone. */
        PHONE,
        /** At the door. */
        DOOR,
        /** By text message or e-mail. */
        MESSAGE
    }

    /**
     * Marks customers of an incident's outage; the same id again marks nothing again.
     *
     * @param id made by the client
     * @param refs the customers
     * @throws ProblemException unknown-customer, when one is not among those of the outage
     */
    @Transactional
    public void mark(UUID id, UUID incidentId, List<String> refs, Outcome outcome, Channel channel, Stamp stamp) {
        List<String> known = jdbc.sql(
                        "select oc.customer_ref from outage o join outage_customer oc on oc.outage_id = o.id"
                                + " where o.incident_id = :incident and o.current and oc.customer_ref = any(:refs::text[])")
                .param("incident", incidentId)
                .param("refs", refs.toArray(new String[0]))
                .query(String.class)
                .list();
        refs.stream().filter(ref -> !known.contains(ref)).findFirst().ifPresent(ref -> {
            throw ProblemException.refused(
                    "unknown-customer", "Customer " + ref + " is not among those without water; read the list again.");
        });
        String text = "%d %s %s by %s."
                .formatted(
                        known.size(),
                        known.size() == 1 ? "customer" : "customers",
                        outcome == Outcome.REACHED ? "told" : "marked as not reached",
                        channel.name().toLowerCase(Locale.ROOT));
        if (!log.append(id, incidentId, "CUSTOMERS_TOLD", text, stamp, Map.of("customers", known.size()), null)) {
            return;
        }
        for (String ref : known) {
            jdbc.sql(
                            "insert into customer_warning (id, incident_id, customer_ref, outcome, channel, actor, occurred_at,"
                                    + " recorded_at) values (:id, :incident, :ref, :outcome, :channel, :actor, :occurred, :recorded)")
                    .param("id", UUID.nameUUIDFromBytes((id + "/" + ref).getBytes(StandardCharsets.UTF_8)))
                    .param("incident", incidentId)
                    .param("ref", ref)
                    .param("outcome", outcome.name())
                    .param("channel", channel.name())
                    .param("actor", stamp.actor())
                    .param("occurred", stamp.occurredAt().atOffset(ZoneOffset.UTC))
                    .param("recorded", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        }
    }
}
