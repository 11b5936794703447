package io.curbstop.dispatch.roster;

import io.curbstop.dispatch.crew.Crews;
import io.curbstop.dispatch.crew.RosterProperties;
import io.curbstop.dispatch.crew.UnitChanged;
import io.curbstop.dispatch.problem.ProblemException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The people of the roster and what they may do. */
@Component
class RosterPeople {

    private final Crews crews;
    private final QualificationKinds kinds;
    private final RosterProperties properties;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    RosterPeople(
            Crews crews,
            QualificationKinds kinds,
            RosterProperties properties,
            JdbcClient jdbc,
            Clock clock,
            ApplicationEventPublisher events) {
        this.crews = crews;
        this.kinds = kinds;
        this.properties = properties;
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /** Everybody in the order of their names, with what they hold. */
    List<RosterPerson> listAll() {
        return list("true", null);
    }

    /** The person with that staff number, if there is one. */
    Optional<RosterPerson> findByStaffNumber(String staffNumber) {
        return list("staff_number = :one", staffNumber).stream().findFirst();
    }

    private Optional<RosterPerson> find(UUID id) {
        return list("id = :one", id).stream().findFirst();
    }

    private List<RosterPerson> list(String where, Object one) {
        LocalDate today = clock.instant().atZone(crews.timeZone()).toLocalDate();
        LocalDate soon = today.plusDays(properties.expiryWarning().toDays());
        Map<UUID, List<RosterPerson.Held>> held = new HashMap<>();
        jdbc.sql(
                        "select q.member_id, q.code, q.expires_on from qualification q join crew_member m on m.id = q.member_id"
                                + " where " + where + " order by q.code")
                .params(one == null ? Map.of() : Map.of("one", one))
                .query(row -> {
                    LocalDate last = row.getObject("expires_on", LocalDate.class);
                    String standing =
                            last == null || last.isAfter(soon) ? "VALID" : last.isBefore(today) ? "EXPIRED" : "SOON";
                    held.computeIfAbsent(row.getObject("member_id", UUID.class), id -> new ArrayList<>())
                            .add(new RosterPerson.Held(row.getString("code"), last, standing));
                });
        return jdbc.sql("select id, staff_number, name, username, unit_code, contractor, phone from crew_member"
                        + " where " + where + " order by name, id")
                .params(one == null ? Map.of() : Map.of("one", one))
                .query((row, i) -> {
                    UUID id = row.getObject("id", UUID.class);
                    return new RosterPerson(
                            id,
                            row.getString("staff_number"),
                            row.getString("name"),
                            row.getString("username"),
                            row.getString("unit_code"),
                            row.getString("contractor"),
                            row.getString("phone"),
                            held.getOrDefault(id, List.of()));
                })
                .list();
    }

    /**
     * Makes a person be as given; the same again changes nothing.
     *
     * @return whether anything changed
     * @throws ProblemException unknown-qualification, with the known ones named; not-found; conflict when another has that
     *     staff number or account
     */
    @Transactional
    public boolean put(RosterPerson person) {
        if (person.unitCode() != null) {
            crews.getUnit(person.unitCode());
        }
        kinds.requireKnown(person.qualifications());
        Optional<RosterPerson> before = find(person.id());
        if (before.map(b -> isSame(b, person)).orElse(false)) {
            return false;
        }
        save(person);
        Stream.of(before.map(RosterPerson::unitCode).orElse(null), person.unitCode())
                .filter(Objects::nonNull)
                .distinct()
                .forEach(code -> events.publishEvent(new UnitChanged(code)));
        return true;
    }

    private void save(RosterPerson person) {
        try {
            jdbc.sql("insert into crew_member (id, staff_number, name, username, unit_code, contractor, phone)"
                            + " values (:id, :number, :name, :username, :unit, :contractor, :phone)"
                            + " on conflict (id) do update set staff_number = excluded.staff_number,"
                            + " name = excluded.name, username = excluded.username, unit_code = excluded.unit_code,"
                            + " contractor = excluded.contractor, phone = excluded.phone")
                    .param("id", person.id())
                    .param("number", person.staffNumber())
                    .param("name", person.name())
                    .param("username", person.username())
                    .param("unit", person.unitCode())
                    .param("contractor", person.contractor())
                    .param("phone", person.phone())
                    .update();
        } catch (DuplicateKeyException e) {
            boolean account = String.valueOf(e.getMessage()).contains("username");
            throw RosterProblems.refused(
                    "conflict",
                    account ? "username" : "staffNumber",
                    account
                            ? "Somebody else has the account " + person.username() + "."
                            : "Somebody else has the staff number " + person.staffNumber() + ".");
        }
        jdbc.sql("delete from qualification where member_id = :id")
                .param("id", person.id())
                .update();
        for (RosterPerson.Held held : person.qualifications()) {
            jdbc.sql("insert into qualification (member_id, code, expires_on) values (:id, :code, :expires)"
                            + " on conflict (member_id, code) do update set expires_on = excluded.expires_on")
                    .param("id", person.id())
                    .param("code", held.code())
                    .param("expires", held.expiresOn())
                    .update();
        }
    }

    private static boolean isSame(RosterPerson one, RosterPerson other) {
        return strip(one).equals(strip(other)) && held(one).equals(held(other));
    }

    private static RosterPerson strip(RosterPerson person) {
        return new RosterPerson(
                person.id(),
                person.staffNumber(),
                person.name(),
                person.username(),
                person.unitCode(),
                person.contractor(),
                person.phone(),
                List.of());
    }

    private static Set<List<Object>> held(RosterPerson person) {
        Set<List<Object>> held = new HashSet<>();
        person.qualifications()
                .forEach(h -> held.add(List.of(h.code(), h.expiresOn() == null ? LocalDate.MAX : h.expiresOn())));
        return held;
    }
}
