package io.curbstop.dispatch.crew;

import java.sql.Array;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who and what each unit has at a moment: its members less leave and hours, with swaps and call-outs, and equipment. */
@Component
public class CrewsOnDuty {

    private static final Duration DAY = Duration.ofHours(24);

    private final RosterReader rosters;
    private final CrewPeople people;
    private final RosterProperties properties;
    private final JdbcClient jdbc;

    CrewsOnDuty(RosterReader rosters, CrewPeople people, RosterProperties properties, JdbcClient jdbc) {
        this.rosters = rosters;
        this.people = people;
        this.properties = properties;
        this.jdbc = jdbc;
    }

    /** The crew of each unit at that moment, by the unit's code; as many statements for many units as for one. */
    public Map<String, CrewOnDuty> listAll(Instant moment) {
        return weigher(moment, moment).listAll(moment);
    }

    /** The crew of one unit at that moment; off shift and empty when there is no such unit. */
    public CrewOnDuty get(String unitCode, Instant moment) {
        return weigher(moment, moment).get(unitCode, moment);
    }

    /** What answers for any moment between these two without asking the database again. */
    public Weigher weigher(Instant from, Instant to) {
        return new Weigher(rosters.read(from, to), people.listAll(), readRules(), readHardGates(), readFleet(from));
    }

    private Map<String, CrewOnDuty.Rule> readRules() {
        Map<String, CrewOnDuty.Rule> rules = new LinkedHashMap<>();
        jdbc.sql("select u.code, r.minimum_crew, r.needs_equipment from unit u"
                        + " left join unit_kind_rule r on r.kind = u.kind order by u.code")
                .query(row -> {
                    Array needed = row.getArray("needs_equipment");
                    rules.put(
                            row.getString("code"),
                            needed == null
                                    ? CrewOnDuty.Rule.NONE
                                    : new CrewOnDuty.Rule(
                                            row.getInt("minimum_crew"), List.of((String[]) needed.getArray())));
                });
        return rules;
    }

    private Set<String> readHardGates() {
        return new HashSet<>(jdbc.sql("select code from qualification_kind where hard_gate")
                .query(String.class)
                .list());
    }

    private record Fleet(Map<String, Set<String>> equipment, Map<String, UnitVehicle> vehicles) {}

    private Fleet readFleet(Instant moment) {
        Fleet fleet = new Fleet(new HashMap<>(), new HashMap<>());
        jdbc.sql("select u.unit_code, i.class, i.kind, i.weight_t, i.height_m from fleet_use u"
                        + " join fleet_item i on i.code = u.item_code"
                        + " where i.in_service and u.starts_at <= :at and (u.ends_at is null or u.ends_at > :at)")
                .param("at", moment.atOffset(ZoneOffset.UTC))
                .query(row -> {
                    String unit = row.getString("unit_code");
                    fleet.equipment
                            .computeIfAbsent(unit, code -> new HashSet<>())
                            .add(row.getString("kind"));
                    if (row.getString("class").equals("VEHICLE")) {
                        UnitVehicle others = fleet.vehicles.getOrDefault(unit, UnitVehicle.UNKNOWN);
                        fleet.vehicles.put(unit, others.and(row.getDouble("weight_t"), row.getDouble("height_m")));
                    }
                });
        return fleet;
    }

    /** Answers from what was read once, one thread at a time. Its equipment and vehicles are those of the first moment it was read for. */
    public final class Weigher {

        private final Roster roster;
        private final List<CrewPeople.Placed> everybody;
        private final Map<String, CrewOnDuty.Rule> rules;
        private final Set<String> hardGates;
        private final Fleet fleet;
        private final Map<String, List<CrewPeople.Placed>> byUnit = new HashMap<>();

        // What is asked several times at one moment.
        private final Map<String, List<Shift>> ownShifts = new HashMap<>();
        private final Map<UUID, Duration> hours = new HashMap<>();
        private Instant kept;

        private Weigher(
                Roster roster,
                List<CrewPeople.Placed> everybody,
                Map<String, CrewOnDuty.Rule> rules,
                Set<String> hardGates,
                Fleet fleet) {
            this.roster = roster;
            this.everybody = everybody;
            this.rules = rules;
            this.hardGates = hardGates;
            this.fleet = fleet;
            everybody.forEach(this::putByUnit);
        }

        /** With their own crew, and with each that they are with for a time. */
        private void putByUnit(CrewPeople.Placed one) {
            Stream.concat(
                            Stream.ofNullable(one.homeUnit()),
                            roster.elsewhere().getOrDefault(one.member().id(), List.of()).stream()
                                    .map(PersonShift::unitCode))
                    .distinct()
                    .forEach(unit -> byUnit.computeIfAbsent(unit, code -> new ArrayList<>())
                            .add(one));
        }

        /** The roster it answers from. */
        public Roster roster() {
            return roster;
        }

        /** Everybody on it. */
        public List<CrewPeople.Placed> everybody() {
            return List.copyOf(everybody);
        }

