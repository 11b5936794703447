package io.curbstop.dispatch.crew;

import io.curbstop.dispatch.crew.Recommendation.Commitment;
import io.curbstop.dispatch.crew.Recommendation.Option;
import io.curbstop.dispatch.crew.TravelTimes.Origin;
import io.curbstop.dispatch.crew.TravelTimes.Travel;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Point;
import org.springframework.stereotype.Component;

/** Weighs every unit for an incident: hard gates first, then rank; a reason for each. */
@Component
public class Recommender {

    private final Crews crews;
    private final CrewsOnDuty crewsOnDuty;
    private final TravelTimes travelTimes;
    private final UnitHistory history;
    private final CrewProperties properties;
    private final Clock clock;

    Recommender(
            Crews crews,
            CrewsOnDuty crewsOnDuty,
            TravelTimes travelTimes,
            UnitHistory history,
            CrewProperties properties,
            Clock clock) {
        this.crews = crews;
        this.crewsOnDuty = crewsOnDuty;
        this.travelTimes = travelTimes;
        this.history = history;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Weighs every unit.
     *
     * @param question for what
     * @param needs what it needs when it needs several units; empty when one is enough
     * @param commitments what each unit is already on
     */
    public Recommendation recommend(Question question, List<Need> needs, Map<String, List<Commitment>> commitments) {
        Situation situation = read(question.where(), commitments);
        List<Weighed> ranked = rank(situation.weigh(question));
        List<Option> options = options(ranked);
        return new Recommendation(
                options, missing(options, question), coverLeft(options), SetFinder.find(situation, question, needs));
    }

    private Situation read(Point where, Map<String, List<Commitment>> commitments) {
        Instant now = clock.instant();
        CrewsOnDuty.Weigher weigher = crewsOnDuty.weigher(now, now);
        Map<String, CrewOnDuty> onDuty = weigher.listAll(now);
        List<CrewUnit> units = crews.listUnits();
        return new Situation(
                now,
                crews.timeZone(),
                units,
                onDuty,
                travels(units, onDuty, where),
                history.readTerritories(where),
                history.countJobs(onDuty),
                weigher.hoursOn(onDuty.values(), now),
                commitments,
                properties);
    }

    /** The way of every unit whose place is known, by its code; none while the incident's place is not. */
    private Map<String, Travel> travels(List<CrewUnit> units, Map<String, CrewOnDuty> onDuty, Point where) {
        Map<String, Travel> travels = new HashMap<>();
        if (where == null) {
            return travels;
        }
        List<CrewUnit> placed =
                units.stream().filter(u -> u.findLocation().isPresent()).toList();
        List<Travel> found = travelTimes.estimate(
                placed.stream()
                        .map(unit -> new Origin(
                                unit.location(),
                                unit.kind(),
                                onDuty.get(unit.code()).vehicle()))
                        .toList(),
                where);
        for (int i = 0; i < placed.size(); i++) {
            travels.put(placed.get(i).code(), found.get(i));
        }
        return travels;
    }

    private static List<Weighed> rank(List<Weighed> weighed) {
        return weighed.stream()
                .sorted(Comparator.<Weighed>comparingInt(w -> w.isRanked() ? 0 : 1)
                        .thenComparing(Weighed::merit, Merit.BEST_FIRST)
                        .thenComparing(w -> w.unit().code()))
                .toList();
    }

    private static List<Option> options(List<Weighed> ranked) {
        List<Option> options = new ArrayList<>();
        for (Weighed w : ranked) {
            if (w.isRanked() && options.isEmpty()) {
                w.sayWay();
            } else if (w.isRanked()) {
                Weighed first = ranked.get(0);
                w.reasons().add(w.merit().behind(first.merit(), first.unit().code()));
            }
            options.add(w.option(w.isRanked() ? options.size() + 1 : 0));
        }
        return options;
    }

    private static List<String> missing(List<Option> options, Question question) {
        if (options.stream().anyMatch(Option::eligible)) {
            return List.of();
        }
        String what = String.join(" or ", question.unitKinds()) + " crew";
        String qualification = question.qualification();
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
}
