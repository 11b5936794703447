package io.curbstop.dispatch.geodata;

import io.curbstop.map.network.Assembly;
import io.curbstop.map.network.ConnectivityReport;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes down which main each valve, hydrant, service and customer belongs to where the source did not say: valves and
 * hydrants as the network was assembled, services and customers by the nearest surveyed water main that is no hydrant's
 * lead. What was found so is marked {@code main_ref_inferred}.
 */
@Component
public class ReferenceLinker {

    /** A customer farther from every main than this has none. */
    private static final double CUSTOMER_REACH_M = 150;

    private static final double SERVICE_REACH_M = 5;

    private static final String MAINS = """
            update main t set resolved_from_node = u.a, resolved_to_node = u.b
            from unnest(?::text[], ?::text[], ?::text[]) as u(ref, a, b)
            where t.ref = u.ref and (t.resolved_from_node, t.resolved_to_node) is distinct from (u.a, u.b)
            """;

    private static final String DEVICES = """
            update %1$s t set main_ref = case when t.main_ref is null or t.main_ref_inferred then u.main else t.main_ref end,
              main_ref_inferred = (t.main_ref is null or t.main_ref_inferred) and u.main is not null,
              main_measure_m = u.measure, snap_distance_m = u.distance
            from unnest(?::text[], ?::text[], ?::float8[], ?::float8[]) as u(ref, main, measure, distance)
            where t.ref = u.ref
              and (case when t.main_ref is null or t.main_ref_inferred then u.main else t.main_ref end,
                   u.measure, u.distance) is distinct from (t.main_ref, t.main_measure_m, t.snap_distance_m)
            """;

    private static final String NEAREST = """
            update %1$s t set main_ref = near.ref, main_ref_inferred = near.ref is not null%2$s
            from %1$s s left join lateral (
              select m.ref, m.geom <-> %3$s as distance from main m
              where m.network = %4$s and m.link_kind = 'pipe' and m.link_status <> 'abandoned'
                and m.geometry_quality = 'surveyed'
                and not exists (select from hydrant h where h.node_ref in (m.from_node, m.to_node))
                and st_dwithin(m.geom, %3$s, ?)
              order by m.geom <-> %3$s, m.ref limit 1) near on true
            where t.id = s.id and (s.main_ref is null or s.main_ref_inferred)
              and near.ref is distinct from t.main_ref
            """;

    private final NetworkRegistry networks;
    private final GeodataStore geodata;
    private final JdbcTemplate jdbc;

    ReferenceLinker(NetworkRegistry networks, GeodataStore geodata, JdbcTemplate jdbc) {
        this.networks = networks;
        this.geodata = geodata;
        this.jdbc = jdbc;
    }

    /**
     * What was linked.
     *
     * @param report how the network hangs together
     * @param mains mains whose nodes were found or changed
     * @param valves valves whose place on a main was found or changed
     * @param hydrants the same of hydrants
     * @param services services whose main was found or changed
     * @param customers customers whose main was found or changed
     */
    public record Links(
            ConnectivityReport report, long mains, long valves, long hydrants, long services, long customers) {

        /** Whether anything was written. */
        public boolean changedAnything() {
            return mains + valves + hydrants + services + customers > 0;
        }
    }

    /** Assembles the network and links what belongs to it; a second time, without changes between, writes nothing. */
    @Transactional
    public Links link() {
        Assembly assembly = networks.assemble(TracedUtility.WATER);
        long mains = jdbc.update(
                MAINS,
                texts(assembly.mains(), Assembly.ResolvedMain::ref),
                texts(assembly.mains(), Assembly.ResolvedMain::startNode),
                texts(assembly.mains(), Assembly.ResolvedMain::endNode));
        List<Assembly.ResolvedValve> valves = assembly.valves().stream()
                .filter(v -> v.linkRef() != null && !v.linkRef().equals(v.ref()))
                .toList();
        long placed = jdbc.update(
                DEVICES.formatted("valve"),
                texts(valves, Assembly.ResolvedValve::ref),
                texts(valves, Assembly.ResolvedValve::linkRef),
                numbers(valves, Assembly.ResolvedValve::measure),
                numbers(valves, Assembly.ResolvedValve::snapDistance_m));
        List<Assembly.ResolvedHydrant> hydrants =
                assembly.hydrants().stream().filter(h -> h.mainRef() != null).toList();
        long stood = jdbc.update(
                DEVICES.formatted("hydrant"),
                texts(hydrants, Assembly.ResolvedHydrant::ref),
                texts(hydrants, Assembly.ResolvedHydrant::mainRef),
                numbers(hydrants, Assembly.ResolvedHydrant::measure),
                numbers(hydrants, Assembly.ResolvedHydrant::snapDistance_m));
        long services =
                jdbc.update(NEAREST.formatted("service", "", "st_startpoint(s.geom)", "s.network"), SERVICE_REACH_M);
        long customers = jdbc.update(
                NEAREST.formatted("customer", ", snap_distance_m = near.distance", "s.geom", "'water'"),
                CUSTOMER_REACH_M);
        Links links = new Links(assembly.report(), mains, placed, stood, services, customers);
        if (links.changedAnything()) {
            geodata.bumpVersion("link");
        }
        return links;
    }

    private static <T> String[] texts(List<T> items, Function<T, String> value) {
        return items.stream().map(value).toArray(String[]::new);
    }

    private static <T> Double[] numbers(List<T> items, Function<T, Double> value) {
        return items.stream().map(value).toArray(Double[]::new);
    }
}
