package io.curbstop.map.trace;

import static io.curbstop.map.trace.Sketch.mains;
import static io.curbstop.map.trace.Sketch.refs;
import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.map.network.Operability;
import io.curbstop.map.network.ValvePosition;
import io.curbstop.map.network.ValveStates;
import io.curbstop.map.source.FeatureRecord;
import io.curbstop.map.source.LayerType;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Plans held against each other, two jobs at a time, reopening, and what is out as the valves stand. */
class PlansTest {
    /** Ten customers on each main. */
    private static final ToDoubleFunction<IsolatedArea> CUSTOMERS =
            area -> 10 * mains(area).size();

    @Test
    void plans_are_listed_with_what_they_leave_without_water() {
        // v and w are the nearest; u alone further out; closed n gives C and D water from the other side.
        Sketch sketch = Sketch.of("""
                R! -a[u]- A -[v]b- B -[x]f- F
                A -[w]g- B
                B -c- C -d[n]- D -e- S!
                """).closed("n");

        List<PlanOption> plans = PlanOption.list(sketch.tracer, sketch.request(Break.onMain("c")), CUSTOMERS);

        assertThat(plans)
                .extracting(PlanOption::kind)
                .containsExactly(PlanOption.Kind.NEAREST, PlanOption.Kind.FEWEST_VALVES);
        assertThat(refs(plans.get(0).answer().close())).containsExactlyInAnyOrder("v", "w");
        assertThat(refs(plans.get(1).answer().close())).containsExactly("u");
        assertThat(plans.get(0).weight()).isEqualTo(50); // b, g, c and d inside, f beyond
        assertThat(plans.get(1).weight()).isEqualTo(50);
    }

    @Test
    void the_plan_with_the_least_weight_opens_a_valve_to_what_lost_its_supply() {
        Sketch sketch = Sketch.of("R! -a[u]- A -b[v]- B -c- C -d[n]- D -e- S!").closed("n");

        List<PlanOption> plans = PlanOption.list(sketch.tracer, sketch.request(Break.onMain("b")), CUSTOMERS);

        assertThat(plans)
                .extracting(PlanOption::kind)
                .containsExactly(PlanOption.Kind.NEAREST, PlanOption.Kind.LEAST_WEIGHT);
        assertThat(plans.get(0).weight()).isEqualTo(30);
        assertThat(plans.get(1).weight()).isEqualTo(10);
        assertThat(plans.get(1).open()).containsExactly("n");
        assertThat(plans.get(1).closeFirst()).containsExactly("v");
        assertThat(PlanOption.list(sketch.tracer, sketch.request(Break.onMain("b")), area -> 0))
                .as("opening is of no use where nobody has lost water")
                .hasSize(1);
    }

    @Test
    void two_jobs_dry_together_what_neither_dries_alone() {
        Sketch sketch = Sketch.of("""
                R! -a[p]- A -b[q]- B -c[r]- C -d[s]- R
                """);

        JobConflict conflict = JobConflict.find(
                sketch.tracer, sketch.states(), TraceOptions.water(), List.of("p", "q"), List.of("r", "s", "q"));

        assertThat(mains(conflict.zone())).isEmpty();
        assertThat(conflict.sharedValves()).containsExactly("q");
        conflict = JobConflict.find(sketch.tracer, sketch.states(), TraceOptions.water(), List.of("p"), List.of("s"));
        assertThat(mains(conflict.zone())).containsExactly("b", "c", "d");
        assertThat(conflict.zone().nodes()).containsExactly("A", "B", "C");
    }

    @Test
    void what_is_out_follows_the_live_valves_and_not_what_was_closed_all_along() {
        Sketch sketch = Sketch.of("R! -a[u]- A -b[v]- B -c[n]- C").closed("n");
        ValveStates normal = sketch.states();
        int v = sketch.network.valves().find("v");
        int n = sketch.network.valves().find("n");

        assertThat(sketch.tracer.findDry(normal, normal, TraceOptions.water()).isEmpty())
                .isTrue();
        ValveStates shut = normal.with(v, ValvePosition.CLOSED, Operability.OPERABLE);
        IsolatedArea out = sketch.tracer.findDry(normal, shut, TraceOptions.water());
        assertThat(mains(out)).containsExactly("c");
        assertThat(out.nodes()).containsExactly("B");
        ValveStates opened = shut.with(n, ValvePosition.OPEN, Operability.OPERABLE);
        assertThat(sketch.tracer.findDry(normal, opened, TraceOptions.water())).isEqualTo(out);
    }

    @Test
    void the_smallest_feed_is_opened_first_the_farthest_hydrant_flushed_and_every_valve_seen_to() {
        Sketch drawn = Sketch.of("R! -a%300[u]- A -b- B -c- C -d%100[v]- S!");
        List<FeatureRecord> hydrants = List.of(hydrant("near", "C"), hydrant("far", "A"));
        Sketch sketch = drawn.withHydrants(hydrants);
        ValveStates before = sketch.states();
        IsolationAnswer answer = sketch.trace("b");

        ReopeningPlan plan = ReopeningPlan.of(sketch.network, answer, before, List.of("n", "m"), List.of("z"));

        assertThat(plan.steps())
                .extracting(step -> step.order() + " " + step.action() + " " + step.ref())
                .containsExactly(
                        "1 OPEN_AT_LOW_FLOW v",
                        "2 FLUSH far",
                        "3 OPEN v",
                        "4 OPEN u",
                        "5 CLOSE_AGAIN m",
                        "6 CLOSE_AGAIN n",
                        "7 OPEN_AGAIN z");
        int u = sketch.network.valves().find("u");
        assertThat(plan.listDifferences(before)).isEmpty();
        assertThat(plan.listDifferences(before.with(u, ValvePosition.CLOSED, Operability.OPERABLE)))
                .singleElement()
                .satisfies(left -> {
                    assertThat(left.ref()).isEqualTo("u");
                    assertThat(left.positionNow()).isEqualTo(ValvePosition.CLOSED);
                });
    }

    private static FeatureRecord hydrant(String id, String node) {
        return new FeatureRecord(LayerType.HYDRANT, id, null, Map.of("node_ref", node), 0);
    }

    @Test
    void for_gas_the_dry_border_is_closed_too() {
        Sketch sketch = Sketch.of("R! -a[u]- A -b- B -[w]c- C");

        assertThat(refs(sketch.trace("b").close())).containsExactly("u");
        assertThat(refs(sketch.tracer
                        .trace(sketch.request(Break.onMain("b")).withOptions(TraceOptions.gas()))
                        .close()))
                .containsExactlyInAnyOrder("u", "w");
    }
}
