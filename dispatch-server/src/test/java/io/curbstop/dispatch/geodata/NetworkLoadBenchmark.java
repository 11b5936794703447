package io.curbstop.dispatch.geodata;

import io.curbstop.dispatch.testing.GeneratedGrid;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.ref.Reference;
import java.util.Locale;
import java.util.function.Supplier;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Loading a network from PostGIS: how long, how much of the heap was used on the way, and how much it takes when loaded;
 * run by hand on a generated grid in a throw-away cluster. Arguments: crossings on each side (708 gives a million mains)
 * and the share of mains' ends with a valve.
 */
final class NetworkLoadBenchmark {

    private static final int ROUNDS = 3;

    private NetworkLoadBenchmark() {}

    public static void main(String[] args) {
        int side = args.length > 0 ? Integer.parseInt(args[0]) : 708;
        double valved = args.length > 1 ? Double.parseDouble(args[1]) : 0.6;
        try (ConfigurableApplicationContext server = GeneratedGrid.serve(side, valved)) {
            // What the server loads for itself must not load beside what is measured.
            server.getBean(NetworkRegistry.class).refresh();
            server.getBean(SearchRegistry.class).refresh();
            for (int round = 0; round < ROUNDS; round++) {
                NetworkRegistry registry = new NetworkRegistry(
                        server.getBean(GeodataStore.class),
                        server.getBean(ValveStateStore.class),
                        server.getBean(NetworkReader.class),
                        server.getBean(DrawingsReader.class),
                        server.getBean(CustomersReader.class),
                        server.getBean(JdbcTemplate.class));
                measure("pipes, ready to trace", () -> registry.assemble(TracedUtility.WATER)
                        .network());
                measure("and drawings and customers", registry::refresh);
            }
        }
    }

    private static void measure(String what, Supplier<Object> load) {
        double before_mb = usedHeap_mb();
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
        long start_ns = System.nanoTime();
        Object loaded = load.get();
        double took_s = (System.nanoTime() - start_ns) / 1e9;
        double peak_mb = ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .mapToLong(pool -> pool.getPeakUsage().getUsed())
                        .sum()
                / 1e6;
        System.out.printf(
                Locale.ROOT,
                "%s: %.1f s, %.0f MB when loaded, heap at its fullest %.0f MB above that before%n",
                what,
                took_s,
                usedHeap_mb() - before_mb,
                peak_mb - before_mb);
        Reference.reachabilityFence(loaded);
    }

    private static double usedHeap_mb() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
    }
}
