package io.curbstop.dispatch.geodata;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.geodata.CustomersOnMains.OnMain;
import io.curbstop.dispatch.geodata.CustomersOnMains.Stretch;
import io.curbstop.map.network.AssemblyOptions;
import io.curbstop.map.network.NetworkAssembler;
import io.curbstop.map.network.Operability;
import io.curbstop.map.network.PipeNetwork;
import io.curbstop.map.network.ValvePosition;
import io.curbstop.map.network.ValveStates;
import io.curbstop.map.source.FeatureRecord;
import io.curbstop.map.source.LayerType;
import io.curbstop.map.trace.IsolationTracer;
import io.curbstop.map.trace.TraceOptions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two mains from one reservoir, each with a valve at it. */
class ServedCustomersTest {

    private final PipeNetwork network = NetworkAssembler.assemble(
                    List.of(
                            new FeatureRecord(LayerType.NODE, "R", null, Map.of("node_kind", "reservoir"), 0),
                            new FeatureRecord(LayerType.NODE, "A", null, Map.of("node_kind", "junction"), 0),
                            new FeatureRecord(LayerType.NODE, "B", null, Map.of("node_kind", "junction"), 0)),
                    List.of(main("M1", "A"), main("M2", "B")),
                    List.of(valve("V1", "M1"), valve("V2", "M2")),
                    List.of(),
                    AssemblyOptions.defaults())
            .network();
    private final ValveStates open = ValveStates.recorded(network);
    private final ServedCustomers customers = customers();

    @Test
    void customerWithAnotherServiceThatHasSupplyIsReduced() {
        assertThat(customers.on(List.of(whole("M1")), supply(open)))
                .containsExactlyInAnyOrder(
                        new OnMain("both", "out", "hospital", true),
                        new OnMain("one", "out", null, false),
                        new OnMain("twice", "out", null, false));
    }

    @Test
    void anotherServiceThatHasNoSupplyDoesNotHelp() {
        ValveStates shut = open.with(network.valves().find("V2"), ValvePosition.CLOSED, Operability.OPERABLE);
        assertThat(customers.on(List.of(whole("M1")), supply(shut)))
                .contains(new OnMain("both", "out", "hospital", false));
    }

    @Test
    void customerWithAllServicesShutOffIsOut() {
        assertThat(customers.on(List.of(whole("M1"), whole("M2")), supply(open)))
                .hasSize(3)
                .noneMatch(OnMain::reduced);
    }

    @Test
    void aServiceElsewhereOnTheSameMainCounts() {
        assertThat(customers.on(List.of(new Stretch("out", "M1", 0.8, 1)), supply(open)))
                .containsExactly(new OnMain("twice", "out", null, true));
    }

    private ServedCustomers.Supply supply(ValveStates states) {
        IsolationTracer tracer = new IsolationTracer(network);
        return (mains, measures) -> tracer.areSupplied(states, TraceOptions.water(), mains, measures);
    }

    private ServedCustomers customers() {
        ServedCustomers.Builder builder = new ServedCustomers.Builder(network.links());
        builder.add("both", "hospital", "M1", 0.5);
        builder.add("both", "hospital", "M2", Double.NaN);
        builder.add("one", null, "M1", 0.5);
        builder.add("twice", null, "M1", 0.2);
        builder.add("twice", null, "M1", 0.9);
        return builder.build();
    }

    private static Stretch whole(String main) {
        return new Stretch("out", main, 0, 1);
    }

    private static FeatureRecord main(String ref, String to) {
        return new FeatureRecord(
                LayerType.MAIN,
                ref,
                null,
                Map.of("from_node", "R", "to_node", to, "length_m", 100.0, "diameter_mm", 200),
                0);
    }

    private static FeatureRecord valve(String ref, String main) {
        return new FeatureRecord(LayerType.VALVE, ref, null, Map.of("main_ref", main, "node_ref", "R"), 0);
    }
}
