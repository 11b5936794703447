package io.curbstop.dispatch.crew;

import io.curbstop.dispatch.crew.Recommendation.Part;
import io.curbstop.dispatch.crew.UnitSet.Candidate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Proposes who goes together when an incident needs several units; what was sent already counts. */
final class SetFinder {

    private static final Merit SENT = new Merit(0, 0, 0, Merit.Territory.OWN, 0, 0);

    private SetFinder() {}

    /** One part for each need, in their order; none when one unit is enough. */
    static List<Part> find(Situation situation, Question question, List<Need> needs) {
        List<Map<String, Weighed>> able = new ArrayList<>();
        List<List<Candidate>> candidates = new ArrayList<>();
        for (Need need : needs) {
            Map<String, Weighed> units = new HashMap<>();
            situation.weigh(question.forKinds(need.unitKinds()), unit -> suits(unit, need, situation)).stream()
                    .filter(w -> w.isRanked() || situation.isSent(w.unit().code()))
                    .forEach(w -> units.put(w.unit().code(), w));
            able.add(units);
            candidates.add(units.values().stream()
                    .map(w -> candidate(w, situation.isSent(w.unit().code())))
                    .toList());
        }
        List<Candidate> best = UnitSet.best(candidates);
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < best.size(); i++) {
            Candidate one = best.get(i);
            parts.add(part(needs.get(i), one, one == null ? null : able.get(i).get(one.unitCode())));
        }
        return parts;
    }

    private static boolean suits(CrewUnit unit, Need need, Situation situation) {
        return need.unitKinds().contains(unit.kind())
                && need.findEquipment()
                        .map(kind -> situation.hasEquipment(unit.code(), kind))
                        .orElse(true);
    }

    private static Candidate candidate(Weighed weighed, boolean sent) {
        return new Candidate(weighed.unit().code(), sent, sent ? SENT : weighed.merit());
    }

    private static Part part(Need need, Candidate one, Weighed weighed) {
        if (one == null) {
            return new Part(need.label(), Part.State.MISSING, null, null, false, null, List.of(missing(need)));
        }
        return new Part(
                need.label(),
                one.sent() ? Part.State.SENT : Part.State.PROPOSED,
                one.unitCode(),
                weighed.unit().name(),
                !one.sent() && weighed.leaves(),
                weighed.travel_minutes(),
                one.sent() ? List.of("already sent") : weighed.reasons());
    }

    private static String missing(Need need) {
        String with =
                need.findEquipment().map(e -> " with " + e.replace('_', ' ')).orElse("");
        return "no %s crew%s can go".formatted(String.join(" or ", need.unitKinds()), with);
    }
}
