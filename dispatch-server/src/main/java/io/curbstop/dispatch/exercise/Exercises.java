package io.curbstop.dispatch.exercise;

import io.curbstop.dispatch.exercise.scenario.Happening;
import io.curbstop.dispatch.exercise.scenario.Scenario;
import io.curbstop.dispatch.problem.ProblemException;
import io.curbstop.dispatch.radio.OutsideRadios;
import io.curbstop.dispatch.telephone.HouseTelephone;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The exercises of this database, of which one at most goes on. */
@Component
public class Exercises {

    private final OutsideRadios radios;
    private final WorldTimes times;
    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;
    private final JsonMapper json;
    private final Clock clock;

    Exercises(
            OutsideRadios radios,
            WorldTimes times,
            JdbcClient jdbc,
            NamedParameterJdbcTemplate batches,
            JsonMapper json,
            Clock clock) {
        this.radios = radios;
        this.times = times;
        this.jdbc = jdbc;
        this.batches = batches;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What is due in an exercise.
     *
     * @param number its number in the exercise
     * @param dueAt when it happens
     * @param rangAt when the telephone began to ring for it, or null
     */
    public record Due(int number, Instant dueAt, Instant rangAt, Happening happening) {}

    /** Whether something may be played here: on the demo city, and on a copy of a city that was made to train on. */
    public boolean isPossible() {
        return jdbc.sql("select coalesce((select demo or training from city), false)")
                .query(Boolean.class)
                .single();
    }

    /** What the telephone calls a call of an exercise. */
    public static String phoneCallName(UUID exerciseId, int number) {
        return exerciseId + "/" + number;
    }

    /**
     * Begins an exercise now. Begun again with the same id it goes on as it is.
     *
     * @param made what it is to be; its times are not looked at
     * @throws ProblemException not-a-training-city; radio-outside when a real radio could hear; exercise-goes-on when another
     *     does
     */
    @Transactional
    public Exercise begin(Exercise made, Scenario scenario) {
        if (jdbc.sql("select count(*) from exercise where id = :id")
                        .param("id", made.id())
                        .query(Long.class)
                        .single()
                > 0) {
            return find(made.id()).orElseThrow();
        }
        requirePossible();
        findRunning().ifPresent(other -> {
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    "exercise-goes-on",
                    other.name() + " goes on, begun by " + other.begunBy() + ". End it first.",
                    Map.of("id", other.id()));
        });
        Instant now = clock.instant();
        jdbc.sql("insert into exercise (id, name, kind, seed, desk, silent_percent, stuck_percent, radio_percent,"
                        + " begun_by, begun_at)"
                        + " values (:id, :name, :kind, :seed, :desk, :silent, :stuck, :radio, :by, :at)")
                .param("id", made.id())
                .param("name", scenario.name())
                .param("kind", made.kind())
                .param("seed", made.seed())
                .param("desk", made.desk().name())
                .param("silent", made.silentPercent())
                .param("stuck", made.stuckPercent())
                .param("radio", made.radioPercent())
                .param("by", made.begunBy())
                .param("at", now.atOffset(ZoneOffset.UTC))
                .update();
        add(made.id(), scenario, now);
        return find(made.id()).orElseThrow();
    }

    private void requirePossible() {
        if (!isPossible()) {
            throw ProblemException.refused(
                    "not-a-training-city",
                    "This is a real city, and nothing is played on it. Exercises run on a copy of it: start one with the"
                            + " command train.");
        }
        radios.findConnected().ifPresent(who -> {
            throw ProblemException.refused(
                    "radio-outside", who + " Real crews could hear what is only played. Disconnect it first.");
        });
    }

    /** Lets more happen in an exercise, from a moment on. */
    @Transactional
    public void add(UUID exerciseId, Scenario scenario, Instant from) {
        int first = jdbc.sql("select coalesce(max(number), 0) from exercise_happening where exercise_id = :id")
                .param("id", exerciseId)
                .query(Integer.class)
                .single();
        List<Happening> happenings = scenario.happenings();
        MapSqlParameterSource[] rows = new MapSqlParameterSource[happenings.size()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new MapSqlParameterSource("id", exerciseId)
                    .addValue("number", first + i + 1)
                    .addValue("due", from.plus(happenings.get(i).after()).atOffset(ZoneOffset.UTC))
                    .addValue("content", json.writeValueAsString(happenings.get(i)));
        }
        batches.batchUpdate(
                "insert into exercise_happening (exercise_id, number, due_at, content)"
                        + " values (:id, :number, :due, cast(:content as jsonb))",
                rows);
    }

