package io.curbstop.dispatch.crew;

import io.curbstop.dispatch.crew.Recommendation.Commitment;
import io.curbstop.dispatch.crew.Recommendation.Option;
import io.curbstop.dispatch.crew.TravelTimes.Origin;
import io.curbstop.dispatch.crew.TravelTimes.Travel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Point;
import org.springframework.stereotype.Component;

/** Weighs every unit for an incident: hard gates first, then rank; a reason for each. */
@Component
public class Recommender {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final Crews crews;
    private final CrewsOnDuty crewsOnDuty;
    private final TravelTimes travelTimes;
    private final CrewProperties properties;
    private final Clock clock;

    Recommender(Crews crews, CrewsOnDuty crewsOnDuty, TravelTimes travelTimes, CrewProperties properties, Clock clock) {
        this.crews = crews;
        this.crewsOnDuty = crewsOnDuty;
        this.travelTimes = travelTimes;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Weighs every unit.
     *
     * @param unitKinds kinds of unit that can deal with it, the fittest first
     * @param qualification what a member must hold, or null
     * @param where the place, in the operating CRS, or null while unknown
     * @param commitments what each unit is already on
     */
    public Recommendation recommend(
            List<String> unitKinds, String qualification, Point where, Map<String, List<Commitment>> commitments) {
        Instant now = clock.instant();
        ZoneId zone = crews.timeZone();
        Map<String, CrewOnDuty> onDuty = crewsOnDuty.listAll(now);
        List<CrewUnit> units = crews.listUnits();
        Map<String, Travel> travels = travels(units, where);
        List<Weighed> weighed = units.stream()
                .map(unit -> weigh(
                        unit,
                        unitKinds,
                        qualification,
                        where,
                        travels.get(unit.code()),
                        commitments.getOrDefault(unit.code(), List.of()),
                        onDuty.get(unit.code()),
                        now,
                        zone))
                .toList();
        List<Option> options = rank(weighed);
        return new Recommendation(options, missing(options, unitKinds, qualification), coverLeft(options));
    }

    /** The way of every unit whose place is known, by its code; none while the incident's place is not. */
    private Map<String, Travel> travels(List<CrewUnit> units, Point where) {
        Map<String, Travel> travels = new HashMap<>();
        if (where == null) {
            return travels;
        }
        List<CrewUnit> placed =
                units.stream().filter(u -> u.findLocation().isPresent()).toList();
        List<Travel> found = travelTimes.estimate(
                placed.stream()
                        .map(unit -> new Origin(unit.location(), unit.kind()))
                        .toList(),
                where);
        for (int i = 0; i < placed.size(); i++) {
            travels.put(placed.get(i).code(), found.get(i));
        }
        return travels;
    }

    private Weighed weigh(
            CrewUnit unit,
            List<String> unitKinds,
            String qualification,
            Point where,
            Travel travel,
            List<Commitment> commitments,
            CrewOnDuty crew,
            Instant now,
            ZoneId zone) {
        LocalDate today = now.atZone(zone).toLocalDate();
        String passedOver =
                gate(unit, unitKinds, qualification, commitments, crew, today).orElse(null);
        List<String> reasons = new ArrayList<>();
        if (travel != null) {
            reasons.add(travel.describe());
        } else {
            reasons.add(where == null ? "place of the incident not known" : "position not known");
        }
        int fit = unitKinds.indexOf(unit.kind());
        if (fit >= 0) {
            reasons.add(fit == 0 ? "right kind of crew" : "can stand in as " + unit.kind() + " crew");
        }
        Duration age = unit.positionAt() == null ? null : Duration.between(unit.positionAt(), now);
        if (age != null && age.compareTo(properties.stalePosition()) > 0) {
            reasons.add("position is %d min old".formatted(age.toMinutes()));
        }
        crew.findRemark(qualification, today).ifPresent(reasons::add);
        crew.findShift()
                .filter(s -> Duration.between(now, s.endsAt()).compareTo(properties.endOfShiftMargin()) < 0)
                .ifPresent(s -> reasons.add(
                        "shift ends at " + LocalTime.ofInstant(s.endsAt(), zone).format(TIME)));
        return new Weighed(unit, travel, reasons, age, passedOver, fit < 0 ? unitKinds.size() : fit);
    }

    private Optional<String> gate(
            CrewUnit unit,
            List<String> unitKinds,
            String qualification,
            List<Commitment> commitments,
            CrewOnDuty crew,
            LocalDate today) {
        if (commitments.stream().anyMatch(Commitment::thisIncident)) {
            boolean sent = commitments.stream().anyMatch(c -> c.thisIncident() && c.sent());
            return Optional.of(sent ? "already sent to this incident" : "reserved for this incident");
        }
        if (crew.findShift().isEmpty()) {
            return Optional.of("off shift");
        }
        if (!unit.inService()) {
            return Optional.of("out of service"
                    + Optional.ofNullable(unit.outOfServiceReason())
                            .map(r -> ": " + r)
                            .orElse(""));
        }
        Optional<String> refusal = crew.findRefusal(qualification, today);
        if (refusal.isPresent()) {
            return refusal;
        }
        if (!commitments.isEmpty()) {
            Commitment first = commitments.get(0);
            return Optional.of(
                    (first.sent() ? "on " : "reserved for ") + first.incidentNumber() + " (" + first.priority() + ")");
        }
        if (!unitKinds.contains(unit.kind())) {
            return Optional.of(unit.kind() + " crew; this needs " + String.join(" or ", unitKinds));
        }
        return Optional.empty();
    }

    private List<Option> rank(List<Weighed> weighed) {
        List<Option> options = new ArrayList<>();
        Comparator<Weighed> order = Comparator.<Weighed>comparingInt(w -> w.passedOver() == null ? 0 : 1)
                .thenComparingDouble(Weighed::score)
                .thenComparing(w -> w.unit().code());
        int rank = 0;
        for (Weighed w : weighed.stream().sorted(order).toList()) {
            boolean eligible = w.passedOver() == null;
            if (eligible && rank == 0) {
                w.sayStreets();
            }
            options.add(new Option(
                    w.unit().code(),
                    w.unit().name(),
                    w.unit().kind(),
                    eligible,
                    eligible ? ++rank : 0,
                    w.travel() == null ? null : Math.round(w.travel().minutes() * 10) / 10.0,
                    w.travel() == null ? null : (double) Math.round(w.travel().distance_m()),
                    w.reasons(),
                    w.positionAge() == null ? null : Math.max(0, w.positionAge().toSeconds()),
                    w.passedOver()));
        }
        return options;
    }

    private static List<String> missing(List<Option> options, List<String> unitKinds, String qualification) {
        if (options.stream().anyMatch(Option::eligible)) {
            return List.of();
        }
        String what = String.join(" or ", unitKinds) + " crew";
        return List.of("No " + what + " is free" + (qualification == null ? "." : " and holds " + qualification + "."));
    }

    private static List<String> coverLeft(List<Option> options) {
        return options.stream()
                .filter(Option::eligible)
                .findFirst()
                .map(first -> {
                    Map<String, Long> left = options.stream()
                            .filter(o -> o.eligible() && o != first)
                            .collect(Collectors.groupingBy(Option::kind, Collectors.counting()));
                    return List.of(
                            left.getOrDefault(first.kind(), 0L) == 0
                                    ? "If " + first.unitCode() + " goes, no other " + first.kind() + " crew is free."
                                    : "If " + first.unitCode() + " goes, " + left.get(first.kind()) + " " + first.kind()
                                            + " left.");
                })
                .orElse(List.of());
    }

    /** A wrong kind of crew costs as much as a quarter of an hour on the road. */
    private record Weighed(
            CrewUnit unit, Travel travel, List<String> reasons, Duration positionAge, String passedOver, int fit) {
        /** By which streets, behind how far it is: of the first choice only, for it is looked up. */
        void sayStreets() {
            List<String> streets = travel == null ? List.of() : travel.streets().get();
            if (!streets.isEmpty()) {
                reasons.add(1, "by " + String.join(", ", streets.size() > 4 ? shortened(streets) : streets));
            }
        }

        private static List<String> shortened(List<String> streets) {
            return List.of(streets.get(0), streets.get(1), "…", streets.get(streets.size() - 1));
        }

        double score() {
            return (travel == null ? 45 : travel.minutes()) + 15.0 * fit;
        }
    }
}
