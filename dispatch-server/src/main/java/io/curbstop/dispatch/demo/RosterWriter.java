package io.curbstop.dispatch.demo;

import io.curbstop.dispatch.crew.Shift;
import io.curbstop.dispatch.demo.people.Crew;
import io.curbstop.dispatch.roster.RosterSetup;
import io.curbstop.dispatch.roster.RosterSetup.ItemSetup;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Gives the demo city's vehicles, equipment, rules and times away to the roster, so that a week has something to show. */
@Component
class RosterWriter {

    private static final List<DayOfWeek> EVERY_DAY = List.of(DayOfWeek.values());

    private final RosterSetup roster;

    RosterWriter(RosterSetup roster) {
        this.roster = roster;
    }

    /** Writes it all for crews that have been written, within the caller's transaction. */
    void write(List<Crew> crews, Instant now, ZoneId zone) {
        roster.saveRule("repair", 2, List.of("excavator"));
        roster.saveRule("gas", 2, List.of());
        roster.saveRule("sewer", 2, List.of("pump"));
        template("Early", 6, 14);
        template("Late", 14, 22);
        template("Night", 22, 6);
        int number = 1000;
        for (Crew crew : crews) {
            for (int i = 0; i < crew.members().size(); i++) {
                number++;
                boolean contractor = crew.kind().equals("traffic");
                roster.describePerson(
                        CrewWriter.memberId(crew.code(), i),
                        String.valueOf(number),
                        "555-0%d".formatted(number),
                        contractor ? "Safe Lanes Ltd." : null);
            }
            equip(crew, now);
        }
        roster.saveOnCallList(
                "water-nights",
                "Water nights",
                "V2",
                List.of(
                        CrewWriter.memberId("V2", 0),
                        CrewWriter.memberId("R2", 1),
                        CrewWriter.memberId("V2", 1),
                        CrewWriter.memberId("R2", 2)));
        roster.saveOnCallList(
                "sewer",
                "Sewer",
                "S1",
                List.of(CrewWriter.memberId("S1", 0), CrewWriter.memberId("S2", 0), CrewWriter.memberId("S1", 1)));
        absences(now.atZone(zone).toLocalDate(), zone);
    }

    /** One leave that a crew can bear, one that leaves another short, and a certificate that ends before long. */
    private void absences(LocalDate today, ZoneId zone) {
        leave("R2", 3, today, 5, zone);
        leave("S2", 1, today.plusDays(1), 2, zone);
        roster.setLastDay(CrewWriter.memberId("V2", 1), "confined_space", today.plusDays(12));
    }

    private void leave(String unit, int member, LocalDate first, int days, ZoneId zone) {
        roster.saveLeave(
                id("leave %s %d".formatted(unit, member)),
                CrewWriter.memberId(unit, member),
                new Shift(
                        first.atStartOfDay(zone).toInstant(),
                        first.plusDays(days).atStartOfDay(zone).toInstant()),
                "system");
    }

    private void template(String name, int from, int to) {
        roster.saveTemplate(id("template " + name), name, EVERY_DAY, LocalTime.of(from, 0), LocalTime.of(to, 0));
    }

    private void equip(Crew crew, Instant now) {
        switch (crew.kind()) {
            case "repair" -> {
                vehicle(crew, "dump_truck", 14.0, 3.1, now);
                equipment(crew, "excavator", now);
                equipment(crew, "pump", now);
            }
            case "sewer" -> {
                vehicle(crew, "vacuum_truck", 18.0, 3.6, now);
                equipment(crew, "pump", now);
            }
            case "valve" -> {
                vehicle(crew, "pickup", 3.4, 2.1, now);
                equipment(crew, "valve_exerciser", now);
            }
            case "traffic" -> {
                vehicle(crew, "sign_truck", 7.5, 3.0, now);
                equipment(crew, "light_tower", now);
            }
            default -> vehicle(crew, "van", 2.9, 2.4, now);
        }
    }

    private void vehicle(Crew crew, String kind, double weight_t, double height_m, Instant now) {
        String code = "T-" + crew.code();
        roster.saveItem(id("use " + code), new ItemSetup(code, "VEHICLE", kind, weight_t, height_m, crew.code()), now);
    }

    private void equipment(Crew crew, String kind, Instant now) {
        String code = "%s-%s".formatted(kind.substring(0, 3).toUpperCase(Locale.ROOT), crew.code());
        roster.saveItem(id("use " + code), new ItemSetup(code, "EQUIPMENT", kind, null, null, crew.code()), now);
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(("demo " + name).getBytes(StandardCharsets.UTF_8));
    }
}
