package io.curbstop.dispatch.crew;

import io.curbstop.dispatch.crew.Recommendation.Commitment;
import io.curbstop.dispatch.crew.TravelTimes.Origin;
import io.curbstop.dispatch.crew.TravelTimes.Travel;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How all units are at one moment, as far as a place is concerned: read once, and asked for as many kinds of crew as needed.
 *
 * @param now the moment
 * @param zone the city's time zone
 * @param today the day there
 * @param units all of them
 * @param onDuty the crew of each
 * @param travels the way of each whose place is known
 * @param territories whose part of the city is which
 * @param jobs how many jobs each was given this shift
 * @param hours how long each has been on in the last 24 h
 * @param commitments what each is on or reserved for
 * @param properties how crews are ranked
 */
record Situation(
        Instant now,
        ZoneId zone,
        LocalDate today,
        List<CrewUnit> units,
        Map<String, CrewOnDuty> onDuty,
        Map<String, Travel> travels,
        Territories territories,
        Map<String, Integer> jobs,
        Map<String, Double> hours,
        Map<String, List<Commitment>> commitments,
        CrewProperties properties) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    /** Every unit weighed, in the order of the units. */
    List<Weighed> weigh(Question question) {
        return weigh(question, unit -> true);
    }

    /** The units that are wanted weighed, in their order. */
    List<Weighed> weigh(Question question, Predicate<CrewUnit> wanted) {
        return units.stream().filter(wanted).map(unit -> weigh(unit, question)).toList();
    }

    private Weighed weigh(CrewUnit unit, Question question) {
        List<Commitment> held = held(unit.code());
        String passedOver = gate(unit, question, held).orElse(null);
        Merit merit = merit(unit, question, held);
        Duration age = unit.positionAt() == null ? null : Duration.between(unit.positionAt(), now);
        List<String> reasons = new ArrayList<>();
        if (!held.isEmpty() && passedOver == null) {
            reasons.add(Leaving.describe(held));
        }
        addWay(unit, question, merit, age, reasons);
        CrewOnDuty crew = onDuty.get(unit.code());
        crew.findRemark(question.qualification(), today).ifPresent(reasons::add);
        crew.findShift()
                .filter(s -> Duration.between(now, s.endsAt()).compareTo(properties.endOfShiftMargin()) < 0)
                .ifPresent(s -> reasons.add(
                        "shift ends at " + LocalTime.ofInstant(s.endsAt(), zone).format(TIME)));
        return new Weighed(unit, travels.get(unit.code()), reasons, age, passedOver, !held.isEmpty(), merit);
    }

    private void addWay(CrewUnit unit, Question question, Merit merit, Duration age, List<String> reasons) {
        Travel travel = travels.get(unit.code());
        if (travel != null) {
            reasons.add(travel.describe());
        } else {
            reasons.add(question.where() == null ? "place of the incident not known" : "position not known");
        }
        int fit = question.fit(unit.kind());
        if (fit < question.unitKinds().size()) {
            reasons.add(fit == 0 ? "right kind of crew" : "can stand in as " + unit.kind() + " crew");
        }
        if (merit.territory() == Merit.Territory.OWN) {
            reasons.add("its territory");
        }
        if (age != null && age.compareTo(properties.stalePosition()) > 0) {
            reasons.add("position is %d min old".formatted(age.toMinutes()));
        }
    }

    /** Driving time counts with what standing in for the right kind of crew costs. */
    private Merit merit(CrewUnit unit, Question question, List<Commitment> held) {
        Travel travel = travels.get(unit.code());
        double driving = travel == null ? minutes(properties.unknownPlace()) : travel.minutes();
        return Merit.of(
                Leaving.cost(held),
                driving + minutes(properties.standIn()) * question.fit(unit.kind()),
                minutes(properties.timeBand()),
                territories.of(unit.code()),
                jobs.getOrDefault(unit.code(), 0),
                hours.getOrDefault(unit.code(), 0.0));
    }

    private Optional<String> gate(CrewUnit unit, Question question, List<Commitment> held) {
        if (held.stream().anyMatch(Commitment::thisIncident)) {
            return Optional.of(isSent(unit.code()) ? "already sent to this incident" : "reserved for this incident");
        }
        CrewOnDuty crew = onDuty.get(unit.code());
        if (crew.findShift().isEmpty()) {
            return Optional.of("off shift");
        }
        if (!unit.inService()) {
            return Optional.of("out of service"
                    + Optional.ofNullable(unit.outOfServiceReason())
                            .map(r -> ": " + r)
                            .orElse(""));
        }
        Optional<String> refusal = crew.findRefusal(question.qualification(), today);
        if (refusal.isPresent()) {
            return refusal;
        }
        if (!question.unitKinds().contains(unit.kind())) {
            return Optional.of(unit.kind() + " crew; this needs " + String.join(" or ", question.unitKinds()));
        }
        return Leaving.findRefusal(held, question.urgency());
    }

    /** Whether a unit could go to the next job: on, in service, with its crew and equipment, and on nothing. */
    boolean isFree(CrewUnit unit) {
        CrewOnDuty crew = onDuty.get(unit.code());
        return held(unit.code()).isEmpty()
                && crew.findShift().isPresent()
                && unit.inService()
                && crew.findRefusal(null, today).isEmpty();
    }

    /** Where a unit is, and what it drives. */
    Origin origin(CrewUnit unit) {
        return new Origin(unit.location(), unit.kind(), onDuty.get(unit.code()).vehicle());
    }

    /** Whether a unit was sent to the incident that is asked about. */
    boolean isSent(String unitCode) {
        return held(unitCode).stream().anyMatch(c -> c.thisIncident() && c.sent());
    }

    /** Whether a unit has a kind of equipment with it. */
    boolean hasEquipment(String unitCode, String kind) {
        return onDuty.get(unitCode).equipment().contains(kind);
    }

    private List<Commitment> held(String unitCode) {
        return commitments.getOrDefault(unitCode, List.of());
    }

    private static double minutes(Duration duration) {
        return duration.toMillis() / 60_000.0;
    }
}
