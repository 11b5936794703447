package io.curbstop.dispatch.exercise.play;

import io.curbstop.dispatch.exercise.Chance;
import io.curbstop.dispatch.exercise.Exercise;
import io.curbstop.dispatch.incident.Source;
import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.outage.OutageStep;
import io.curbstop.dispatch.outage.OutageView;
import io.curbstop.dispatch.outage.Outages;
import io.curbstop.dispatch.outage.Shutdowns;
import io.curbstop.dispatch.outage.ValveReport;
import io.curbstop.dispatch.outage.ValveResult;
import io.curbstop.dispatch.shutdown.ShutdownReader;
import io.curbstop.dispatch.shutdown.ShutdownView;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A crew at the valves: closes them in the order of the plan, finds some stuck, repairs, and opens them again. */
@Component
class ShutdownPlay {

    private final Outages outages;
    private final Shutdowns shutdowns;
    private final ShutdownReader reader;

    ShutdownPlay(Outages outages, Shutdowns shutdowns, ShutdownReader reader) {
        this.outages = outages;
        this.shutdowns = shutdowns;
        this.reader = reader;
    }

    /**
     * Does what is to be done at the valves.
     *
     * @return when the next thing is done; empty when nothing is left to do at valves
     */
    Optional<Instant> play(PlayedCrew crew, Exercise exercise, Instant now) {
        Optional<OutageView> found = outages.findOutage(crew.incidentId()).filter(OutageView::isolated);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        OutageView outage = found.get();
        return switch (outage.state()) {
            case PROPOSED -> Optional.of(now.plusSeconds(20)); // waits for the desk's word
            case APPROVED, CUSTOMERS_WARNED, CLOSING -> Optional.of(turnNext(crew, outage, exercise, now));
            case ISOLATED -> Optional.of(repair(crew, outage, exercise, now));
            case REPAIRED, FLUSHING, OPENING -> reopen(crew, outage, exercise, now);
            case RESTORED -> Optional.empty();
        };
    }

    private Instant turnNext(PlayedCrew crew, OutageView outage, Exercise exercise, Instant now) {
        OutageView.Valve valve = outage.valves().stream()
                .filter(v -> !v.done() && !v.role().equals("STUCK"))
                .filter(v -> v.role().equals("CLOSE") || v.role().equals("OPEN"))
                .findFirst()
                .orElse(null);
        if (valve == null) {
            return now.plusSeconds(20);
        }
        Instant when = after(crew, exercise, 180, 480, valve.ref());
        if (!now.isBefore(when)) {
            boolean closes = valve.role().equals("CLOSE");
            boolean stuck = closes
                    && exercise.chance().happens(exercise.stuckPercent(), crew.incidentId(), valve.ref(), "stuck");
            outages.report(
                    new ValveReport(
                            crew.idOf(valve.ref() + (closes ? " closed" : " opened")),
                            crew.incidentId(),
                            valve.ref(),
                            stuck ? ValveResult.STUCK : ValveResult.DONE,
                            closes,
                            stuck ? null : valve.turns()),
                    stamp(when));
        }
        return when;
    }

    private Instant repair(PlayedCrew crew, OutageView outage, Exercise exercise, Instant now) {
        boolean proved = outage.steps().stream().anyMatch(step -> step.kind() == OutageStep.Kind.PROVED);
        Instant when = proved ? after(crew, exercise, 2_700, 9_000, "repair") : after(crew, exercise, 60, 180, "prove");
        step(crew, proved ? OutageStep.Kind.REPAIRED : OutageStep.Kind.PROVED, when, now);
        return when;
    }

    private Optional<Instant> reopen(PlayedCrew crew, OutageView outage, Exercise exercise, Instant now) {
        ShutdownView.Step next = reader.listReopening(crew.incidentId(), outage).stream()
                .filter(step -> !step.done())
                .findFirst()
                .orElse(null);
        if (next == null || next.heldBy() != null) {
            return Optional.empty();
        }
        Instant when = after(crew, exercise, 180, 480, "reopen " + next.ref());
        if (!now.isBefore(when)) {
            switch (next.action()) {
                case FLUSH, PURGE -> step(crew, OutageStep.Kind.FLUSHING, when, now);
                case CLOSE_AGAIN -> turn(crew, next, true, when);
                case OPEN, OPEN_AGAIN, OPEN_AT_LOW_FLOW -> turn(crew, next, false, when);
            }
        }
        return Optional.of(when);
    }

    private void turn(PlayedCrew crew, ShutdownView.Step step, boolean closes, Instant when) {
        UUID id = crew.idOf(step.ref() + " put back " + step.order() + " " + step.action());
        outages.report(new ValveReport(id, crew.incidentId(), step.ref(), ValveResult.DONE, closes, null), stamp(when));
    }

    private void step(PlayedCrew crew, OutageStep.Kind kind, Instant when, Instant now) {
        if (!now.isBefore(when)) {
            shutdowns.record(new OutageStep(crew.idOf(kind.name()), crew.incidentId(), kind, null), stamp(when));
        }
    }

    private static Instant after(PlayedCrew crew, Exercise exercise, int least_s, int most_s, String what) {
        Chance chance = exercise.chance();
        return crew.lastDone()
                .plus(chance.between(Duration.ofSeconds(least_s), Duration.ofSeconds(most_s), crew.id(), what));
    }

    private static Stamp stamp(Instant when) {
        return new Stamp(Exercise.ACTOR, Source.APP, when);
    }
}