    /** Ends an exercise: nobody is played any more, and what stands open stays so. Ended already, nothing changes. */
    @Transactional
    public void end(UUID exerciseId, String by) {
        jdbc.sql("update exercise set ended_by = :by, ended_at = :at where id = :id and ended_at is null")
                .param("by", by)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", exerciseId)
                .update();
        times.run(1);
    }

    /**
     * Lets time run at another speed while an exercise goes on.
     *
     * @param speed 1 as real time does, up to 60; 0 stands still
     * @throws ProblemException no-exercise; invalid
     */
    @Transactional
    public void run(int speed) {
        if (findRunning().isEmpty()) {
            throw ProblemException.refused("no-exercise", "No exercise goes on; without one time runs as it does.");
        }
        if (speed < 0 || speed > WorldTimes.FASTEST) {
            throw ProblemException.invalid(
                    "Time runs at 0 (stands still) to " + WorldTimes.FASTEST + " times its speed.");
        }
        times.run(speed);
    }

    /** The exercise that goes on, if one does. */
    public Optional<Exercise> findRunning() {
        return jdbc.sql("select * from exercise where ended_at is null")
                .query(Exercises::read)
                .optional();
    }

    /** The exercise with that id, if there is one. */
    public Optional<Exercise> find(UUID id) {
        return jdbc.sql("select * from exercise where id = :id")
                .param("id", id)
                .query(Exercises::read)
                .optional();
    }

    /** What is due until a moment and was not played, the first first. */
    public List<Due> listDue(UUID exerciseId, Instant until, int most) {
        return jdbc.sql("select number, due_at, rang_at, content from exercise_happening where exercise_id = :id"
                        + " and played_at is null and due_at <= :until order by due_at, number limit :most")
                .param("id", exerciseId)
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, i) -> new Due(
                        row.getInt("number"),
                        instant(row, "due_at"),
                        row.getObject("rang_at") == null ? null : instant(row, "rang_at"),
                        json.readValue(row.getString("content"), Happening.class)))
                .list();
    }

    /** What somebody says who is played and is on this line, if anybody is. */
    Optional<Happening> findSaid(UUID phoneCallId) {
        Optional<Exercise> running = findRunning();
        return running.stream()
                .flatMap(exercise -> listDue(exercise.id(), clock.instant(), Scenario.MOST).stream()
                        .filter(due -> HouseTelephone.idOf(phoneCallName(exercise.id(), due.number()))
                                .equals(phoneCallId)))
                .map(Due::happening)
                .findFirst();
    }

    /** When the next thing happens after a moment, if anything still does. */
    public Optional<Instant> findNext(UUID exerciseId, Instant after) {
        return jdbc.sql("select due_at from exercise_happening where exercise_id = :id and played_at is null"
                        + " and due_at > :after order by due_at limit 1")
                .param("id", exerciseId)
                .param("after", after.atOffset(ZoneOffset.UTC))
                .query((row, i) -> instant(row, "due_at"))
                .optional();
    }

    /** Whether everything has happened. */
    public boolean isOver(UUID exerciseId) {
        return jdbc.sql(
                        "select not exists (select from exercise_happening where exercise_id = :id and played_at is null)")
                .param("id", exerciseId)
                .query(Boolean.class)
                .single();
    }

    /** Writes down that the telephone rings for something. */
    public void noteRang(UUID exerciseId, Due due) {
        jdbc.sql("update exercise_happening set rang_at = :at where exercise_id = :id and number = :number")
                .param("at", due.dueAt().atOffset(ZoneOffset.UTC))
                .param("id", exerciseId)
                .param("number", due.number())
                .update();
    }

    /**
     * Writes down that something was played.
     *
     * @param incidentId the incident it came to, or null
     * @param outcome in words
     * @param refused whether it could not be taken
     */
    public void notePlayed(UUID exerciseId, Due due, UUID incidentId, String outcome, boolean refused) {
        jdbc.sql("update exercise_happening set played_at = :at, incident_id = :incident, outcome = :outcome,"
                        + " refused = :refused where exercise_id = :id and number = :number")
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("incident", incidentId)
                .param("outcome", outcome)
                .param("refused", refused)
                .param("id", exerciseId)
                .param("number", due.number())
                .update();
    }

    private static Exercise read(ResultSet row, int i) throws SQLException {
        return new Exercise(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("kind"),
                row.getLong("seed"),
                Exercise.Desk.valueOf(row.getString("desk")),
                row.getInt("silent_percent"),
                row.getInt("stuck_percent"),
                row.getInt("radio_percent"),
                row.getString("begun_by"),
                instant(row, "begun_at"),
                row.getString("ended_by"),
                row.getObject("ended_at") == null ? null : instant(row, "ended_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
