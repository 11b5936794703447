package io.curbstop.dispatch.roster;

import java.sql.Array;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a unit of each kind must have before it is sent. */
@Component
class UnitRules {

    private final JdbcClient jdbc;

    UnitRules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A rule.
     *
     * @param kind the kind of unit
     * @param minimumCrew how many people; 0 for any number but none
     * @param needsEquipment kinds of equipment
     */
    record UnitRule(String kind, int minimumCrew, List<String> needsEquipment) {

        /** Keeps its own copy. */
        UnitRule {
            needsEquipment = List.copyOf(needsEquipment);
        }
    }

    /** The rule of each kind of unit there is, also of those of which nothing was said. */
    List<UnitRule> listAll() {
        return jdbc.sql("select k.kind, coalesce(r.minimum_crew, 0) as minimum_crew,"
                        + " coalesce(r.needs_equipment, '{}') as needs_equipment"
                        + " from (select kind from unit union select kind from unit_kind_rule) k"
                        + " left join unit_kind_rule r on r.kind = k.kind order by k.kind")
                .query((row, i) -> {
                    Array needed = row.getArray("needs_equipment");
                    return new UnitRule(
                            row.getString("kind"), row.getInt("minimum_crew"), List.of((String[]) needed.getArray()));
                })
                .list();
    }

    /** Sets a rule. */
    void put(UnitRule rule) {
        jdbc.sql("insert into unit_kind_rule (kind, minimum_crew, needs_equipment) values (:kind, :minimum, :needs)"
                        + " on conflict (kind) do update set minimum_crew = excluded.minimum_crew,"
                        + " needs_equipment = excluded.needs_equipment")
                .param("kind", rule.kind())
                .param("minimum", rule.minimumCrew())
                .param("needs", rule.needsEquipment().toArray(String[]::new))
                .update();
    }
}
