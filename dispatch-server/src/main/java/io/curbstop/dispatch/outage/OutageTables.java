package io.curbstop.dispatch.outage;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes what belongs to an outage in a handful of statements, however much it is. */
@Component
class OutageTables {

    /** A customer stands where its service leaves the main, else where it is itself. */
    private static final String CUSTOMERS = """
            insert into outage_customer (outage_id, customer_ref, part, critical)
            select distinct on (t.customer_ref) :outage, t.customer_ref, p.part, t.critical
            from outage_part p
            join main m on m.ref = p.main_ref
            join lateral (
              select c.ref as customer_ref, nullif(c.critical, '') as critical, s.geom
              from service s join customer c on c.ref = s.customer_ref
              where s.main_ref = p.main_ref
              union all
              select c.ref, nullif(c.critical, ''), c.geom
              from customer c
              where c.main_ref = p.main_ref and not exists (select from service s where s.customer_ref = c.ref)
            ) t on true
            where p.outage_id = :outage
              and (t.geom is null or m.geom is null or p.from_fraction <= 0 and p.to_fraction >= 1
                or ST_LineLocatePoint(m.geom, ST_ClosestPoint(t.geom, m.geom))
                  between p.from_fraction - 1e-6 and p.to_fraction + 1e-6)
            order by t.customer_ref, p.part desc
            """;

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
              customers_segment = (select count(*) from outage_customer c
                where c.outage_id = o.id and c.part = 'SEGMENT'),
              customers_secondary = (select count(*) from outage_customer c
                where c.outage_id = o.id and c.part = 'SECONDARY'),
              customers_critical = (select count(*) from outage_customer c
                where c.outage_id = o.id and c.critical is not null)
            where o.id = :outage
            """;

    private final JdbcClient jdbc;

    OutageTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void write(UUID outage, TraceResult result) {
        List<TraceResult.Part> parts = result.parts();
        jdbc.sql(
                        "insert into outage_part (outage_id, part, main_ref, from_fraction, to_fraction)"
                                + " select :outage, * from unnest(:part::text[], :main::text[], :from::float8[], :to::float8[])")
                .param("outage", outage)
                .param("part", texts(parts, TraceResult.Part::part))
                .param("main", texts(parts, TraceResult.Part::mainRef))
                .param(
                        "from",
                        parts.stream().map(TraceResult.Part::fromFraction).toArray(Double[]::new))
                .param("to", parts.stream().map(TraceResult.Part::toFraction).toArray(Double[]::new))
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
        jdbc.sql(CUSTOMERS).param("outage", outage).update();
        jdbc.sql(SUMMARY).param("outage", outage).update();
    }

    private static <T> String[] texts(Collection<T> rows, Function<T, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
