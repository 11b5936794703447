package io.curbstop.map.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.map.network.AssemblyOptions;
import io.curbstop.map.network.NetworkAssembler;
import io.curbstop.map.network.PipeNetwork;
import io.curbstop.map.network.ValveStates;
import io.curbstop.map.source.FeatureRecord;
import io.curbstop.map.source.LayerType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The work of a trace grows with the area that is shut off, not with the network. Counted, not timed. */
class WorkTest {

    /** A grid of streets, n by n, a valve at the start of every main and a source in one corner. */
    private static IsolationAnswer traceInGrid(int n, String main) {
        List<FeatureRecord> nodes = new ArrayList<>();
        List<FeatureRecord> mains = new ArrayList<>();
        List<FeatureRecord> valves = new ArrayList<>();
        for (int x = 0; x < n; x++) {
            for (int y = 0; y < n; y++) {
                String here = x + "_" + y;
                nodes.add(new FeatureRecord(
                        LayerType.NODE, here, null, Map.of("node_kind", x + y == 0 ? "works" : "junction"), 0));
                if (x + 1 < n) {
                    main(mains, valves, "h" + here, here, (x + 1) + "_" + y);
                }
                if (y + 1 < n) {
                    main(mains, valves, "v" + here, here, x + "_" + (y + 1));
                }
            }
        }
        PipeNetwork network = NetworkAssembler.assemble(nodes, mains, valves, List.of(), AssemblyOptions.defaults())
                .network();
        return new IsolationTracer(network).trace(TraceRequest.of(ValveStates.recorded(network), Break.onMain(main)));
    }

    private static void main(List<FeatureRecord> mains, List<FeatureRecord> valves, String id, String from, String to) {
        mains.add(new FeatureRecord(
                LayerType.MAIN, id, null, Map.of("from_node", from, "to_node", to, "length_m", 100.0), 0));
        valves.add(new FeatureRecord(LayerType.VALVE, "V" + id, null, Map.of("main_ref", id, "node_ref", from), 0));
    }

    @Test
    void a_trace_in_a_network_of_ten_thousand_mains_visits_as_much_as_in_one_of_four_hundred() {
        IsolationAnswer small = traceInGrid(15, "h7_7");
        IsolationAnswer large = traceInGrid(75, "h7_7");
        assertThat(small.isolated()).isTrue();
        assertThat(Sketch.refs(large.close())).isEqualTo(Sketch.refs(small.close()));
        assertThat(small.jointsVisited()).isLessThan(120);
        assertThat(large.jointsVisited()).isLessThan(120);
    }
}
