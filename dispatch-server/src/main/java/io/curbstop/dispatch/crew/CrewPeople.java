package io.curbstop.dispatch.crew;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Everybody on the roster, with the crew they belong to. */
@Component
public class CrewPeople {

    private final JdbcClient jdbc;

    CrewPeople(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Somebody and the crew they belong to.
     *
     * @param member who, and what they may do
     * @param homeUnit the crew, or null
     */
    public record Placed(CrewMember member, String homeUnit) {}

    /** Everybody, in the order of crews and names; one statement. */
    public List<Placed> listAll() {
        Map<UUID, Placed> byId = new LinkedHashMap<>();
        Map<UUID, Map<String, LocalDate>> held = new HashMap<>();
        jdbc.sql("select m.id, m.unit_code, m.name, m.username, q.code, q.expires_on from crew_member m"
                        + " left join qualification q on q.member_id = m.id order by m.unit_code, m.name, m.id, q.code")
                .query(row -> {
                    UUID id = row.getObject("id", UUID.class);
                    Map<String, LocalDate> own = held.computeIfAbsent(id, any -> new HashMap<>());
                    if (row.getString("code") != null) {
                        LocalDate last = row.getObject("expires_on", LocalDate.class);
                        own.put(row.getString("code"), last == null ? CrewMember.WITHOUT_END : last);
                    }
                    byId.put(
                            id,
                            new Placed(
                                    new CrewMember(id, row.getString("name"), row.getString("username"), own),
                                    row.getString("unit_code")));
                });
        return new ArrayList<>(byId.values());
    }
}
