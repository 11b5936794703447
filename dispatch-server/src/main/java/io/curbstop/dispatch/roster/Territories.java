package io.curbstop.dispatch.roster;

import io.curbstop.dispatch.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which pressure zones are whose part of the city. */
@Component
class Territories {

    private final JdbcClient jdbc;

    Territories(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The names of all zones there are, in order. */
    List<String> listZones() {
        return jdbc.sql("select distinct coalesce(name, ref) as zone from pressure_zone order by zone")
                .query(String.class)
                .list();
    }

    /** The zones of each unit that has any; those too that an import has taken away. */
    Map<String, List<String>> listAll() {
        Map<String, List<String>> zones = new TreeMap<>();
        jdbc.sql("select unit_code, zone from unit_territory order by unit_code, zone")
                .query(row -> {
                    zones.computeIfAbsent(row.getString("unit_code"), code -> new ArrayList<>())
                            .add(row.getString("zone"));
                });
        return zones;
    }

    /**
     * Gives a unit these zones in place of those it has; none means that it serves everywhere.
     *
     * @throws ProblemException not-found for the unit; invalid for a zone there is not
     */
    @Transactional
    void put(String unitCode, List<String> zones) {
        List<String> known = listZones();
        zones.stream().filter(zone -> !known.contains(zone)).findFirst().ifPresent(zone -> {
            throw ProblemException.invalid("There is no pressure zone " + zone + ".");
        });
        boolean unit = jdbc.sql("select exists (select from unit where code = :unit)")
                .param("unit", unitCode)
                .query(Boolean.class)
                .single();
        if (!unit) {
            throw ProblemException.notFound("There is no unit " + unitCode + ".");
        }
        jdbc.sql("delete from unit_territory where unit_code = :unit")
                .param("unit", unitCode)
                .update();
        jdbc.sql("insert into unit_territory (unit_code, zone) select distinct :unit, unnest(:zones)"
                        + " on conflict do nothing")
                .param("unit", unitCode)
                .param("zones", zones.toArray(String[]::new))
                .update();
    }
}
