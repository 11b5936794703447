package io.curbstop.dispatch.geodata;

import io.curbstop.map.trace.IsolatedArea;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who hangs on which stretch of main: where their service leaves it, else where they are themselves. */
@Component
public class CustomersOnMains {

    private static final String CUSTOMERS = """
            select distinct on (t.ref) t.ref, p.tag, t.critical
            from unnest(:tag::text[], :main::text[], :low::float8[], :high::float8[]) as p(tag, main_ref, low, high)
            join main m on m.ref = p.main_ref
            join lateral (
              select c.ref, nullif(c.critical, '') as critical, s.geom
              from service s join customer c on c.ref = s.customer_ref
              where s.main_ref = p.main_ref
              union all
              select c.ref, nullif(c.critical, ''), c.geom
              from customer c
              where c.main_ref = p.main_ref and not exists (select from service s where s.customer_ref = c.ref)
            ) t on true
            where t.geom is null or m.geom is null or p.low <= 0 and p.high >= 1
              or ST_LineLocatePoint(m.geom, ST_ClosestPoint(t.geom, m.geom)) between p.low - 1e-6 and p.high + 1e-6
            order by t.ref, p.tag desc
            """;

    private final JdbcClient jdbc;

    CustomersOnMains(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A stretch of a main.
     *
     * @param tag what the customers on it are marked with
     * @param mainRef the main
     * @param low where it begins, as a share of the main's drawing, from 0
     * @param high where it ends, up to 1
     */
    public record Stretch(String tag, String mainRef, double low, double high) {

        /** The stretches of an area, all with one tag. */
        public static List<Stretch> of(String tag, IsolatedArea area) {
            return area.mains().stream()
                    .map(part -> new Stretch(
                            tag,
                            part.mainRef(),
                            Math.max(0, Math.min(part.fromFraction(), part.toFraction())),
                            Math.min(1, Math.max(part.fromFraction(), part.toFraction()))))
                    .toList();
        }
    }

    /**
     * A customer on one of the stretches.
     *
     * @param ref the customer
     * @param tag of the stretch; of several the one that comes last in the alphabet
     * @param critical what kind of critical customer, or null
     */
    public record OnMain(String ref, String tag, String critical) {

        /** What kind of critical customer it is, if it is one. */
        public Optional<String> findCritical() {
            return Optional.ofNullable(critical);
        }
    }

    /** The customers on these stretches, each once, by reference. */
    public List<OnMain> find(List<Stretch> stretches) {
        if (stretches.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(CUSTOMERS)
                .param("tag", texts(stretches, Stretch::tag))
                .param("main", texts(stretches, Stretch::mainRef))
                .param("low", stretches.stream().map(Stretch::low).toArray(Double[]::new))
                .param("high", stretches.stream().map(Stretch::high).toArray(Double[]::new))
                .query((row, i) -> new OnMain(row.getString("ref"), row.getString("tag"), row.getString("critical")))
                .list();
    }

    private static String[] texts(List<Stretch> stretches, Function<Stretch, String> value) {
        return stretches.stream().map(value).toArray(String[]::new);
    }
}
