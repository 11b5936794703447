package io.curbstop.dispatch.geodata;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.map.network.AssemblyOptions;
import io.curbstop.map.network.NetworkAssembler;
import io.curbstop.map.network.PipeNetwork;
import java.util.List;
import org.junit.jupiter.api.Test;

class TracersTest {

    private final Tracers tracers = new Tracers();

    @Test
    void oneTracerServesANetworkUntilAnotherIsLoaded() {
        PipeNetwork first = network();
        PipeNetwork second = network();

        assertThat(tracers.on(first)).isSameAs(tracers.on(first));
        assertThat(tracers.on(first).network()).isSameAs(first);
        assertThat(tracers.on(second).network()).isSameAs(second);
    }

    private static PipeNetwork network() {
        return NetworkAssembler.assemble(List.of(), List.of(), List.of(), List.of(), AssemblyOptions.defaults())
                .network();
    }
}