        /** The crew of each unit at that moment. */
        public Map<String, CrewOnDuty> listAll(Instant moment) {
            Map<String, CrewOnDuty> all = new LinkedHashMap<>();
            rules.keySet().forEach(code -> all.put(code, get(code, moment)));
            return all;
        }

        /** The crew of a unit at that moment. */
        public CrewOnDuty get(String unitCode, Instant moment) {
            return get(unitCode, moment, false);
        }

        /** The crew of a unit at that moment; one that works on after its shift is still its members. */
        public CrewOnDuty getAtWork(String unitCode, Instant moment) {
            return get(unitCode, moment, true);
        }

        private CrewOnDuty get(String unitCode, Instant moment, boolean evenAfterShift) {
            Optional<Shift> own = ownShifts(unitCode, moment).stream()
                    .filter(shift -> shift.covers(moment))
                    .max(Comparator.comparing(Shift::endsAt));
            Optional<Shift> shift = own.isPresent() ? own : roster.findCallOut(unitCode, moment);
            List<CrewMember> present = new ArrayList<>();
            List<CrewOnDuty.Away> away = new ArrayList<>();
            boolean members = own.isPresent() || (evenAfterShift && shift.isEmpty());
            if (members || shift.isPresent()) {
                byUnit.getOrDefault(unitCode, List.of())
                        .forEach(one -> place(one, unitCode, members, moment, present, away));
            }
            return new CrewOnDuty(
                    unitCode,
                    shift.orElse(null),
                    present,
                    away,
                    fleet.equipment.getOrDefault(unitCode, Set.of()),
                    fleet.vehicles.getOrDefault(unitCode, UnitVehicle.UNKNOWN),
                    rules.getOrDefault(unitCode, CrewOnDuty.Rule.NONE),
                    hardGates);
        }

        private void place(
                CrewPeople.Placed one,
                String unitCode,
                boolean members,
                Instant moment,
                List<CrewMember> present,
                List<CrewOnDuty.Away> away) {
            CrewMember member = one.member();
            Optional<PersonShift> elsewhere = roster.findPersonShift(member.id(), moment);
            boolean here = elsewhere
                    .map(e -> e.unitCode().equals(unitCode))
                    .orElseGet(() -> members && unitCode.equals(one.homeUnit()));
            if (here) {
                findAbsence(one, moment)
                        .ifPresentOrElse(why -> away.add(new CrewOnDuty.Away(member, why)), () -> present.add(member));
            } else if (members && unitCode.equals(one.homeUnit())) {
                away.add(new CrewOnDuty.Away(
                        member, "with " + elsewhere.orElseThrow().unitCode()));
            }
        }

        private Optional<String> findAbsence(CrewPeople.Placed one, Instant moment) {
            if (roster.isOnLeave(one.member().id(), moment)) {
                return Optional.of("on leave");
            }
            Duration on = hoursOn(one, moment);
            return on.compareTo(properties.mostOnIn24Hours()) > 0
                    ? Optional.of("on %d h in 24 h, at most %d h"
                            .formatted(
                                    on.plusMinutes(59).toHours(),
                                    properties.mostOnIn24Hours().toHours()))
                    : Optional.empty();
        }

        /** How many hours each unit was on in the 24 h before that moment: those of its crew who were on the longest. */
        Map<String, Double> hoursOn(Collection<CrewOnDuty> crews, Instant moment) {
            Map<UUID, CrewPeople.Placed> byId = new HashMap<>();
            everybody.forEach(one -> byId.put(one.member().id(), one));
            Map<String, Double> hours = new HashMap<>();
            for (CrewOnDuty crew : crews) {
                hours.put(
                        crew.unitCode(),
                        crew.present().stream()
                                .mapToDouble(
                                        m -> hoursOn(byId.get(m.id()), moment).toMinutes() / 60.0)
                                .max()
                                .orElse(0));
            }
            return hours;
        }

        /** How long somebody was on in the 24 h before that moment; time on standby is rest. */
        private Duration hoursOn(CrewPeople.Placed one, Instant moment) {
            keep(moment);
            Duration known = hours.get(one.member().id());
            if (known != null) {
                return known;
            }
            Instant from = moment.minus(DAY);
            boolean counts = one.homeUnit() != null && !roster.isStandby(one.homeUnit());
            List<Shift> own = counts ? ownShifts(one.homeUnit(), moment) : List.of();
            Duration found = roster.listWorked(one.member().id(), own, from, moment).stream()
                    .map(s -> s.within(from, moment))
                    .reduce(Duration.ZERO, Duration::plus);
            hours.put(one.member().id(), found);
            return found;
        }

        /** The unit's own shifts from 24 h before that moment until then. */
        private List<Shift> ownShifts(String unitCode, Instant moment) {
            keep(moment);
            return ownShifts.computeIfAbsent(
                    unitCode, code -> roster.listShifts(code, moment.minus(DAY), moment.plusNanos(1)));
        }

        private void keep(Instant moment) {
            if (!moment.equals(kept)) {
                kept = moment;
                ownShifts.clear();
                hours.clear();
            }
        }
    }
}
