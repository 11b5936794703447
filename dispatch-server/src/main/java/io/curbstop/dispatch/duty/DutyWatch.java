package io.curbstop.dispatch.duty;

import io.curbstop.dispatch.live.TimePassed;
import io.curbstop.dispatch.live.WorkLoop;
import io.curbstop.dispatch.push.Alarms;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Raises an alarm for what is due, once, and marks those whose cause is gone. */
@Component
class DutyWatch implements SmartLifecycle {

    private final DutyReader reader;
    private final Alarms alarms;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final WorkLoop loop;

    DutyWatch(
            DutyReader reader,
            Alarms alarms,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock,
            DutyProperties properties) {
        this.reader = reader;
        this.alarms = alarms;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.loop = new WorkLoop("duty-watch", properties.poll(), () -> look(clock.instant()));
    }

    /** Looks once at what is due at that moment. */
    void look(Instant now) {
        List<Duty> due = reader.listDue(now);
        Set<Fired> fired = listFired(due);
        due.stream()
                .filter(duty -> !fired.contains(Fired.of(duty)))
                .forEach(duty -> transaction.executeWithoutResult(status -> raise(duty)));
        alarms.markOver("DUTY_", due.stream().map(DutyWatch::subject).toList());
        alarms.unshelve(now);
    }

    /** For what an alarm was raised; the time is null where it is raised once whatever the time. */
    private record Fired(String duty, String subject, Instant dueAt) {

        private static Fired of(Duty duty) {
            return new Fired(duty.duty(), duty.subject(), duty.once() ? null : duty.dueAt());
        }
    }

    /** For which of these an alarm was raised before; most of what is due stays so for a while. */
    private Set<Fired> listFired(List<Duty> due) {
        return jdbc.sql("select f.duty, f.subject, case when not f.once then f.due_at end as due_at from duty_fired f"
                        + " join unnest(:duties::text[], :subjects::text[]) as d(duty, subject) using (duty, subject)")
                .param("duties", due.stream().map(Duty::duty).toArray(String[]::new))
                .param("subjects", due.stream().map(Duty::subject).toArray(String[]::new))
                .query(Fired.class)
                .set();
    }

    private void raise(Duty duty) {
        UUID alarmId = UUID.randomUUID();
        int mine = jdbc.sql(
                        "insert into duty_fired (duty, subject, due_at, once, alarm_id) values (:duty, :subject, :due, :once, :alarm)"
                                + " on conflict do nothing")
                .param("duty", duty.duty())
                .param("subject", duty.subject())
                .param("due", duty.dueAt().atOffset(ZoneOffset.UTC))
                .param("once", duty.once())
                .param("alarm", alarmId)
                .update();
        if (mine == 1) { // else it was raised before, or by another server
            alarms.raise(
                    alarmId,
                    new Alarms.Cause(
                            "DUTY_" + duty.duty(),
                            duty.severity(),
                            duty.text(),
                            duty.incidentId(),
                            duty.assignmentId(),
                            duty.unitCode(),
                            duty.action(),
                            subject(duty)));
        }
    }

    private static String subject(Duty duty) {
        return duty.duty() + " " + duty.subject();
    }

    @EventListener
    void hear(TimePassed passed) {
        look(passed.now());
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() {
        loop.stop();
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }
}
