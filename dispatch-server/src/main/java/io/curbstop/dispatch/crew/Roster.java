package io.curbstop.dispatch.crew;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who is on when: shifts on a date and shifts that come every week, read together, with who is away or elsewhere.
 *
 * @param zone the city's time zone
 * @param plans the shifts of each unit
 * @param personShifts who is with which unit for a time
 * @param leaves when each person is away
 * @param elsewhere the same as {@code personShifts}, by person
 */
public record Roster(
        ZoneId zone,
        Map<String, Plan> plans,
        List<PersonShift> personShifts,
        Map<UUID, List<Shift>> leaves,
        Map<UUID, List<PersonShift>> elsewhere) {

    /** Keeps its own copies. */
    public Roster {
        plans = Map.copyOf(plans);
        personShifts = List.copyOf(personShifts);
        leaves = Map.copyOf(leaves);
        elsewhere = Map.copyOf(elsewhere);
    }

    /** A roster of these. */
    public Roster(ZoneId zone, Map<String, Plan> plans, List<PersonShift> personShifts, Map<UUID, List<Shift>> leaves) {
        this(
                zone,
                plans,
                personShifts,
                leaves,
                personShifts.stream().collect(Collectors.groupingBy(PersonShift::personId)));
    }

    /**
     * When a unit is on.
     *
     * @param standby whether its people rest at the station between jobs
     * @param weekly shifts that come every week
     * @param off weekly shifts that are not worked on a date
     * @param dated shifts on a date
     */
    public record Plan(boolean standby, List<WeeklyShift> weekly, Set<Occurrence> off, List<Shift> dated) {

        /** The plan of a unit of which nothing is known. */
        static final Plan NONE = new Plan(false, List.of(), Set.of(), List.of());
    }

    /** A weekly shift on one date, by the day and the time it begins in the city. */
    public record Occurrence(LocalDate day, LocalTime startsAt) {}

    /** A weekly shift as it comes on one date. */
    public record Occurring(Occurrence occurrence, Shift shift) {}

    /** The shift a unit is on at that moment, its own or of those called out; of several the one that ends last. */
    public Optional<Shift> findShift(String unitCode, Instant moment) {
        return findOwnShift(unitCode, moment).or(() -> findCallOut(unitCode, moment));
    }

    /** For how long a unit is on because of people who were called out, if so. */
    Optional<Shift> findCallOut(String unitCode, Instant moment) {
        return personShifts.stream()
                .filter(p ->
                        p.kind() == PersonShift.Kind.CALL_OUT && p.unitCode().equals(unitCode))
                .map(PersonShift::shift)
                .filter(s -> s.covers(moment))
                .max(Comparator.comparing(Shift::endsAt));
    }

    /** The shift of the unit itself at that moment; of several the one that ends last. */
    Optional<Shift> findOwnShift(String unitCode, Instant moment) {
        return listShifts(unitCode, moment, moment.plusNanos(1)).stream().max(Comparator.comparing(Shift::endsAt));
    }

    /** The next shift of a unit after that moment, within a week. */
    Optional<Shift> findNextShift(String unitCode, Instant moment) {
        LocalDate today = moment.atZone(zone).toLocalDate();
        Instant end = today.plusDays(8).atStartOfDay(zone).toInstant();
        return listShifts(unitCode, moment, end).stream()
                .filter(s -> s.startsAt().isAfter(moment))
                .findFirst();
    }

    /** The unit's own shifts that have a moment between these two, the earliest first. */
    public List<Shift> listShifts(String unitCode, Instant from, Instant to) {
        Plan plan = plans.getOrDefault(unitCode, Plan.NONE);
        Shift window = new Shift(from, to);
        List<Shift> shifts = new ArrayList<>();
        for (Occurring weekly : listWeekly(unitCode, from, to)) {
            if (!plan.off().contains(weekly.occurrence())) {
                shifts.add(weekly.shift());
            }
        }
        for (Shift dated : plan.dated()) {
            if (dated.overlaps(window)) {
                shifts.add(dated);
            }
        }
        shifts.sort(Comparator.comparing(Shift::startsAt).thenComparing(Shift::endsAt));
        return shifts;
    }

    /** The unit's weekly shifts that have a moment between these two, those too that are not worked. */
    public List<Occurring> listWeekly(String unitCode, Instant from, Instant to) {
        Plan plan = plans.getOrDefault(unitCode, Plan.NONE);
        Shift window = new Shift(from, to);
        LocalDate first = from.atZone(zone).toLocalDate().minusDays(1);
        LocalDate last = to.atZone(zone).toLocalDate();
        List<Occurring> occurring = new ArrayList<>();
        // Plain loops: this is asked for every unit at every recommendation.
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            for (WeeklyShift weekly : plan.weekly()) {
                if (weekly.day() == day.getDayOfWeek()) {
                    Shift shift = weekly.on(day, zone);
                    if (shift.overlaps(window)) {
                        occurring.add(new Occurring(new Occurrence(day, weekly.startsAt()), shift));
                    }
                }
            }
        }
        occurring.sort(Comparator.comparing(o -> o.shift().startsAt()));
        return occurring;
    }

    /** Where somebody is by a swap or a call-out at that moment, if so. */
    public Optional<PersonShift> findPersonShift(UUID personId, Instant moment) {
        return elsewhere.getOrDefault(personId, List.of()).stream()
                .filter(p -> p.shift().covers(moment))
                .findFirst();
    }

    /** Whether somebody is away at that moment. */
    public boolean isOnLeave(UUID personId, Instant moment) {
        return leaves.getOrDefault(personId, List.of()).stream().anyMatch(l -> l.covers(moment));
    }

    /**
     * The times somebody is on between two moments, the earliest first and without overlap: with their own crew, less leave
     * and less what they are elsewhere, and elsewhere.
     *
     * @param homeUnit the crew they belong to, or null
     * @param standbyCounts whether time on a unit on standby counts
     */
    public List<Shift> listWorked(UUID personId, String homeUnit, Instant from, Instant to, boolean standbyCounts) {
        boolean counts = homeUnit != null && (standbyCounts || !isStandby(homeUnit));
        return listWorked(personId, counts ? listShifts(homeUnit, from, to) : List.of(), from, to);
    }

    /** Whether the people of a unit rest at the station between jobs. */
    boolean isStandby(String unitCode) {
        return plans.getOrDefault(unitCode, Plan.NONE).standby();
    }

    /** The same, of somebody whose own crew's shifts that count are known. */
    List<Shift> listWorked(UUID personId, List<Shift> own, Instant from, Instant to) {
        List<PersonShift> others = elsewhere.getOrDefault(personId, List.of());
        List<Shift> leave = leaves.getOrDefault(personId, List.of());
        if (others.isEmpty() && leave.isEmpty() && own.size() <= 1) {
            return own;
        }
        List<Shift> inOthers = others.stream().map(PersonShift::shift).toList();
        List<Shift> away = new ArrayList<>(leave);
        away.addAll(inOthers);
        List<Shift> worked = new ArrayList<>(less(own, away));
        worked.addAll(inOthers);
        Shift window = new Shift(from, to);
        return merge(worked.stream().filter(s -> s.overlaps(window)).toList());
    }

    private static List<Shift> less(List<Shift> shifts, List<Shift> away) {
        List<Shift> left = shifts;
        for (Shift gone : away) {
            left = left.stream().flatMap(s -> less(s, gone)).toList();
        }
        return left;
    }

    private static Stream<Shift> less(Shift shift, Shift gone) {
        if (!shift.overlaps(gone)) {
            return Stream.of(shift);
        }
        return Stream.of(new Shift(shift.startsAt(), gone.startsAt()), new Shift(gone.endsAt(), shift.endsAt()))
                .filter(part -> part.startsAt().isBefore(part.endsAt()));
    }

    private static List<Shift> merge(List<Shift> shifts) {
        List<Shift> merged = new ArrayList<>();
        for (Shift shift :
                shifts.stream().sorted(Comparator.comparing(Shift::startsAt)).toList()) {
            Shift last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last == null || last.endsAt().isBefore(shift.startsAt())) {
                merged.add(shift);
            } else if (shift.endsAt().isAfter(last.endsAt())) {
                merged.set(merged.size() - 1, new Shift(last.startsAt(), shift.endsAt()));
            }
        }
        return merged;
    }
}
