package io.curbstop.map.trace;

import static io.curbstop.map.trace.Sketch.mains;
import static io.curbstop.map.trace.Sketch.refs;
import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.map.network.Operability;
import io.curbstop.map.network.ValvePosition;
import io.curbstop.map.trace.Restoration.Possibility;
import org.junit.jupiter.api.Test;

/** What lost its supply, and how it can have it back; and the plan with the fewest valves. */
class RestorationTest {
    private static final String LINKED = """
            R! -a[u]- A -b[v]- B -c#East- C
            C -d[n]#West- D -e#West- S!
            """;

    private static Sketch linked() {
        return Sketch.of(LINKED.replace("-d[n]#West-", "-d#East[n]-"));
    }

    @Test
    void one_closed_valve_restores_what_lost_its_supply() {
        IsolationAnswer answer = linked().closed("n").trace("b");
        assertThat(mains(answer.secondary())).containsExactly("c", "d");
        assertThat(answer.restorations()).singleElement().satisfies(r -> {
            assertThat(r.possibility()).isEqualTo(Possibility.BY_ONE);
            assertThat(mains(r.area())).containsExactly("c", "d");
            assertThat(r.candidates()).singleElement().satisfies(c -> {
                assertThat(c.open()).containsExactly("n");
                assertThat(c.closeFirst()).containsExactly("v");
                assertThat(c.zones()).containsExactly("East", "West");
                assertThat(c.text())
                        .isEqualTo("open n, but first shut v, or the break is fed again;"
                                + " this joins the zones East and West");
            });
        });
    }

    @Test
    void a_valve_that_cannot_be_turned_restores_nothing() {
        IsolationAnswer answer = linked().state(ValvePosition.CLOSED, Operability.STUCK_CLOSED, "n")
                .trace("b");
        assertThat(answer.restorations())
                .extracting(Restoration::possibility)
                .containsExactly(Possibility.NOT_POSSIBLE);
    }

    @Test
    void several_valves_in_a_row_are_opened_from_the_supplied_side() {
        Sketch sketch =
                Sketch.of("R! -a[u]- A -b[v]- B -c[n]- C -d[m]- D -e- S!").closed("n", "m");
        IsolationAnswer answer = sketch.trace("b");
        assertThat(answer.restorations()).singleElement().satisfies(r -> {
            assertThat(r.possibility()).isEqualTo(Possibility.BY_SEVERAL);
            assertThat(r.candidates().get(0).open()).containsExactly("m", "n");
        });
    }

    @Test
    void a_valve_that_would_refill_the_segment_is_never_proposed() {
        Sketch sketch = Sketch.of("""
                R! -a[u]- A -b[v]- B -c- C
                A -x[n]- C
                """).closed("n");
        IsolationAnswer answer = sketch.trace("b");
        assertThat(refs(answer.verify())).containsExactly("n");
        assertThat(mains(answer.secondary())).containsExactly("c");
        assertThat(answer.restorations())
                .extracting(Restoration::possibility)
                .containsExactly(Possibility.NOT_POSSIBLE);
    }

    @Test
    void the_fewest_valves_may_be_further_out() {
        Sketch sketch = Sketch.of("""
                R! -m[z]- M
                M -a[v]- A
                M -b[w]- A
                A -c[x]- B
                B -d[y]- M
                """);
        IsolationAnswer nearest = sketch.trace(Break.atNode("A"));
        assertThat(refs(nearest.close())).containsExactly("v", "w", "x");
        IsolationAnswer fewest = sketch.tracer
                .findFewestValves(sketch.request(Break.atNode("A")))
                .orElseThrow();
        assertThat(refs(fewest.close())).containsExactly("z");
        assertThat(fewest.plan()).isEqualTo(IsolationAnswer.Plan.FEWEST_VALVES);
        assertThat(refs(fewest.interior())).containsExactly("v", "w", "x", "y");
        assertThat(sketch.tracer.findFewestValves(sketch.request(Break.onMain("m", 100))))
                .isEmpty();
    }
}
