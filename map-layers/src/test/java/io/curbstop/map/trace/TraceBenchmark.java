package io.curbstop.map.trace;

import io.curbstop.map.network.AssemblyOptions;
import io.curbstop.map.network.IntArray;
import io.curbstop.map.network.NetworkAssembler;
import io.curbstop.map.network.Operability;
import io.curbstop.map.network.PipeNetwork;
import io.curbstop.map.network.ValveStates;
import io.curbstop.map.source.FeatureRecord;
import io.curbstop.map.source.LayerType;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * How long a trace takes on a street grid of 280,000 mains; run by hand, the share of mains' ends with a valve as argument.
 * Prints CPU time: the median and the 99th percentile in microseconds, and the nanoseconds an edge of segmenting the whole.
 */
final class TraceBenchmark {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int SIDE = 375;
    private static final int ROUNDS = 6;

    private TraceBenchmark() {}

    public static void main(String[] args) {
        double valved = args.length > 0 ? Double.parseDouble(args[0]) : 0.6;
        PipeNetwork network = grid(SIDE, valved, new Random(7));
        System.out.printf(
                Locale.ROOT,
                "%d mains, %d valves, %d edges%n",
                network.links().mainCount(),
                network.valves().count(),
                network.jointCount());
        segmentation(network);
        ValveStates states = ValveStates.recorded(network);
        IsolationTracer tracer = new IsolationTracer(network);
        Random random = new Random(11);
        int count = valved < 0.5 ? 50 : 20_000;
        TraceRequest[] requests = new TraceRequest[count];
        for (int i = 0; i < count; i++) {
            String main = network.links().mainRef(random.nextInt(network.links().mainCount()));
            requests[i] = TraceRequest.of(states, Break.onMain(main, 50));
        }
        for (int round = 0; round < ROUNDS; round++) {
            double[] micros = new double[count];
            long visited = 0;
            for (int i = 0; i < count; i++) {
                long before = cpu_ns();
                visited += tracer.trace(requests[i]).jointsVisited();
                micros[i] = (cpu_ns() - before) / 1000.0;
            }
            print("trace", micros, visited);
        }
        kernel(network, states, requests);
        count = Math.min(count, 200);
        for (int round = 0; round < ROUNDS / 2; round++) {
            double[] micros = new double[count];
            for (int i = 0; i < count; i++) {
                long before = cpu_ns();
                tracer.findFewestValves(requests[i]);
                micros[i] = (cpu_ns() - before) / 1000.0;
            }
            print("fewest valves", micros, 0);
        }
        for (int round = 0; round < ROUNDS / 2; round++) {
            double[] micros = new double[count];
            for (int i = 0; i < count; i++) {
                int valve = random.nextInt(network.valves().count());
                states = states.with(valve, states.position(valve), Operability.STUCK_OPEN);
                TraceRequest request =
                        new TraceRequest(requests[i].breaks(), states, requests[i].thisJob(), requests[i].options());
                long before = cpu_ns();
                tracer.trace(request);
                micros[i] = (cpu_ns() - before) / 1000.0;
            }
            print("after a valve changed", micros, 0);
        }
    }

    /** What to shut and what goes dry, in numbers: without the words of the answer. */
    private static void kernel(PipeNetwork network, ValveStates states, TraceRequest[] requests) {
        SupplyIndex index = new SupplyIndex(network, states, TraceOptions.water());
        SegmentFlood.Scratch floodRoom = new SegmentFlood.Scratch(network);
        SplitScratch splitRoom = new SplitScratch(network);
        for (int round = 0; round < ROUNDS; round++) {
            double[] micros = new double[requests.length];
            long visited = 0;
            for (int i = 0; i < requests.length; i++) {
                long before = cpu_ns();
                BreakResolver breaks = new BreakResolver(network).resolve(requests[i].breaks());
                ValveRules rules = new ValveRules(network, requests[i], breaks.brokenValves);
                SegmentFlood flood = new SegmentFlood(
                                network, rules, requests[i].options(), breaks.brokenLinks, floodRoom)
                        .run(breaks.cells);
                SupplySplit split = new SupplySplit(network, index, splitRoom, flood, new IntArray(), new IntArray());
                visited += split.dryUnits().length + flood.jointsVisited + split.jointsVisited();
                micros[i] = (cpu_ns() - before) / 1000.0;
            }
            print("kernel", micros, visited);
        }
    }

    /** Of this thread, so that what else runs on the machine does not count. */
    private static long cpu_ns() {
        return THREADS.getCurrentThreadCpuTime();
    }

    private static void segmentation(PipeNetwork network) {
        ValveStates states = ValveStates.recorded(network);
        for (int round = 0; round < ROUNDS; round++) {
            long before = cpu_ns();
            int count = Segmentation.of(network, states, TraceOptions.water()).count();
            double nanos = cpu_ns() - before;
            System.out.printf(
                    Locale.ROOT, "segmentation: %d segments, %.1f ns an edge%n", count, nanos / network.jointCount());
        }
    }

    private static void print(String what, double[] micros, long visited) {
        Arrays.sort(micros);
        System.out.printf(
                Locale.ROOT,
                "%s: median %.1f us, p99 %.1f us, most %.1f us, %d edges visited%n",
                what,
                micros[micros.length / 2],
                micros[micros.length * 99 / 100],
                micros[micros.length - 1],
                visited);
    }

    static PipeNetwork grid(int side, double valved, Random random) {
        List<FeatureRecord> nodes = new ArrayList<>();
        List<FeatureRecord> mains = new ArrayList<>();
        List<FeatureRecord> valves = new ArrayList<>();
        for (int x = 0; x < side; x++) {
            for (int y = 0; y < side; y++) {
                nodes.add(new FeatureRecord(LayerType.NODE, x + "/" + y, null, Map.of("node_kind", "junction"), 0));
                if (x + 1 < side) {
                    main(mains, valves, x + "/" + y, (x + 1) + "/" + y, valved, random);
                }
                if (y + 1 < side) {
                    main(mains, valves, x + "/" + y, x + "/" + (y + 1), valved, random);
                }
            }
        }
        String[] feeds = {"0/0", (side - 1) + "/0", "0/" + (side - 1), side / 2 + "/" + side / 2};
        for (String feed : feeds) {
            nodes.add(new FeatureRecord(LayerType.NODE, "R" + feed, null, Map.of("node_kind", "reservoir"), 0));
            main(mains, valves, "R" + feed, feed, 1, random);
        }
        return NetworkAssembler.assemble(nodes, mains, valves, List.of(), AssemblyOptions.defaults())
                .network();
    }

    private static void main(
            List<FeatureRecord> mains,
            List<FeatureRecord> valves,
            String from,
            String to,
            double valved,
            Random random) {
        String id = "M" + mains.size();
        mains.add(new FeatureRecord(
                LayerType.MAIN,
                id,
                null,
                Map.of("from_node", from, "to_node", to, "length_m", 100.0, "diameter_mm", 200),
                0));
        for (String end : List.of(from, to)) {
            if (random.nextDouble() < valved) {
                valves.add(new FeatureRecord(
                        LayerType.VALVE, "V" + valves.size(), null, Map.of("main_ref", id, "node_ref", end), 0));
            }
        }
    }
}
