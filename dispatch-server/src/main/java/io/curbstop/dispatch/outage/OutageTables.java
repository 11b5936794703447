package io.curbstop.dispatch.outage;

import io.curbstop.dispatch.geodata.CustomersOnMains;
import io.curbstop.dispatch.geodata.CustomersOnMains.OnMain;
import io.curbstop.dispatch.geodata.CustomersOnMains.Stretch;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes what belongs to an outage in a handful of statements, however much it is. */
@Component
class OutageTables {

    private static final String SUMMARY = """
            update outage o set
              segment = (select ST_Multi(ST_Collect(case when p.from_fraction < p.to_fraction
                  then ST_LineSubstring(m.geom, p.from_fraction, p.to_fraction) end))
                from outage_part p join main m on m.ref = p.main_ref
                where p.outage_id = o.id and p.part = 'SEGMENT'),
              secondary = (select ST_Multi(ST_Collect(case when p.from_fraction < p.to_fraction
                  then ST_LineSubstring(m.geom, p.from_fraction, p.to_fraction) end))
                from outage_part p join main m on m.ref = p.main_ref
                where p.outage_id = o.id and p.part = 'SECONDARY'),
              buildings = (select ST_Multi(ST_Collect(b.geom)) from (
                select distinct on (n.id) n.id, n.geom
                from outage_customer c
                join customer k on k.ref = c.customer_ref
                cross join lateral (
                  select id, geom from building where ST_DWithin(building.geom, k.geom, 20)
                  order by building.geom <-> k.geom limit 1) n
                where c.outage_id = o.id and c.part <> 'REDUCED') b),
              customers_segment = (select count(*) from outage_customer c
                where c.outage_id = o.id and c.part = 'SEGMENT'),
              customers_secondary = (select count(*) from outage_customer c
                where c.outage_id = o.id and c.part = 'SECONDARY'),
              customers_reduced = (select count(*) from outage_customer c
                where c.outage_id = o.id and c.part = 'REDUCED'),
              customers_critical = (select count(*) from outage_customer c
                where c.outage_id = o.id and c.critical is not null and c.part <> 'REDUCED')
            where o.id = :outage
            """;

    private final CustomersOnMains customers;
    private final JdbcClient jdbc;

    OutageTables(CustomersOnMains customers, JdbcClient jdbc) {
        this.customers = customers;
        this.jdbc = jdbc;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void write(UUID outage, TraceResult result) {
        List<Stretch> parts = result.parts();
        jdbc.sql(
                        "insert into outage_part (outage_id, part, main_ref, from_fraction, to_fraction)"
                                + " select :outage, * from unnest(:part::text[], :main::text[], :from::float8[], :to::float8[])")
                .param("outage", outage)
                .param("part", texts(parts, Stretch::tag))
                .param("main", texts(parts, Stretch::mainRef))
                .param("from", parts.stream().map(Stretch::low).toArray(Double[]::new))
                .param("to", parts.stream().map(Stretch::high).toArray(Double[]::new))
                .update();
        List<TraceResult.Valve> valves = result.valves();
        jdbc.sql("insert into outage_valve (outage_id, ref, role, closing_order, reason)"
                        + " select :outage, * from unnest(:ref::text[], :role::text[], :order::int[], :reason::text[])")
                .param("outage", outage)
                .param("ref", texts(valves, TraceResult.Valve::ref))
                .param("role", texts(valves, TraceResult.Valve::role))
                .param("order", valves.stream().map(TraceResult.Valve::order).toArray(Integer[]::new))
                .param("reason", texts(valves, TraceResult.Valve::reason))
                .update();
        jdbc.sql("insert into outage_hydrant (outage_id, ref) select :outage, * from unnest(:ref::text[])")
                .param("outage", outage)
                .param("ref", result.hydrants().toArray(new String[0]))
                .update();
        List<OnMain> affected = customers.find(parts);
        jdbc.sql("insert into outage_customer (outage_id, customer_ref, part, critical)"
                        + " select :outage, * from unnest(:ref::text[], :part::text[], :critical::text[])")
                .param("outage", outage)
                .param("ref", texts(affected, OnMain::ref))
                .param("part", texts(affected, customer -> customer.reduced() ? "REDUCED" : customer.tag()))
                .param("critical", texts(affected, OnMain::critical))
                .update();
        jdbc.sql(SUMMARY).param("outage", outage).update();
    }

    /** Hands the crews of a replaced plan on: the same valve stays with the same unit. */
    @Transactional(propagation = Propagation.MANDATORY)
    void carryUnits(UUID from, UUID to) {
        jdbc.sql("update outage_valve v set unit_code = b.unit_code from outage_valve b"
                        + " where v.outage_id = :to and b.outage_id = :from and b.ref = v.ref")
                .param("from", from)
                .param("to", to)
                .update();
    }

    /** What a stored plan does with each valve. */
    Map<String, String> listValves(UUID outage) {
        return TraceResult.rolesOf(
                jdbc.sql("select ref, role, closing_order, reason from outage_valve where outage_id = :outage")
                        .param("outage", outage)
                        .query((row, i) -> new TraceResult.Valve(
                                row.getString("ref"),
                                row.getString("role"),
                                row.getInt("closing_order"),
                                row.getString("reason")))
                        .list());
    }

    /** A stored plan's stretches, as {@link TraceResult#placesOf} writes them. */
    Set<String> listParts(UUID outage) {
        return TraceResult.placesOf(
                jdbc.sql("select part, main_ref, from_fraction, to_fraction from outage_part where outage_id = :outage")
                        .param("outage", outage)
                        .query((row, i) -> new Stretch(
                                row.getString("part"),
                                row.getString("main_ref"),
                                row.getDouble("from_fraction"),
                                row.getDouble("to_fraction")))
                        .list());
    }

    /** The valves a stored plan works around. */
    List<String> listStuck(UUID outage) {
        return jdbc.sql("select ref from outage_valve where outage_id = :outage and role = 'STUCK' order by 1")
                .param("outage", outage)
                .query(String.class)
                .list();
    }

    /** Whoever has a service on what is shut off, reduced or out. */
    List<String> listCustomers(UUID outage) {
        return jdbc.sql("select distinct customer_ref from outage_customer where outage_id = :outage order by 1")
                .param("outage", outage)
                .query(String.class)
                .list();
    }

    /** Other open incidents whose plan has this valve. */
    List<UUID> listOthersWith(String valveRef, UUID incidentId) {
        return jdbc.sql("select distinct o.incident_id from outage_valve v join outage o on o.id = v.outage_id"
                        + " join incident i on i.id = o.incident_id and i.open"
                        + " where v.ref = :ref and o.current and o.incident_id <> :incident order by 1")
                .param("ref", valveRef)
                .param("incident", incidentId)
                .query(UUID.class)
                .list();
    }

    private static <T> String[] texts(Collection<T> rows, Function<T, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
