package io.curbstop.map.trace;

import static io.curbstop.map.trace.Sketch.mains;
import static io.curbstop.map.trace.Sketch.refs;
import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.map.network.AssemblyOptions;
import io.curbstop.map.network.NetworkAssembler;
import io.curbstop.map.network.PipeNetwork;
import io.curbstop.map.network.ValveStates;
import io.curbstop.map.source.FeatureRecord;
import io.curbstop.map.source.GasLibReader;
import io.curbstop.map.source.NetworkModel;
import io.curbstop.testing.SharedData;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Traces by the gas rules on real gas networks, against the naive trace and what must hold of each. */
class GasLibTest {
    /** The naive trace floods the whole network each time: of the largest network only every so many pipes. */
    private static final int MOST_PIPES = 120;

    @ParameterizedTest
    @ValueSource(ints = {11, 24, 40, 135, 582})
    void gas_traces_agree_with_a_naive_one(int size) throws Exception {
        NetworkModel model = GasLibReader.read(SharedData.require("networks/gaslib/GAS" + size + "_NET.xml"));
        PipeNetwork network = NetworkAssembler.assemble(
                        model.nodes(), model.mains(), model.valves(), List.of(), AssemblyOptions.defaults())
                .network();
        IsolationTracer tracer = new IsolationTracer(network);
        ValveStates states = ValveStates.recorded(network);
        int step = Math.max(1, model.mains().size() / MOST_PIPES);
        for (int k = 0; k < model.mains().size(); k += step) {
            String main = model.mains().get(k).id();
            IsolationAnswer answer =
                    tracer.trace(TraceRequest.of(states, Break.onMain(main)).withOptions(TraceOptions.gas()));
            NaiveTrace naive = naive(model).run(Set.of(main));

            assertThat(mains(answer.segment()))
                    .as("segment of %s", main)
                    .containsExactlyInAnyOrderElementsOf(pipes(model, naive.segmentLinks()));
            // What is in the pipes would vent through the break: with gas the dry border is shut too.
            assertThat(refs(answer.close()))
                    .as("close for %s", main)
                    .containsExactlyInAnyOrderElementsOf(union(naive.close, naive.borderDry));
            assertThat(answer.borderDry()).as(main).isEmpty();
            assertThat(mains(answer.secondary()))
                    .as("secondary of %s", main)
                    .containsExactlyInAnyOrderElementsOf(pipes(model, naive.secondaryLinks()));
            if (answer.isolated()) {
                assertThat(naive.mayReachBreak(new TreeSet<>(refs(answer.close())), Set.of(main)))
                        .as("gas reaches %s", main)
                        .isFalse();
            }
        }
    }

    @Test
    void gas_shuts_more_than_water_where_a_side_is_dry() throws Exception {
        NetworkModel model = GasLibReader.read(SharedData.require("networks/gaslib/GAS582_NET.xml"));
        PipeNetwork network = NetworkAssembler.assemble(
                        model.nodes(), model.mains(), model.valves(), List.of(), AssemblyOptions.defaults())
                .network();
        IsolationTracer tracer = new IsolationTracer(network);
        int more = 0;
        for (FeatureRecord main : model.mains()) {
            TraceRequest water = TraceRequest.of(ValveStates.recorded(network), Break.onMain(main.id()));
            IsolationAnswer asWater = tracer.trace(water);
            IsolationAnswer asGas = tracer.trace(water.withOptions(TraceOptions.gas()));
            assertThat(refs(asGas.close()))
                    .as(main.id())
                    .containsExactlyInAnyOrderElementsOf(union(refs(asWater.close()), refs(asWater.borderDry())));
            more += asGas.close().size() > asWater.close().size() ? 1 : 0;
        }
        assertThat(more).isPositive();
    }

    /** A valve that is a link is a link with a valve at its start. */
    private static NaiveTrace naive(NetworkModel model) {
        NaiveTrace naive = new NaiveTrace(true, true);
        for (FeatureRecord node : model.nodes()) {
            naive.addNode(
                    node.id(),
                    node.findText("node_kind").filter("import_meter"::equals).isPresent());
        }
        for (FeatureRecord main : model.mains()) {
            addLink(
                    naive,
                    main,
                    main.findText("link_kind").filter("pump"::equals).isPresent());
        }
        for (FeatureRecord valve : model.valves()) {
            boolean isolation =
                    valve.findText("valve_kind").filter("isolation"::equals).isPresent();
            addLink(naive, valve, !isolation);
            if (isolation) {
                naive.addValve(new NaiveTrace.Valve(valve.id(), valve.id(), true, false, true));
            }
        }
        return naive;
    }

    private static void addLink(NaiveTrace naive, FeatureRecord link, boolean suppliesOneWay) {
        naive.addLink(
                link.id(),
                link.findText("from_node").orElseThrow(),
                link.findText("to_node").orElseThrow(),
                false,
                suppliesOneWay,
                false);
    }

    private static Set<String> pipes(NetworkModel model, Set<String> links) {
        Set<String> pipes = new TreeSet<>();
        model.mains().stream().map(FeatureRecord::id).filter(links::contains).forEach(pipes::add);
        return pipes;
    }

    private static Set<String> union(Collection<String> some, Collection<String> others) {
        Set<String> all = new TreeSet<>(some);
        all.addAll(others);
        return all;
    }
}
