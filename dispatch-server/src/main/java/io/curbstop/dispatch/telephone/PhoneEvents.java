package io.curbstop.dispatch.telephone;

import io.curbstop.dispatch.incident.Source;
import io.curbstop.dispatch.incident.Stamp;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What telephone systems say, folded into the calls: twice, late, out of order, or never to the end. What is known only grows;
 * the state follows the rules where they have such a step, and else stays.
 */
@Component
class PhoneEvents {

    /** How far ahead a telephone system's clock may be before its time is not believed. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(2);

    private final PhoneCallTable table;
    private final PhoneCalls calls;
    private final PhoneCallbacks callbacks;
    private final PhoneNumbers numbers;
    private final TelephoneProperties properties;
    private final JdbcClient jdbc;
    private final Clock clock;

    PhoneEvents(
            PhoneCallTable table,
            PhoneCalls calls,
            PhoneCallbacks callbacks,
            PhoneNumbers numbers,
            TelephoneProperties properties,
            JdbcClient jdbc,
            Clock clock) {
        this.table = table;
        this.calls = calls;
        this.callbacks = callbacks;
        this.numbers = numbers;
        this.properties = properties;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Takes one report in; the same again changes nothing. @return the state the call is in now */
    @Transactional
    public PhoneCallState take(PhoneSystems.Guest system, PhoneReport report) {
        Stamp stamp = new Stamp(system.name(), Source.TELEPHONE, believed(report.at()));
        UUID id = idOf(system.id(), report.call());
        boolean isNew = table.begin(id, PhoneCallState.RINGING, null, null, stamp);
        PhoneCall before = table.hold(id);
        keep(id, system, report, stamp);
        switch (report.event()) {
            case RINGING -> rang(id, isNew, stamp);
            case ANSWERED -> answered(before, report, stamp);
            case HUNG_UP -> hungUp(before, stamp);
        }
        return table.hold(id).state();
    }

    /** The id of a call that a telephone system calls so. */
    static UUID idOf(UUID systemId, String call) {
        return UUID.nameUUIDFromBytes((systemId + "/" + call).getBytes(StandardCharsets.UTF_8));
    }

    private Instant believed(Instant at) {
        Instant now = clock.instant();
        return at == null || at.isAfter(now.plus(CLOCK_TOLERANCE)) ? now : at;
    }

    /** What was not known yet; an event that came late may make the call begin earlier. */
    private void keep(UUID id, PhoneSystems.Guest system, PhoneReport report, Stamp stamp) {
        String key = numbers.normalise(report.number()).orElse(null);
        jdbc.sql("update phone_call set system_id = :system, external_id = :external, line = coalesce(line, :line),"
                        + " number = coalesce(number, :number), number_key = coalesce(number_key, :key),"
                        + " began_at = least(began_at, :at) where id = :id")
                .param("system", system.id())
                .param("external", report.call())
                .param("line", report.line())
                .param("number", key == null ? null : report.number())
                .param("key", key)
                .param("at", PhoneCallTable.at(stamp.occurredAt()))
                .param("id", id)
                .update();
    }

    private void rang(UUID id, boolean isNew, Stamp stamp) {
        int first = jdbc.sql("update phone_call set rang_at = :at where id = :id and rang_at is null")
                .param("at", PhoneCallTable.at(stamp.occurredAt()))
                .param("id", id)
                .update();
        if (first == 1 && !isNew) {
            table.append(id, "RANG", null, null, "Told late.", stamp);
            PhoneCall now = table.hold(id);
            if (now.state() == PhoneCallState.ABANDONED && now.answeredAt() == null) {
                callbacks.owe(id, stamp); // only now is it known whom to call back
            }
        }
    }

    private void answered(PhoneCall before, PhoneReport report, Stamp stamp) {
        jdbc.sql("update phone_call set answered_at = least(answered_at, :at), answered_by = coalesce(answered_by, :by)"
                        + " where id = :id")
                .param("at", PhoneCallTable.at(stamp.occurredAt()))
                .param("by", report.by())
                .param("id", before.id())
                .update();
        boolean unanswered = before.answeredAt() == null;
        if (unanswered
                && calls.transitions()
                        .find(before.state(), PhoneCallState.ANSWERED)
                        .isPresent()) {
            table.move(before, PhoneCallState.ANSWERED, null, stamp);
        }
        if (unanswered) {
            callbacks.settle(before.id(), stamp);
        }
    }

    private void hungUp(PhoneCall before, Stamp stamp) {
        int first = jdbc.sql("update phone_call set hung_up_at = :at where id = :id and hung_up_at is null")
                .param("at", PhoneCallTable.at(stamp.occurredAt()))
                .param("id", before.id())
                .update();
        if (first == 1 && before.state() == PhoneCallState.RINGING) {
            table.move(before, PhoneCallState.ABANDONED, "Hung up before anybody answered.", stamp);
            callbacks.owe(before.id(), stamp);
        } else if (first == 1) {
            table.append(before.id(), "HUNG_UP", null, null, null, stamp);
        }
    }

    /** A call of which nothing more was heard does not ring for ever; each is given up by one server. */
    @Scheduled(fixedDelayString = "PT15S")
    @Transactional
    public void giveUpLost() {
        Stamp stamp = Stamp.ofSystem(clock.instant());
        List<UUID> lost = jdbc.sql("select id from phone_call where state = 'RINGING' and began_at < :before"
                        + " order by began_at limit 100 for update skip locked")
                .param("before", PhoneCallTable.at(stamp.occurredAt().minus(properties.ringsAtMost())))
                .query(UUID.class)
                .list();
        for (UUID id : lost) {
            table.move(table.hold(id), PhoneCallState.ABANDONED, "Nothing more was heard of it.", stamp);
            callbacks.owe(id, stamp);
        }
    }
}
