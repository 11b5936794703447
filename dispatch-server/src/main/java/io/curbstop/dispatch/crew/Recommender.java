package io.curbstop.dispatch.crew;

import io.curbstop.dispatch.crew.Recommendation.Commitment;
import io.curbstop.dispatch.crew.Recommendation.Option;
import io.curbstop.dispatch.crew.Recommendation.Part;
import io.curbstop.dispatch.crew.TravelTimes.Origin;
import io.curbstop.dispatch.crew.TravelTimes.Travel;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Point;
import org.springframework.stereotype.Component;

/** Weighs every unit for an incident: hard gates first, then rank; a reason for each. */
@Component
public class Recommender {

    private final Crews crews;
    private final CrewsOnDuty crewsOnDuty;
    private final TravelTimes travelTimes;
    private final UnitHistory history;
    private final CoverLeft cover;
    private final CrewProperties properties;
    private final Clock clock;

    Recommender(
            Crews crews,
            CrewsOnDuty crewsOnDuty,
            TravelTimes travelTimes,
            UnitHistory history,
            CoverLeft cover,
            CrewProperties properties,
            Clock clock) {
        this.crews = crews;
        this.crewsOnDuty = crewsOnDuty;
        this.travelTimes = travelTimes;
        this.history = history;
        this.cover = cover;
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
        List<Part> set = SetFinder.find(situation, question, needs);
        return new Recommendation(
                options, missing(options, question), cover.describe(situation, going(ranked, set)), set);
    }

    private Situation read(Point where, Map<String, List<Commitment>> commitments) {
        Instant now = clock.instant();
        CrewsOnDuty.Weigher weigher = crewsOnDuty.weigher(now, now);
        Map<String, CrewOnDuty> onDuty = weigher.listAll(now);
        List<CrewUnit> units = crews.listUnits(weigher.everybody());
        return new Situation(
                now,
                weigher.roster().zone(),
                now.atZone(weigher.roster().zone()).toLocalDate(),
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

    /** Who goes if all is done as proposed and nobody is taken off another job. */
    private static List<CrewUnit> going(List<Weighed> ranked, List<Part> set) {
        Set<String> codes = set.stream()
                .filter(part -> part.state() == Part.State.PROPOSED && !part.leaves())
                .map(Part::unitCode)
                .collect(Collectors.toSet());
        Stream<CrewUnit> units = ranked.stream()
                .filter(
                        set.isEmpty()
                                ? Weighed::isEligible
                                : one -> codes.contains(one.unit().code()))
                .map(Weighed::unit);
        return units.limit(set.isEmpty() ? 1 : codes.size()).toList();
    }
}
