package io.curbstop.map.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is different for gas. */
class GasTest {

    /** q is a place prepared for squeezing, nearer than valve v; w stands beyond; x and y are two valves at one end. */
    private static final String DRAWING = """
            R! -a[v]- A =q:squeeze_off= B -b- C -c(x@50)(y@52)- D -d- E!
            C -e[w]- F
            """;

    private static IsolationAnswer trace(TraceOptions options) {
        Sketch sketch = Sketch.of(DRAWING);
        return sketch.tracer.trace(sketch.request(Break.onMain("b")).withOptions(options));
    }

    private static List<String> close(TraceOptions options) {
        return trace(options).close().stream().map(ValveEntry::ref).sorted().toList();
    }

    @Test
    void place_for_squeezing_is_a_valve_for_gas_and_plain_pipe_for_water() {
        assertThat(close(TraceOptions.gas())).containsExactly("q", "w", "x");
        assertThat(close(TraceOptions.water())).containsExactly("v", "x");
        assertThat(trace(TraceOptions.gas()).close())
                .filteredOn(valve -> valve.ref().equals("q"))
                .singleElement()
                .satisfies(valve -> assertThat(valve.reason()).startsWith("squeeze the pipe off here"));
        assertThat(close(TraceOptions.gas().withSqueezeOffs(false))).containsExactly("v", "w", "x");
    }

    @Test
    void double_block_closes_both_valves_of_one_end_and_only_there() {
        assertThat(close(TraceOptions.gas().withDoubleBlock(true))).containsExactly("q", "w", "x", "y");
        assertThat(trace(TraceOptions.gas().withDoubleBlock(true)).close())
                .filteredOn(valve -> valve.ref().equals("y"))
                .extracting(ValveEntry::reason)
                .containsExactly("second valve of a double block");
        assertThat(trace(TraceOptions.gas().withDoubleBlock(true)).segment())
                .isEqualTo(trace(TraceOptions.gas()).segment());
    }

    @Test
    void services_are_shut_before_any_valve_and_relit_after_the_last() {
        GasWork work = GasWork.of(trace(TraceOptions.gas()), List.of("s2", "s1", "s2"));

        assertThat(work.shut())
                .extracting(GasWork.Step::action, GasWork.Step::ref)
                .startsWith(tuple(GasWork.Action.SHUT_SERVICE, "s1"), tuple(GasWork.Action.SHUT_SERVICE, "s2"))
                .hasSize(5);
        assertThat(work.shut().subList(2, 5)).extracting(GasWork.Step::action).containsOnly(GasWork.Action.CLOSE);
        assertThat(work.restore())
                .extracting(GasWork.Step::action)
                .containsExactly(
                        GasWork.Action.PURGE,
                        GasWork.Action.OPEN,
                        GasWork.Action.OPEN,
                        GasWork.Action.OPEN,
                        GasWork.Action.RELIGHT,
                        GasWork.Action.RELIGHT);
        assertThat(work.restore().get(0).order()).isEqualTo(work.shut().size() + 1);
    }

    @Test
    void there_is_no_order_of_work_for_what_is_not_isolated() {
        Sketch sketch = Sketch.of("R! -a- A");
        IsolationAnswer open =
                sketch.tracer.trace(sketch.request(Break.onMain("a")).withOptions(TraceOptions.gas()));

        assertThatThrownBy(() -> GasWork.of(open, List.of("s")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not isolated");
    }
}
