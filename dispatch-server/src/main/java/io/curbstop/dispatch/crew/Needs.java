package io.curbstop.dispatch.crew;

import java.util.List;
import org.locationtech.jts.geom.Point;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What incidents of each type need, when they need several units. */
@Component
public class Needs {

    /** A place is on a street that is no farther away. */
    private static final double ON_STREET_M = 25;

    private final JdbcClient jdbc;

    Needs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All that incidents of a type can need, in order; none for types that one unit deals with. */
    public List<Need> list(String typeCode) {
        return jdbc.sql("select label, unit_kinds, equipment, only_arterial from incident_need"
                        + " where type_code = :type order by position")
                .param("type", typeCode)
                .query((row, i) -> new Need(
                        row.getString("label"),
                        List.of((String[]) row.getArray("unit_kinds").getArray()),
                        row.getString("equipment"),
                        row.getBoolean("only_arterial")))
                .list();
    }

    /**
     * What an incident of a type needs at a place.
     *
     * @param where in the operating CRS, or null while unknown: then what arterial streets need is left out
     */
    public List<Need> listAt(String typeCode, Point where) {
        List<Need> all = list(typeCode);
        boolean arterial = all.stream().anyMatch(Need::onlyArterial) && where != null && isOnArterial(where);
        return all.stream().filter(need -> arterial || !need.onlyArterial()).toList();
    }

    private boolean isOnArterial(Point where) {
        return jdbc.sql("select exists (select from street s cross join city c"
                        + " where s.street_class in ('highway', 'arterial')"
                        + " and st_dwithin(s.geom, st_setsrid(st_makepoint(:x, :y), c.srid), :reach))")
                .param("x", where.getX())
                .param("y", where.getY())
                .param("reach", ON_STREET_M)
                .query(Boolean.class)
                .single();
    }

    /** Says what incidents of a type need, in place of what was said. */
    @Transactional
    public void put(String typeCode, List<Need> needs) {
        jdbc.sql("delete from incident_need where type_code = :type")
                .param("type", typeCode)
                .update();
        for (int i = 0; i < needs.size(); i++) {
            Need need = needs.get(i);
            jdbc.sql("insert into incident_need (type_code, position, label, unit_kinds, equipment, only_arterial)"
                            + " values (:type, :position, :label, :kinds, :equipment, :arterial)")
                    .param("type", typeCode)
                    .param("position", i + 1)
                    .param("label", need.label())
                    .param("kinds", need.unitKinds().toArray(String[]::new))
                    .param("equipment", need.equipment())
                    .param("arterial", need.onlyArterial())
                    .update();
        }
    }
}
