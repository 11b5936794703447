package io.curbstop.dispatch.roster;

import io.curbstop.dispatch.crew.CrewPeople;
import io.curbstop.dispatch.crew.Crews;
import io.curbstop.dispatch.crew.Roster;
import io.curbstop.dispatch.crew.RosterReader;
import io.curbstop.dispatch.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The lists of who is called when nobody is on, in the order of fair rotation. */
@Component
class OnCallLists {

    private final RosterReader rosters;
    private final CrewPeople people;
    private final Crews crews;
    private final JdbcClient jdbc;
    private final Clock clock;

    OnCallLists(RosterReader rosters, CrewPeople people, Crews crews, JdbcClient jdbc, Clock clock) {
        this.rosters = rosters;
        this.people = people;
        this.crews = crews;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A list.
     *
     * @param code its code
     * @param name such as Water nights
     * @param unitCode the unit that its people man
     * @param people whom to call first first
     */
    record OnCallList(String code, String name, String unitCode, List<Listed> people) {}

    /**
     * Somebody on a list.
     *
     * @param personId who
     * @param name for people
     * @param phone how to reach them, or null
     * @param position their place on the list itself
     * @param available whether they can be called now
     * @param because why they stand where they stand
     */
    record Listed(UUID personId, String name, String phone, int position, boolean available, String because) {}

    private record Head(String code, String name, String unitCode) {}

    /** All lists, in the order of their names. */
    List<OnCallList> listAll() {
        Map<String, List<Listed>> listed = rotate();
        return jdbc
                .sql("select code, name, unit_code from on_call_list order by name")
                .query(Head.class)
                .list()
                .stream()
                .map(h -> new OnCallList(h.code(), h.name(), h.unitCode(), listed.getOrDefault(h.code(), List.of())))
                .toList();
    }

    /**
     * The list of that code.
     *
     * @throws ProblemException not-found
     */
    OnCallList getList(String code) {
        return listAll().stream()
                .filter(l -> l.code().equals(code))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("There is no on-call list " + code + "."));
    }

    /**
     * Makes a list be as given.
     *
     * @param personIds who is on it, in order
     * @throws ProblemException not-found
     */
    @Transactional
    public void put(String code, String name, String unitCode, List<UUID> personIds) {
        crews.getUnit(unitCode);
        jdbc.sql("insert into on_call_list (code, name, unit_code) values (:code, :name, :unit)"
                        + " on conflict (code) do update set name = excluded.name, unit_code = excluded.unit_code")
                .param("code", code)
                .param("name", name)
                .param("unit", unitCode)
                .update();
        jdbc.sql("delete from on_call_member where list_code = :code")
                .param("code", code)
                .update();
        List<UUID> distinct = personIds.stream().distinct().toList();
        for (int i = 0; i < distinct.size(); i++) {
            int added = jdbc.sql("insert into on_call_member (list_code, person_id, position)"
                            + " select :code, id, :position from crew_member where id = :person")
                    .param("code", code)
                    .param("position", i + 1)
                    .param("person", distinct.get(i))
                    .update();
            if (added == 0) {
                throw ProblemException.notFound("Somebody of this list is not on the roster any more.");
            }
        }
    }

    private Map<String, List<Listed>> rotate() {
        Instant now = clock.instant();
        Roster roster = rosters.read(now, now);
        Map<UUID, CrewPeople.Placed> placed = people.listAll().stream()
                .collect(Collectors.toMap(p -> p.member().id(), p -> p));
        Map<String, List<FairRotation.Candidate>> candidates = new HashMap<>();
        jdbc.sql("select l.list_code, l.position, m.id, m.name, m.phone, max(a.occurred_at) as last_called,"
                        + " count(a.id) filter (where a.occurred_at >= :quarter) as calls,"
                        + " coalesce((select sum(extract(epoch from least(s.ends_at, :now)"
                        + " - greatest(s.starts_at, :quarter))) from person_shift s where s.person_id = m.id"
                        + " and s.kind = 'CALL_OUT' and s.ends_at > :quarter and s.starts_at < :now), 0) as on_s"
                        + " from on_call_member l join crew_member m on m.id = l.person_id"
                        + " left join call_out_attempt a on a.person_id = m.id"
                        + " group by l.list_code, l.position, m.id, m.name, m.phone")
                .param("quarter", quarterBefore(now, roster).atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(row -> {
                    UUID id = row.getObject("id", UUID.class);
                    OffsetDateTime last = row.getObject("last_called", OffsetDateTime.class);
                    candidates
                            .computeIfAbsent(row.getString("list_code"), code -> new ArrayList<>())
                            .add(new FairRotation.Candidate(
                                    id,
                                    row.getString("name"),
                                    row.getString("phone"),
                                    row.getInt("position"),
                                    last == null ? null : last.toInstant(),
                                    row.getInt("calls"),
                                    Duration.ofMinutes(Math.round(row.getDouble("on_s") / 60)),
                                    unavailable(roster, placed.get(id), now)));
                });
        Map<String, List<Listed>> listed = new HashMap<>();
        candidates.forEach((code, of) -> listed.put(
                code,
                FairRotation.order(of).stream()
                        .map(c -> new Listed(
                                c.personId(),
                                c.name(),
                                c.phone(),
                                c.position(),
                                c.unavailable() == null,
                                FairRotation.explain(c, now, roster.zone())))
                        .toList()));
        return listed;
    }

    private static String unavailable(Roster roster, CrewPeople.Placed one, Instant now) {
        UUID id = one.member().id();
        if (roster.isOnLeave(id, now)) {
            return "on leave";
        }
        boolean on = roster.listWorked(id, one.homeUnit(), now, now.plusSeconds(1), true).stream()
                .anyMatch(s -> s.covers(now));
        return on
                ? "on already with "
                        + roster.findPersonShift(id, now).map(p -> p.unitCode()).orElse(one.homeUnit())
                : null;
    }

    private static Instant quarterBefore(Instant now, Roster roster) {
        LocalDate today = now.atZone(roster.zone()).toLocalDate();
        LocalDate first = LocalDate.of(today.getYear(), (today.getMonthValue() - 1) / 3 * 3 + 1, 1);
        return first.atStartOfDay(roster.zone()).toInstant();
    }
}
