package io.curbstop.dispatch.crew;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who and what a unit has at one moment, and so what it may be sent to.
 *
 * @param unitCode the unit
 * @param shift the shift it is on, or null off shift
 * @param present who is on and rested
 * @param away who belongs to it and is not there, and why
 * @param equipment kinds of equipment that it has, in service
 * @param vehicle how heavy and high it is on the road
 * @param rule what a unit of its kind must have
 * @param hardGates qualifications without which a unit is refused
 */
public record CrewOnDuty(
        String unitCode,
        Shift shift,
        List<CrewMember> present,
        List<Away> away,
        Set<String> equipment,
        UnitVehicle vehicle,
        Rule rule,
        Set<String> hardGates) {

    /** Keeps its own copies. */
    public CrewOnDuty {
        present = List.copyOf(present);
        away = List.copyOf(away);
        equipment = Set.copyOf(equipment);
        hardGates = Set.copyOf(hardGates);
    }

    /** Somebody who is not there. */
    public record Away(CrewMember member, String why) {}

    /**
     * What a unit of a kind must have.
     *
     * @param minimumCrew how many people; 0 when that was not said
     * @param needsEquipment kinds of equipment
     */
    public record Rule(int minimumCrew, List<String> needsEquipment) {

        /** The rule of a kind of which nothing was said. */
        static final Rule NONE = new Rule(0, List.of());

        /** Keeps its own copy. */
        public Rule {
            needsEquipment = List.copyOf(needsEquipment);
        }
    }

    /** The shift it is on, if any. */
    public Optional<Shift> findShift() {
        return Optional.ofNullable(shift);
    }

    /**
     * Why it may not go, if so: too few people, a qualification that nobody present holds on that day, or equipment that is
     * not with it. Whether it is on shift at all is asked before.
     *
     * @param qualification what a member must hold, or null
     * @param day the day in the city's time
     */
    public Optional<String> findRefusal(String qualification, LocalDate day) {
        return findShortage()
                .or(() -> hardGates.contains(qualification == null ? "" : qualification)
                        ? findLack(qualification, day)
                        : Optional.empty())
                .or(this::findMissingEquipment);
    }

    /** What should be known before it goes: a qualification that is wanted but no hard gate, if nobody holds it. */
    public Optional<String> findRemark(String qualification, LocalDate day) {
        return qualification == null || hardGates.contains(qualification)
                ? Optional.empty()
                : findLack(qualification, day);
    }

    /** That too few people are on, if so. A unit of which no people are known is not judged by their number. */
    public Optional<String> findShortage() {
        boolean tooFew = present.size() < rule.minimumCrew() || (present.isEmpty() && !away.isEmpty());
        if (!tooFew) {
            return Optional.empty();
        }
        String count = present.isEmpty() && rule.minimumCrew() < 2
                ? "nobody on"
                : "%d needed, %d on".formatted(rule.minimumCrew(), present.size());
        String why = away.stream().map(a -> a.member().name() + " " + a.why()).collect(Collectors.joining(", "));
        return Optional.of(count + (why.isEmpty() ? "" : ": " + why));
    }

    private Optional<String> findMissingEquipment() {
        return rule.needsEquipment().stream()
                .filter(kind -> !equipment.contains(kind))
                .findFirst()
                .map(kind -> "has no " + kind.replace('_', ' ') + " with it");
    }

    /** That nobody present holds a qualification on that day, if so; one that has expired is named with its holder. */
    public Optional<String> findLack(String qualification, LocalDate day) {
        if (present.stream().anyMatch(m -> m.isQualified(qualification, day))) {
            return Optional.empty();
        }
        Optional<Map.Entry<String, LocalDate>> latest = present.stream()
                .filter(m -> m.qualifications().containsKey(qualification))
                .map(m -> Map.entry(m.name(), m.qualifications().get(qualification)))
                .max(Map.Entry.<String, LocalDate>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())));
        return Optional.of(latest.map(e -> qualification + " of " + e.getKey() + " expired on " + e.getValue())
                .orElseGet(() -> "nobody on holds " + qualification + awayHolder(qualification, day)));
    }

    private String awayHolder(String qualification, LocalDate day) {
        return away.stream()
                .filter(a -> a.member().isQualified(qualification, day))
                .findFirst()
                .map(a -> ": " + a.member().name() + " " + a.why())
                .orElse("");
    }
}
