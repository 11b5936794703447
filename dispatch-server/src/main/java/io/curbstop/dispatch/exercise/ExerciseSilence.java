package io.curbstop.dispatch.exercise;

import io.curbstop.dispatch.radio.RadioSilence;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** While something is played, no gateway is let in, on whichever server. */
@Component
class ExerciseSilence implements RadioSilence {

    private final JdbcClient jdbc;

    ExerciseSilence(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<String> findReason() {
        return jdbc.sql("select name from exercise where ended_at is null")
                .query(String.class)
                .optional()
                .map(name -> "an exercise is played here: " + name);
    }
}
