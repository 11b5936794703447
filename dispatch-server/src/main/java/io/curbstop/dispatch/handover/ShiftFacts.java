package io.curbstop.dispatch.handover;

import io.curbstop.dispatch.crew.RosterReader;
import io.curbstop.dispatch.duty.Duties;
import io.curbstop.dispatch.duty.Duty;
import io.curbstop.dispatch.radio.RadioTroubles;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads how everything stands that a shift hands over, in as many statements for much as for little. */
@Component
class ShiftFacts {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

    private final JdbcClient jdbc;
    private final Duties duties;
    private final ObjectProvider<RadioTroubles> radio;
    private final RosterReader rosters;
    private final Clock clock;

    ShiftFacts(JdbcClient jdbc, Duties duties, ObjectProvider<RadioTroubles> radio, RosterReader rosters, Clock clock) {
        this.jdbc = jdbc;
        this.duties = duties;
        this.radio = radio;
        this.rosters = rosters;
        this.clock = clock;
    }

    /** All facts, by section, each section in the order to read. */
    List<Fact> list() {
        Map<String, String> owed = owed(rosters.timeZone());
        List<Fact> facts = new ArrayList<>(jdbc.sql(FactStatement.SQL)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, i) -> fact(
                        Section.valueOf(row.getString("section")),
                        row.getString("subject"),
                        row.getString("title"),
                        row.getString("text"),
                        owed))
                .list());
        radio.ifAvailable(troubles -> {
            troubles.list().forEach(t -> facts.add(new Fact(Section.RADIO, t.subject(), t.subject(), t.text())));
            troubles.listMuted()
                    .forEach(name -> facts.add(new Fact(
                            Section.RADIO, name + "/muted", name, "Muted by a person: it hears, but sends nothing.")));
        });
        facts.sort(Comparator.comparing(Fact::section));
        return facts;
    }

    private static Fact fact(Section section, String subject, String title, String text, Map<String, String> owed) {
        String next = section == Section.INCIDENTS ? owed.getOrDefault(subject, "") : "";
        return new Fact(section, subject, title, next.isEmpty() ? text : text + " " + next);
    }

    /**
     * What is owed of each incident: the next, and who is to be told. A crew's next word is left out: it is due anew after
     * each word.
     */
    private Map<String, String> owed(ZoneId zone) {
        Map<String, String> next = new HashMap<>();
        Map<String, String> owed = new HashMap<>();
        for (Duty duty : duties.listAll()) {
            String incident = String.valueOf(duty.incidentId());
            String by = " by " + format(duty.dueAt(), zone) + ".";
            if (duty.duty().equals("ESCALATION")) {
                String tell = duty.text()
                        .substring(duty.text().indexOf(": ") + 2, duty.text().length() - 1);
                owed.merge(incident, "Owed: " + tell + by, (first, other) -> first + " " + other);
            } else if (duty.incidentId() != null && !duty.duty().startsWith("STATUS_CHECK")) {
                next.putIfAbsent(incident, "Owed next: " + lowerFirst(duty.label()) + by);
            }
        }
        next.forEach((incident, text) -> owed.merge(incident, text, (tell, first) -> first + " " + tell));
        return owed;
    }

    private static String lowerFirst(String label) {
        return label.substring(0, 1).toLowerCase(Locale.ROOT) + label.substring(1);
    }

    private static String format(Instant at, ZoneId zone) {
        return TIME.format(at.atZone(zone));
    }
}
