package io.curbstop.dispatch.geodata.imports;

import io.curbstop.map.source.mapping.ImportProblem;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The import runs and what each rejected, as stored. */
@Component
class ImportRuns {

    /** More problems than this are counted but not kept. */
    static final int PROBLEMS_KEPT = 20_000;

    private static final String SELECT_RUN =
            "select *, coalesce((report ->> 'rejected')::bigint, 0) as rejected from import_run";

    private final JdbcTemplate jdbc;
    private final JsonMapper json;
    private final Clock clock;

    ImportRuns(JdbcTemplate jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * A run as the screens show it.
     *
     * @param state waiting, running, done, done_with_rejections or failed
     * @param progress the last line of progress
     * @param failure why it failed; null when it did not
     * @param rejected rows that were not taken; 0 until it is done
     */
    record Run(
            UUID id,
            String dataset,
            String mapping,
            String source,
            String state,
            String startedBy,
            Instant startedAt,
            Instant finishedAt,
            String progress,
            String failure,
            long rejected) {}

    /** A row, or a value of one, that was not taken as it stood. */
    record Rejection(
            int seq,
            String layer,
            String source,
            long row,
            String ref,
            String field,
            String value,
            String severity,
            String code,
            String reason) {}

    @Transactional
    void start(ImportRequest request, String state) {
        jdbc.update(
                "insert into import_run (id, dataset, mapping, source, state, started_by, started_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?) on conflict (id) do update set state = excluded.state",
                request.id(),
                request.mapping().dataset(),
                request.mapping().file(),
                request.source(),
                state,
                request.startedBy(),
                now());
    }

    /** Runs that a server did not live to finish. Call only while holding the import lock. */
    @Transactional
    void failAbandoned() {
        jdbc.update(
                "update import_run set state = 'failed', finished_at = ?,"
                        + " failure = 'The program ended before the import did' where state = 'running'",
                now());
    }

    @Transactional
    void progress(UUID id, String line) {
        jdbc.update("update import_run set progress = ? where id = ?", line, id);
    }

    @Transactional
    void finish(ImportReport report, List<ImportProblem> problems) {
        String state = report.anyLayerFailed() ? "failed" : report.anythingLost() ? "done_with_rejections" : "done";
        String failure = report.layers().stream()
                .filter(l -> !l.taken())
                .map(l -> l.layer() + ": " + l.failure())
                .findFirst()
                .orElse(null);
        jdbc.update(
                "update import_run set state = ?, finished_at = ?, failure = ?, report = ?::jsonb where id = ?",
                state,
                now(),
                failure,
                json.writeValueAsString(report),
                report.runId());
        List<ImportProblem> kept = problems.subList(0, Math.min(problems.size(), PROBLEMS_KEPT));
        int[] seq = {0};
        jdbc.batchUpdate(
                "insert into import_rejection (run_id, seq, layer, source, row_number, feature_ref, field, value,"
                        + " severity, code, reason) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                kept,
                1000,
                (statement, problem) -> {
                    statement.setObject(1, report.runId());
                    statement.setInt(2, ++seq[0]);
                    statement.setString(3, lower(problem.layer()));
                    statement.setString(4, problem.source());
                    statement.setLong(5, problem.row());
                    statement.setString(6, problem.ref());
                    statement.setString(7, problem.field());
                    statement.setString(8, problem.value());
                    statement.setString(9, lower(problem.severity()));
                    statement.setString(10, problem.code());
                    statement.setString(11, problem.reason());
                });
    }

    @Transactional
    void fail(UUID id, String failure) {
        jdbc.update(
                "update import_run set state = 'failed', finished_at = ?, failure = ? where id = ?",
                now(),
                failure,
                id);
    }

    List<Run> listLatest(int limit) {
        return jdbc.query(SELECT_RUN + " order by started_at desc limit ?", RUN, limit);
    }

    Optional<Run> findRun(UUID id) {
        return jdbc.query(SELECT_RUN + " where id = ?", RUN, id).stream().findFirst();
    }

    /** The report as JSON text. */
    Optional<String> findReport(UUID id) {
        return jdbc
                .queryForList(
                        "select report::text from import_run where id = ? and report is not null", String.class, id)
                .stream()
                .findFirst();
    }

    List<Rejection> listRejections(UUID id, int limit) {
        return jdbc.query(
                "select * from import_rejection where run_id = ? order by seq limit ?",
                (row, i) -> new Rejection(
                        row.getInt("seq"),
                        row.getString("layer"),
                        row.getString("source"),
                        row.getLong("row_number"),
                        row.getString("feature_ref"),
                        row.getString("field"),
                        row.getString("value"),
                        row.getString("severity"),
                        row.getString("code"),
                        row.getString("reason")),
                id,
                limit);
    }

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static final RowMapper<Run> RUN = (row, i) -> new Run(
            row.getObject("id", UUID.class),
            row.getString("dataset"),
            row.getString("mapping"),
            row.getString("source"),
            row.getString("state"),
            row.getString("started_by"),
            row.getTimestamp("started_at").toInstant(),
            row.getTimestamp("finished_at") == null
                    ? null
                    : row.getTimestamp("finished_at").toInstant(),
            row.getString("progress"),
            row.getString("failure"),
            row.getLong("rejected"));
}
