package io.curbstop.dispatch.exercise;

import io.curbstop.dispatch.demo.DemoCityMade;
import io.curbstop.dispatch.exercise.scenario.ScenarioKind;
import io.curbstop.dispatch.exercise.scenario.ScenarioMaker;
import io.curbstop.dispatch.geodata.DemoCityListener;
import io.curbstop.dispatch.radio.OutsideRadios;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The demo city lives from the start, and what was played on it goes with it. */
@Component
class LivingCity implements DemoCityListener {

    private static final long SEED = 1;
    private static final int SILENT_PERCENT = 6;
    private static final int STUCK_PERCENT = 8;
    private static final int RADIO_PERCENT = 15;

    private final Exercises exercises;
    private final ScenarioMaker maker;
    private final WorldTimes times;
    private final OutsideRadios radios;
    private final ExerciseProperties properties;
    private final JdbcClient jdbc;

    LivingCity(
            Exercises exercises,
            ScenarioMaker maker,
            WorldTimes times,
            OutsideRadios radios,
            ExerciseProperties properties,
            JdbcClient jdbc) {
        this.exercises = exercises;
        this.maker = maker;
        this.times = times;
        this.radios = radios;
        this.properties = properties;
        this.jdbc = jdbc;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void hear(DemoCityMade made) {
        if (properties.living() && radios.findConnected().isEmpty()) {
            ScenarioKind kind = ScenarioKind.ORDINARY_DAY;
            exercises.begin(
                    new Exercise(
                            UUID.randomUUID(),
                            kind.label(),
                            kind.name(),
                            SEED,
                            Exercise.Desk.AUTOMATIC,
                            SILENT_PERCENT,
                            STUCK_PERCENT,
                            RADIO_PERCENT,
                            Exercise.ACTOR,
                            made.at(),
                            null,
                            null),
                    maker.make(kind, SEED, kind.calls()));
        }
    }

    @Override
    public String onDemoCityRemoved() {
        int played = jdbc.sql("delete from exercise").update();
        times.forget();
        return played == 0 ? "" : played + (played == 1 ? " exercise" : " exercises");
    }
}
