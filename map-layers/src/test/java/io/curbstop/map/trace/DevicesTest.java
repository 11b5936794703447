package io.curbstop.map.trace;

import static io.curbstop.map.trace.Sketch.mains;
import static io.curbstop.map.trace.Sketch.refs;
import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.map.network.ConnectivityReport.ProblemCode;
import io.curbstop.map.trace.IsolatedArea.MainPart;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What valves of each kind, pumps and closed links do to a trace. */
class DevicesTest {

    @Test
    void a_valve_that_is_a_node_cuts_every_side() {
        Sketch sketch = Sketch.of("""
                R! -a- X[n] -b- B
                X -c- C -d- D
                """);
        IsolationAnswer answer = sketch.trace("b");
        assertThat(refs(answer.close())).containsExactly("n");
        assertThat(mains(answer.segment())).containsExactly("b");
        assertThat(mains(answer.secondary())).containsExactly("c", "d");
        assertThat(answer.secondary().nodes()).doesNotContain("X");
        assertThat(mains(sketch.trace(Break.atValve("n")).segment())).containsExactly("a", "b", "c", "d");
    }

    @Test
    void a_valve_that_is_a_link_is_an_edge_cut() {
        IsolationAnswer answer = Sketch.of("R! -a- A =v= B -b- C").trace("b");
        assertThat(refs(answer.close())).containsExactly("v");
        assertThat(answer.segment().nodes()).containsExactly("B", "C");
    }

    @Test
    void a_pressure_reducing_valve_is_crossed_to_the_next_valve_upstream() {
        Sketch sketch = Sketch.of("R! -a[v]- A =p:prv= B -b- C");
        IsolationAnswer answer = sketch.trace("b");
        assertThat(refs(answer.close())).containsExactly("v");
        assertThat(answer.crossed()).extracting(ValveEntry::ref).containsExactly("p");
        assertThat(answer.segment().valveLinks()).containsExactly("p");
        IsolationAnswer shut = sketch.tracer.trace(sketch.request(Break.onMain("b"))
                .withOptions(TraceOptions.water().withCanShut(Set.of("p"))));
        assertThat(refs(shut.close())).containsExactly("p");
    }

    @Test
    void a_check_valve_towards_the_break_is_crossed_and_one_away_from_it_holds() {
        Sketch sketch = Sketch.of("""
                R! -a[v]- A -k>- B -b- C -[w]c- D -d- S!
                """);
        IsolationAnswer downstream = sketch.trace("b");
        assertThat(refs(downstream.close())).containsExactly("v", "w");
        IsolationAnswer upstream = Sketch.of("""
                R! -a[v]- A -b- B -k>- C -c- D -d[w]- S!
                """).trace("b");
        assertThat(refs(upstream.close())).containsExactly("v");
        assertThat(upstream.checkValves()).containsExactly("k");
        assertThat(upstream.confidence())
                .extracting(ConfidenceNote::code)
                .containsExactly(ConfidenceNote.Code.RELIES_ON_CHECK_VALVE);
        assertThat(refs(upstream.ifCheckValvesLeak().close())).containsExactly("v", "w");
    }

    @Test
    void an_inlet_fills_its_tank_and_brings_nothing_back() {
        for (String drawing : List.of("R! -[v]a- A -[x]b- B -t/inlet- T!", "T! -t/inlet- B -b[x]- A -a[v]- R!")) {
            Sketch sketch = Sketch.of(drawing);
            IsolationAnswer above = sketch.trace("a");
            assertThat(refs(above.close())).containsExactly("v");
            assertThat(refs(above.borderDry())).containsExactly("x");
            assertThat(above.secondary().mains()).extracting(MainPart::mainRef).containsExactly("b", "t");
            IsolationAnswer below = sketch.trace("b");
            assertThat(below.isolated()).isTrue();
            assertThat(refs(below.close())).containsExactly("x");
            assertThat(below.checkValves()).containsExactly("t");
            assertThat(below.ifCheckValvesLeak().outcome()).isEqualTo(IsolationAnswer.Outcome.SOURCE_INSIDE);
        }
    }

    @Test
    void an_inlet_of_no_tank_is_an_ordinary_main_and_reported() {
        Sketch sketch = Sketch.of("R! -[v]a- A -t/inlet- B -b[w]- S!");
        assertThat(refs(sketch.trace("t").close())).containsExactly("v", "w");
        assertThat(sketch.assembly.report().count(ProblemCode.INLET_WITHOUT_SOURCE))
                .isEqualTo(1);
    }

    @Test
    void an_inlet_that_passes_water_away_from_its_tank_only_is_none_and_reported() {
        Sketch sketch = Sketch.of("T! -t>/inlet- B -b[x]- A -a[v]- R!");
        assertThat(refs(sketch.trace("b").close())).contains("x");
        assertThat(sketch.trace("b").isolated()).as("the tank feeds it").isFalse();
        assertThat(sketch.assembly.report().count(ProblemCode.INLET_AGAINST_FLOW))
                .isEqualTo(1);
        Sketch agreed = Sketch.of("B -t>/inlet- T!\nR! -[v]a- A -[x]b- B");
        assertThat(agreed.assembly.report().count(ProblemCode.INLET_AGAINST_FLOW))
                .isZero();
    }

    @Test
    void a_pump_is_crossed_and_to_be_locked_out() {
        IsolationAnswer answer = Sketch.of("R! -a[v]- A =P:pump= B -b- C").trace("b");
        assertThat(refs(answer.close())).containsExactly("v");
        assertThat(answer.pumpsToLockOut()).containsExactly("P");
    }

    @Test
    void a_link_recorded_as_closed_holds_but_is_told() {
        IsolationAnswer answer =
                Sketch.of("R! -a[v]- A -b- B -k/closed- C -c- R").trace("b");
        assertThat(refs(answer.close())).containsExactly("v");
        assertThat(answer.assumedClosed()).containsExactly("k");
        assertThat(answer.confidence())
                .extracting(ConfidenceNote::code)
                .containsExactly(ConfidenceNote.Code.ASSUMED_CLOSED);
    }

    @Test
    void valves_are_closed_from_small_to_large() {
        IsolationAnswer answer = Sketch.of("""
                R! -a%300[v]- A -[w]b%150- B -c- R
                A -d%200[x]- R
                """).trace(Break.atNode("A"));
        assertThat(refs(answer.close())).containsExactly("w", "x", "v");
        assertThat(answer.close()).extracting(ValveEntry::order).containsExactly(1, 2, 3);
        assertThat(answer.close()).extracting(ValveEntry::diameter_mm).containsExactly(150, 200, 300);
    }
}
