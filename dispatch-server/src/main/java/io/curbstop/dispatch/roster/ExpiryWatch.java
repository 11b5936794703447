package io.curbstop.dispatch.roster;

import io.curbstop.dispatch.crew.CrewsOnDuty;
import io.curbstop.dispatch.push.Alarms;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Raises the alarm when a crew at work no longer has a qualification that its work must have. */
@Component
class ExpiryWatch {

    /** A crew without the qualification its work must have; its subject is the assignment. */
    static final String KIND = "QUALIFICATION_GONE";

    private final CrewsOnDuty crews;
    private final Alarms alarms;
    private final JdbcClient jdbc;
    private final Clock clock;

    ExpiryWatch(CrewsOnDuty crews, Alarms alarms, JdbcClient jdbc, Clock clock) {
        this.crews = crews;
        this.alarms = alarms;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Work(UUID id, UUID incidentId, String number, String unitCode, String qualification) {}

    /** Looks at all work that is under way. Several servers may do so: an alarm stands once. */
    @Scheduled(fixedDelay = 60_000)
    @Transactional
    public void look() {
        List<Work> underWay = jdbc.sql("select a.id, a.incident_id, i.number, a.unit_code,"
                        + " t.required_qualification as qualification from assignment a"
                        + " join incident i on i.id = a.incident_id join incident_type t on t.code = i.type_code"
                        + " join qualification_kind k on k.code = t.required_qualification"
                        + " where a.live and k.hard_gate order by a.created_at, a.id")
                .query(Work.class)
                .list();
        Set<String> standing = new HashSet<>();
        if (!underWay.isEmpty()) {
            Instant now = clock.instant();
            CrewsOnDuty.Weigher weigher = crews.weigher(now, now);
            LocalDate today = now.atZone(weigher.roster().zone()).toLocalDate();
            for (Work work : underWay) {
                weigher.getAtWork(work.unitCode(), now)
                        .findLack(work.qualification(), today)
                        .ifPresent(lack -> {
                            standing.add(work.id().toString());
                            raise(work, lack);
                        });
            }
        }
        alarms.keepOnly(KIND, standing);
    }

    private void raise(Work work, String lack) {
        alarms.raiseUnlessTaken(new Alarms.Cause(
                KIND,
                "HIGH",
                work.unitCode() + " on " + work.number() + ": " + lack + ". Send a crew that may do this.",
                work.incidentId(),
                work.id(),
                work.unitCode(),
                "SEND_ANOTHER_CREW",
                work.id().toString()));
    }
}
