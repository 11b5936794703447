package io.curbstop.dispatch.exercise.play;

import io.curbstop.dispatch.assignment.Step;
import io.curbstop.dispatch.exercise.Exercise;
import io.curbstop.dispatch.field.CrewReport;
import io.curbstop.dispatch.field.CrewReports;
import io.curbstop.dispatch.field.SpokenWords;
import io.curbstop.dispatch.incident.Source;
import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.push.Amendments;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How a played crew says something: by its phone, or, when it has none, in words on the radio. */
@Component
class CrewVoice {

    /** A radio has a word for each of these; a crew that has none for what it did says that it is clear. */
    private static final Map<Step, String> WORDS = Map.of(
            Step.ACKNOWLEDGE, "ACK",
            Step.EN_ROUTE, "ENR",
            Step.ON_SITE, "ONS",
            Step.WORKING, "WORKING",
            Step.MADE_SAFE, "SAFE",
            Step.RESTORED, "REST",
            Step.COMPLETE, "CLR",
            Step.CLEAR, "CLR");

    private final CrewReports reports;
    private final SpokenWords radio;
    private final Amendments amendments;

    CrewVoice(CrewReports reports, SpokenWords radio, Amendments amendments) {
        this.reports = reports;
        this.radio = radio;
        this.amendments = amendments;
    }

    /** Whether a unit has no phone in this exercise. */
    boolean isByRadio(String unitCode, String radioId, Exercise exercise) {
        return radioId != null && exercise.chance().happens(exercise.radioPercent(), unitCode, "has no phone");
    }

    /** Says a step; when the work is done, also what was found. */
    void say(PlayedCrew crew, Step step, Exercise exercise, Instant when) {
        boolean done = step == Step.COMPLETE;
        if (!isByRadio(crew.unitCode(), crew.radioId(), exercise)) {
            reports.apply(
                    new CrewReport(crew.idOf(step), crew.id(), step, null, done ? crew.crewNote() : null),
                    new Stamp(Exercise.ACTOR, Source.APP, when));
            return;
        }
        if (done && crew.crewNote() != null) {
            radio.hear(crew.idOf("note"), crew.radioId(), crew.crewNote(), when);
        }
        radio.hear(crew.idOf(step), crew.radioId(), WORDS.get(step) + " " + crew.token(), when);
    }

    /** Says that a change was read. */
    void acknowledgeChange(PlayedCrew crew, Exercise exercise, Instant when) {
        Source source = isByRadio(crew.unitCode(), crew.radioId(), exercise) ? Source.RADIO : Source.APP;
        amendments.acknowledge(crew.amendmentId(), new Stamp(Exercise.ACTOR, source, when));
    }

    /** Says why something could not be done; only a phone can. */
    void leave(PlayedCrew crew, String reason, Instant when) {
        reports.apply(
                new CrewReport(crew.idOf(Step.INCOMPLETE), crew.id(), Step.INCOMPLETE, reason, null),
                new Stamp(Exercise.ACTOR, Source.APP, when));
    }
}
