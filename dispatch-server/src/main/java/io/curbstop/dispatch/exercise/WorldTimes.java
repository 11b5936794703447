package io.curbstop.dispatch.exercise;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps in the database how time runs there, so that it runs on over a restart and all servers have the same. */
@Component
class WorldTimes implements InitializingBean {

    /** The fastest that people can follow. */
    static final int FASTEST = 60;

    private final WorldClock clock;
    private final JdbcClient jdbc;

    WorldTimes(WorldClock clock, JdbcClient jdbc) {
        this.clock = clock;
        this.jdbc = jdbc;
    }

    /** Before anything else works by the clock. */
    @Override
    public void afterPropertiesSet() {
        follow();
    }

    /** Another server may have changed it. */
    @Scheduled(fixedDelay = 1000)
    void follow() {
        Optional<WorldTime> kept = jdbc.sql("select at_real, at_world, speed from world_clock")
                .query((row, i) ->
                        new WorldTime(instant(row, "at_real"), instant(row, "at_world"), row.getInt("speed")))
                .optional();
        clock.follow(kept.orElse(WorldTime.REAL));
    }

    /** Lets time run at another speed from now on; it never jumps. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void run(int speed) {
        Instant real = clock.real().instant();
        keep(real, clock.time().at(real), speed);
    }

    private void keep(Instant real, Instant world, int speed) {
        jdbc.sql("insert into world_clock (at_real, at_world, speed) values (:real, :world, :speed) on conflict"
                        + " (only_one) do update set at_real = excluded.at_real, at_world = excluded.at_world,"
                        + " speed = excluded.speed")
                .param("real", real.atOffset(ZoneOffset.UTC))
                .param("world", world.atOffset(ZoneOffset.UTC))
                .param("speed", speed)
                .update();
    }

    /** Lets time stand still at a moment that is not before now. */
    @Transactional
    public void stand(Instant world) {
        keep(clock.real().instant(), world, 0);
        clock.follow(new WorldTime(clock.real().instant(), world, 0));
    }

    /** Back to the real time; for a database in which nothing of the exercise is left. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget() {
        jdbc.sql("delete from world_clock").update();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
