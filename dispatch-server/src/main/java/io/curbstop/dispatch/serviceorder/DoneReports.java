package io.curbstop.dispatch.serviceorder;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The standing words of crews that an order is done: it is done as long as there is one. */
@Component
class DoneReports {

    private final JdbcClient jdbc;

    DoneReports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A crew's word.
     *
     * @param doneAt when the work was done as it said
     * @param recordedAt when that was written down
     */
    record Report(UUID assignmentId, Instant doneAt, Instant recordedAt) {}

    /** Writes down that a crew has done an order that is held; said again, the newer time counts. */
    void write(UUID orderId, Report report) {
        jdbc.sql("insert into service_order_done (order_id, assignment_id, done_at, recorded_at)"
                        + " values (:order, :assignment, :done, :recorded)"
                        + " on conflict (assignment_id) do update set done_at = excluded.done_at,"
                        + " recorded_at = excluded.recorded_at where service_order_done.done_at <> excluded.done_at")
                .param("order", orderId)
                .param("assignment", report.assignmentId())
                .param("done", OrderTable.utc(report.doneAt()))
                .param("recorded", OrderTable.utc(report.recordedAt()))
                .update();
    }

    /** Forgets what a crew has taken back. */
    void withdraw(UUID assignmentId) {
        jdbc.sql("delete from service_order_done where assignment_id = :assignment")
                .param("assignment", assignmentId)
                .update();
    }

    /** Whose word that an order is done came first, of those that stand. */
    Optional<Report> findFirst(UUID orderId) {
        return jdbc.sql(
                        "select * from service_order_done where order_id = :order order by recorded_at, done_at limit 1")
                .param("order", orderId)
                .query((row, i) -> new Report(
                        row.getObject("assignment_id", UUID.class),
                        OrderTable.instant(row, "done_at"),
                        OrderTable.instant(row, "recorded_at")))
                .optional();
    }
}
