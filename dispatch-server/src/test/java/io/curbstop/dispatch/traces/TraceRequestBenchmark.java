package io.curbstop.dispatch.traces;

import io.curbstop.dispatch.geodata.NetworkRegistry;
import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.testing.GeneratedGrid;
import io.curbstop.dispatch.testing.TestClient;
import io.curbstop.dispatch.testing.TestUsers;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * {@code POST /api/traces} over HTTP with a session, one request after another, on a generated grid in a throw-away
 * cluster; run by hand. Arguments: crossings on each side (375 gives 280,000 mains), the share of mains' ends with a
 * valve, and the number of requests measured.
 */
final class TraceRequestBenchmark {

    private static final int WARM_UP = 12_000;

    private TraceRequestBenchmark() {}

    public static void main(String[] args) {
        int side = args.length > 0 ? Integer.parseInt(args[0]) : 375;
        double valved = args.length > 1 ? Double.parseDouble(args[1]) : 0.6;
        int requests = args.length > 2 ? Integer.parseInt(args[2]) : 2_000;
        int mains = GeneratedGrid.mains(side);
        try (ConfigurableApplicationContext server = GeneratedGrid.serve(side, valved)) {
            int port = Integer.parseInt(server.getEnvironment().getRequiredProperty("local.server.port"));
            server.getBean(NetworkRegistry.class).refresh();
            TestClient desk = server.getBean(TestUsers.class).client(port, Role.DISPATCHER);
            Random random = new Random(11);
            Supplier<Map<String, Object>> onMain =
                    () -> Map.of("main", "M" + random.nextInt(mains), "fraction", random.nextDouble());
            JdbcTemplate jdbc = server.getBean(JdbcTemplate.class);
            Supplier<Map<String, Object>> atPlace = () -> jdbc.queryForMap(
                    "select ST_X(p) as lon, ST_Y(p) as lat from (select ST_Transform(ST_SetSRID("
                            + "ST_MakePoint(?, ?), ?), 4326) as p) p",
                    400_000 + random.nextInt(side - 1) * 100 + 50,
                    4_400_000 + random.nextInt(side) * 100 + 4,
                    GeneratedGrid.SRID);
            measure("warming up", desk, onMain, WARM_UP);
            for (int round = 0; round < 2; round++) {
                measure("who asks, and no trace", () -> desk.get("/api/me"), requests);
                measure("break on a main", desk, onMain, requests);
                measure("break at a place", desk, atPlace, requests);
            }
        }
    }

    private static void measure(String name, TestClient desk, Supplier<Map<String, Object>> where, int requests) {
        Supplier<TestClient.Answer> trace = () -> desk.post("/api/traces", Map.of("breaks", List.of(where.get())));
        measure(name, trace, requests);
    }

    private static void measure(String name, Supplier<TestClient.Answer> request, int requests) {
        long[] took_ns = new long[requests];
        long length = 0;
        for (int i = 0; i < requests; i++) {
            long start_ns = System.nanoTime();
            TestClient.Answer answer = request.get();
            took_ns[i] = System.nanoTime() - start_ns;
            length += answer.text().length();
            if (answer.status() != 200) {
                throw new IllegalStateException(name + ": " + answer);
            }
        }
        Arrays.sort(took_ns);
        System.out.printf(
                Locale.ROOT,
                "%s: median %.2f ms, p99 %.2f ms, largest %.2f ms, %d characters on average%n",
                name,
                took_ns[requests / 2] / 1e6,
                took_ns[requests * 99 / 100] / 1e6,
                took_ns[requests - 1] / 1e6,
                length / requests);
    }
}
