package io.curbstop.dispatch.testing;

import io.curbstop.dispatch.CurbstopApplication;
import io.curbstop.dispatch.database.ConnectionDetails;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A street grid of mains, for benchmarks, written straight into the geodata tables: a node at every crossing 100 m
 * apart, a main with one bend between two, valves at a share of the mains' ends, a hydrant on every tenth main and a
 * customer on each, every other by a service. One reservoir stands in the south-west corner.
 */
public final class GeneratedGrid {

    /** Of the system of coordinates. */
    public static final int SRID = 32618;

    private final JdbcTemplate jdbc;

    /** Writes by this connection; the database must have no geodata yet. */
    public GeneratedGrid(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Starts a server on a throw-away cluster with a grid of this size; for arguments and errors see {@link #write}. */
    public static ConfigurableApplicationContext serve(int side, double valved) {
        ConnectionDetails database = TestDatabase.create();
        new GeneratedGrid(new JdbcTemplate(
                        new DriverManagerDataSource(database.url(), database.user(), database.password())))
                .write(side, valved);
        return SpringApplication.run(
                CurbstopApplication.class,
                "--server.port=0",
                "--curbstop.demo=false",
                "--curbstop.radio.journal=" + System.getProperty("java.io.tmpdir") + "/curbstop-test-radio",
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.user(),
                "--spring.datasource.password=" + database.password());
    }

    /** How many mains a grid of this size has; they are named {@code M0}, {@code M1} and so on. */
    public static int mains(int side) {
        return 2 * side * (side - 1);
    }

    /**
     * Writes the grid.
     *
     * @param side crossings on each side; see {@link #mains}
     * @param valved share of the mains' ends that have a valve, 0 to 1
     */
    public void write(int side, double valved) {
        jdbc.execute("select setseed(0.5)");
        jdbc.update(
                "insert into city (name, srid, time_zone, demo, geodata_version) values ('Grid', ?, 'UTC', false, 1)",
                SRID);
        jdbc.execute("""
                insert into node (ref, dataset, geom, node_kind, source_hash)
                select x || '/' || y, 'grid', ST_SetSRID(ST_MakePoint(400000 + x * 100, 4400000 + y * 100), %2$d),
                  case when x + y = 0 then 'reservoir' else 'junction' end, gen_random_uuid()
                from generate_series(0, %1$d - 1) x, generate_series(0, %1$d - 1) y
                """.formatted(side, SRID));
        jdbc.execute("""
                with pair as (
                  select 'M' || row_number() over (order by x, y, d) - 1 as ref, x, y, x + 1 - d as x2, y + d as y2
                  from generate_series(0, %1$d - 1) x, generate_series(0, %1$d - 1) y, generate_series(0, 1) d
                  where x + 1 - d < %1$d and y + d < %1$d)
                insert into main (ref, dataset, geom, from_node, to_node, length_m, diameter_mm, material, source_hash)
                select ref, 'grid', ST_SetSRID(ST_MakeLine(array[
                    ST_MakePoint(400000 + x * 100, 4400000 + y * 100),
                    ST_MakePoint(400000 + (x + x2) * 50 + 3, 4400000 + (y + y2) * 50 + 3),
                    ST_MakePoint(400000 + x2 * 100, 4400000 + y2 * 100)]), %2$d),
                  x || '/' || y, x2 || '/' || y2, 100, 150, 'PVC', gen_random_uuid()
                from pair
                """.formatted(side, SRID));
        jdbc.execute("""
                insert into valve (ref, dataset, geom, main_ref, diameter_mm, turns, source_hash)
                select 'V' || row_number() over (), 'grid', ST_LineInterpolatePoint(geom, f), ref, 150, 20,
                  gen_random_uuid()
                from main, unnest(array[0.05, 0.95]) f where random() < %s
                """.formatted(valved));
        jdbc.execute("""
                insert into hydrant (ref, dataset, geom, main_ref, diameter_mm, source_hash)
                select 'H' || id, 'grid', ST_LineInterpolatePoint(geom, 0.5), ref, 100, gen_random_uuid()
                from main where id % 10 = 0
                """);
        jdbc.execute("""
                insert into customer (ref, dataset, geom, account, main_ref, critical, source_hash)
                select 'C' || id, 'grid', ST_Translate(ST_LineInterpolatePoint(geom, random()), 8, 8), 'A' || id, ref,
                  case when id % 997 = 0 then 'dialysis' end, gen_random_uuid()
                from main
                """);
        jdbc.execute("""
                insert into service (ref, dataset, geom, main_ref, customer_ref, source_hash)
                select 'S' || c.id, 'grid', ST_MakeLine(ST_ClosestPoint(m.geom, c.geom), c.geom), m.ref, c.ref,
                  gen_random_uuid()
                from customer c join main m on m.ref = c.main_ref where c.id % 2 = 0
                """);
        for (String table : List.of("node", "main", "valve", "hydrant", "customer", "service")) {
            jdbc.update("insert into layer_version values (?, 1) on conflict (layer) do nothing", table);
        }
        jdbc.execute("analyze");
    }
}
