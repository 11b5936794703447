package io.curbstop.dispatch.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.map.network.Assembly;
import io.curbstop.map.network.AssemblyOptions;
import io.curbstop.map.network.NetworkAssembler;
import io.curbstop.map.network.ValveStates;
import io.curbstop.map.source.FeatureRecord;
import io.curbstop.map.source.LayerType;
import io.curbstop.map.trace.Break;
import io.curbstop.map.trace.IsolationAnswer;
import io.curbstop.map.trace.IsolationTracer;
import io.curbstop.map.trace.TraceRequest;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Breaks in the demo city's mains. */
class DemoOutagesTest {

    private static DemoCity city;
    private static IsolationTracer tracer;
    private static ValveStates states;

    @BeforeAll
    static void assemble() {
        city = DemoCity.generate(DemoCity.DEFAULT_SEED);
        Assembly assembly = NetworkAssembler.assemble(
                city.layer(LayerType.NODE),
                city.layer(LayerType.MAIN),
                city.layer(LayerType.VALVE),
                city.layer(LayerType.HYDRANT),
                AssemblyOptions.defaults());
        tracer = new IsolationTracer(assembly.network());
        states = ValveStates.recorded(assembly.network(), 0);
    }

    private static IsolationAnswer breakOf(String mainRef) {
        return tracer.trace(TraceRequest.of(states, Break.onMain(mainRef)));
    }

    @Test
    void theBreakBefore118MillRoadIsIsolatedByAHandfulOfValvesAndConcernsTheDialysisClinic() {
        FeatureRecord caller = city.layer(LayerType.CUSTOMER).stream()
                .filter(customer -> customer.findText("civic").orElseThrow().equals("118"))
                .filter(customer -> customer.findText("street").orElseThrow().equals("Mill Road"))
                .findFirst()
                .orElseThrow();
        IsolationAnswer answer = breakOf(caller.findText("main_ref").orElseThrow());
        System.out.println("118 Mill Road: " + answer.reason() + " close " + answer.close());
        List<String> critical = city.layer(LayerType.CUSTOMER).stream()
                .filter(customer ->
                        answer.segment().touches(customer.findText("main_ref").orElseThrow()))
                .flatMap(customer -> customer.findText("critical").stream())
                .toList();
        assertThat(answer.isolated()).isTrue();
        assertThat(answer.close()).hasSizeBetween(2, 6);
        assertThat(critical).contains("dialysis");
    }

    @Test
    void almostEveryMainInAStreetCanBeIsolatedByFewValves() {
        List<String> mains = city.layer(LayerType.MAIN).stream()
                .filter(main -> main.id().startsWith("WM")
                        && main.findText("street_ref").isPresent())
                .map(FeatureRecord::id)
                .toList();
        int isolated = 0;
        int few = 0;
        for (String main : mains) {
            IsolationAnswer answer = breakOf(main);
            isolated += answer.isolated() ? 1 : 0;
            few += answer.isolated() && answer.close().size() <= 8 ? 1 : 0;
        }
        System.out.printf("Of %d mains %d can be isolated, %d by eight valves or fewer%n", mains.size(), isolated, few);
        assertThat(isolated).isGreaterThan((int) (0.95 * mains.size()));
        assertThat(few).isGreaterThan((int) (0.75 * mains.size()));
    }
}
