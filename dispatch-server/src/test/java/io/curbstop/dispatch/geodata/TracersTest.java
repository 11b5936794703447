package io.curbstop.dispatch.geodata;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.map.network.AssemblyOptions;
import io.curbstop.map.network.NetworkAssembler;
import io.curbstop.map.network.PipeNetwork;
import io.curbstop.map.trace.IsolationTracer;
import java.util.List;
import org.junit.jupiter.api.Test;

class TracersTest {

    private final Tracers tracers = new Tracers();

    @Test
    void oneTracerServesANetworkUntilAnotherIsLoaded() {
        LoadedNetwork first = loaded(TracedUtility.WATER);
        LoadedNetwork second = loaded(TracedUtility.WATER);
        LoadedNetwork gas = loaded(TracedUtility.GAS);

        IsolationTracer tracer = tracers.on(first);
        assertThat(tracer.network()).isSameAs(first.network());
        assertThat(tracers.on(gas).network()).isSameAs(gas.network());
        assertThat(tracers.on(first)).as("one utility's beside another's").isSameAs(tracer);
        assertThat(tracers.on(second).network()).isSameAs(second.network());
    }

    private static LoadedNetwork loaded(TracedUtility utility) {
        return new LoadedNetwork(utility, network(), null, null, null, null, 0);
    }

    private static PipeNetwork network() {
        return NetworkAssembler.assemble(List.of(), List.of(), List.of(), List.of(), AssemblyOptions.defaults())
                .network();
    }
}
