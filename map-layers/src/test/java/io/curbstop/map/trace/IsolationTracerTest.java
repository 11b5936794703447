package io.curbstop.map.trace;

import static io.curbstop.map.trace.Sketch.mains;
import static io.curbstop.map.trace.Sketch.refs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.curbstop.map.network.Operability;
import io.curbstop.map.network.ValvePosition;
import io.curbstop.map.network.ValveStates;
import io.curbstop.map.trace.IsolationAnswer.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Traces on networks drawn as text, from simple to complex. */
class IsolationTracerTest {

    @Test
    void one_valve_between_source_and_break_is_closed() {
        IsolationAnswer answer = Sketch.of("R! -a[v]- A -b- B").trace("b");
        assertThat(answer.isolated()).isTrue();
        assertThat(answer.outcome()).isEqualTo(Outcome.ISOLATED);
        assertThat(refs(answer.close())).containsExactly("v");
        assertThat(answer.close().get(0).reason()).isEqualTo("a source reaches its outer side");
        assertThat(mains(answer.segment())).containsExactly("b");
        assertThat(answer.segment().nodes()).containsExactly("A", "B");
        assertThat(answer.secondary().isEmpty()).isTrue();
        assertThat(answer.reason()).isEqualTo("Shut 1 valve.");
    }

    @Test
    void a_dead_end_needs_one_valve_and_the_stub_beyond_is_secondary() {
        IsolationAnswer answer = Sketch.of("R! -a[v]- A -b[w]- B -c- C").trace("b");
        assertThat(refs(answer.close())).containsExactly("v");
        assertThat(refs(answer.borderDry())).containsExactly("w");
        assertThat(mains(answer.secondary())).containsExactly("c");
        assertThat(answer.secondary().nodes()).containsExactly("B", "C");
        assertThat(answer.secondary().length_m()).isEqualTo(100);
    }

    @Test
    void gas_closes_the_dry_border_too() {
        Sketch sketch = Sketch.of("R! -a[v]- A -b[w]- B -c- C");
        IsolationAnswer answer = sketch.tracer.trace(sketch.request(Break.onMain("b"))
                .withOptions(TraceOptions.water().withCloseDryBorders(true)));
        assertThat(refs(answer.close())).containsExactly("v", "w");
        assertThat(answer.borderDry()).isEmpty();
    }

    @Test
    void a_ring_needs_both_sides_and_nothing_else_goes_dry() {
        IsolationAnswer ring = Sketch.of("R! -a- A -[v]b[w]- B -c- C -d- R").trace("b");
        assertThat(refs(ring.close())).containsExactly("v", "w");
        assertThat(ring.secondary().isEmpty()).isTrue();
    }

    @Test
    void parallel_mains_and_self_loops_keep_their_identity() {
        Sketch sketch = Sketch.of("""
                R! -a[v]- A -p[x]- B
                A -q[y]- B
                B -loop- B
                """);
        IsolationAnswer answer = sketch.trace("p");
        assertThat(mains(answer.segment())).containsExactly("p", "q");
        assertThat(refs(answer.close())).containsExactly("v");
        assertThat(refs(answer.borderDry())).containsExactly("x", "y");
        assertThat(mains(answer.secondary())).containsExactly("loop");
    }

    @Test
    void valves_on_a_long_main_split_it_and_only_the_isolated_part_counts() {
        Sketch sketch = Sketch.of("R! -a[v]- A -b(m1@30)(m2@70)[w]- B -c- R");
        IsolationAnswer answer = sketch.trace(Break.onMain("b", 50));
        assertThat(refs(answer.close())).containsExactly("m1", "m2");
        assertThat(answer.segment().mains()).hasSize(1);
        assertThat(answer.segment().mains().get(0).from()).isEqualTo(30);
        assertThat(answer.segment().mains().get(0).to()).isEqualTo(70);
        assertThat(answer.segment().length_m()).isEqualTo(40);
        assertThat(answer.segment().volume_m3()).isCloseTo(Math.PI * 0.01 / 4 * 40, within(1e-9));
        assertThat(answer.segment().contains("b", 50)).isTrue();
        assertThat(answer.segment().contains("b", 20)).isFalse();
        assertThat(answer.segment().touches("a")).isFalse();
        assertThat(refs(sketch.trace(Break.onMain("b", 10)).close())).containsExactly("m1", "v");
    }

    @Test
    void without_a_measure_all_of_the_main_is_taken_as_broken() {
        IsolationAnswer answer =
                Sketch.of("R! -a[v]- A -b(m1@30)(m2@70)[w]- B -c- R").trace("b");
        assertThat(refs(answer.close())).containsExactly("v", "w");
        assertThat(refs(answer.interior())).containsExactly("m1", "m2");
        assertThat(answer.confidence())
                .extracting(ConfidenceNote::code)
                .containsExactly(ConfidenceNote.Code.BREAK_PLACE_UNKNOWN);
    }

    @Test
    void a_stuck_valve_is_crossed_to_the_next_ring_and_the_difference_is_told() {
        Sketch sketch = Sketch.of("""
                R! -a[u]- A -b[v]- B -c[w]- C -d- R
                B -e[x]- E
                """);
        IsolationAnswer before = sketch.trace("c");
        assertThat(refs(before.close())).containsExactly("v", "w");
        assertThat(refs(sketch.trace("e").close())).containsExactly("v", "w");
        IsolationAnswer old = sketch.trace("e");
        IsolationAnswer now = sketch.stuckOpen("v").trace("e");
        assertThat(refs(now.close())).containsExactly("u", "w");
        assertThat(now.crossed()).singleElement().satisfies(v -> {
            assertThat(v.ref()).isEqualTo("v");
            assertThat(v.reason()).isEqualTo("stuck open");
        });
        AnswerDifference difference = AnswerDifference.between(old, now);
        assertThat(refs(difference.toClose())).containsExactly("u");
        assertThat(difference.mayBeReopened()).isEmpty();
        assertThat(difference.newlyOff())
                .extracting(IsolatedArea.MainPart::mainRef)
                .containsExactly("b");
        assertThat(difference.nowSupplied()).isEmpty();
        assertThat(difference.sameOutcome()).isTrue();
    }

    @Test
    void a_valve_that_drops_into_the_segment_may_be_reopened() {
        Sketch sketch = Sketch.of("""
                R! -a[u]- A -b[v]- B -c[w]- C
                A -d[x]- C
                """);
        IsolationAnswer old = sketch.trace("c");
        IsolationAnswer now = sketch.stuckOpen("v").trace("c");
        assertThat(refs(old.close())).containsExactly("v", "w");
        assertThat(refs(now.close())).containsExactly("u");
        assertThat(AnswerDifference.between(old, now).mayBeReopened()).containsExactly("w");
    }

    @Test
    void two_valves_on_one_link_end_are_duplicates_and_either_closes_it() {
        Sketch sketch = Sketch.of("R! -a(n@100)[o]- A -b- B");
        assertThat(refs(sketch.trace("b").close())).containsExactly("n");
        assertThat(refs(sketch.stuckOpen("n").trace("b").close())).containsExactly("o");
        assertThat(mains(sketch.trace("b").segment())).containsExactly("b");
    }

    @Test
    void a_closed_border_valve_is_to_be_verified_not_closed() {
        IsolationAnswer answer =
                Sketch.of("R! -a[v]- A -b[w]- B -c- R").closed("w").trace("b");
        assertThat(refs(answer.close())).containsExactly("v");
        assertThat(refs(answer.verify())).containsExactly("w");
        assertThat(answer.reason()).isEqualTo("Shut 1 valve and see that 1 valve is closed.");
    }

    @Test
    void a_valve_stuck_closed_is_a_barrier_and_never_to_be_closed() {
        IsolationAnswer answer = Sketch.of("R! -a[v]- A -b[w]- B -c- R")
                .state(ValvePosition.CLOSED, Operability.STUCK_CLOSED, "v")
                .trace("b");
        assertThat(refs(answer.verify())).containsExactly("v");
        assertThat(refs(answer.close())).containsExactly("w");
    }

    @Test
    void strict_mode_does_not_count_on_unknown_valves() {
        Sketch sketch = Sketch.of("R! -a[u]- A -b[v]- B -c- C").state(ValvePosition.UNKNOWN, Operability.OPERABLE, "v");
        IsolationAnswer easy = sketch.trace("c");
        assertThat(refs(easy.close())).containsExactly("v");
        assertThat(easy.confidence())
                .extracting(ConfidenceNote::code)
                .containsExactly(ConfidenceNote.Code.VALVE_STATE_UNKNOWN);
        IsolationAnswer strict = sketch.tracer.trace(sketch.request(Break.onMain("c"))
                .withOptions(TraceOptions.water().withStrict(true)));
        assertThat(refs(strict.close())).containsExactly("u");
        assertThat(strict.crossed()).extracting(ValveEntry::reason).containsExactly("position unknown");
    }

    @Test
    void two_breaks_make_one_segment_and_the_valve_between_them_drops_out() {
        Sketch sketch = Sketch.of("R! -a[u]- A -b[v]- B -c[w]- C -d- R");
        IsolationAnswer answer = sketch.trace(Break.onMain("b"), Break.onMain("c"));
        assertThat(refs(answer.close())).containsExactly("u", "w");
        assertThat(refs(answer.interior())).containsExactly("v");
    }

    @Test
    void a_break_at_a_valve_counts_it_as_stuck_and_starts_on_both_sides() {
        IsolationAnswer answer =
                Sketch.of("R! -a[u]- A -b[v]- B -c[w]- C -d- R").trace(Break.atValve("v"));
        assertThat(refs(answer.close())).containsExactly("u", "w");
        assertThat(answer.crossed()).extracting(ValveEntry::reason).containsExactly("broken itself");
    }

    @Test
    void a_break_at_a_node_starts_there() {
        IsolationAnswer answer = Sketch.of("R! -a[u]- A -[v]b- B").trace(Break.atNode("A"));
        assertThat(refs(answer.close())).containsExactly("u");
        assertThat(answer.segment().nodes()).containsExactly("A");
        assertThat(answer.segment().mains()).isEmpty();
    }

    @Test
    void what_was_dry_before_is_not_blamed_on_this_shutdown() {
        IsolationAnswer answer =
                Sketch.of("R! -a[u]- A -b[v]- B -c[w]- C -d- D").closed("w").trace("b");
        assertThat(mains(answer.secondary())).containsExactly("c");
    }

    @Test
    void what_another_job_dried_is_not_blamed_on_this_one() {
        Sketch sketch = Sketch.of("R! -a[u]- A -b[v]- B -c[w]- C -d- D");
        IsolationAnswer answer =
                sketch.tracer.trace(sketch.request(Break.onMain("b")).withThisJob(Map.of("w", JobValve.CLOSED)));
        assertThat(mains(answer.secondary())).containsExactly("c");
        assertThat(answer.verify()).isEmpty();
        IsolationAnswer beside =
                sketch.tracer.trace(sketch.request(Break.onMain("c")).withThisJob(Map.of("w", JobValve.CLOSED)));
        assertThat(beside.verify())
                .extracting(ValveEntry::reason)
                .containsExactly("closed by another job on the border: keep it closed");
    }

    @Test
    void a_source_inside_cannot_be_isolated_by_valves() {
        IsolationAnswer answer = Sketch.of("R! -a- A -b[v]- B").trace("b");
        assertThat(answer.isolated()).isFalse();
        assertThat(answer.outcome()).isEqualTo(Outcome.SOURCE_INSIDE);
        assertThat(answer.reason()).isEqualTo("Valves alone cannot isolate it: shut down R.");
    }

    @Test
    void no_border_at_all_is_never_a_success() {
        assertThat(Sketch.of("R! -a- A -b- B").trace("b").outcome()).isEqualTo(Outcome.NO_VALVES);
        Sketch pieces = Sketch.of("""
                R! -a[v]- A
                X -x- Y
                """);
        IsolationAnswer answer = pieces.trace("x");
        assertThat(answer.outcome()).isEqualTo(Outcome.NO_SOURCE);
        assertThat(answer.isolated()).isFalse();
    }

    @Test
    void a_break_that_is_dry_already_says_so() {
        IsolationAnswer answer = Sketch.of("R! -a[v]- A -b- B").closed("v").trace("b");
        assertThat(answer.isolated()).isTrue();
        assertThat(answer.outcome()).isEqualTo(Outcome.ALREADY_DRY);
        assertThat(refs(answer.verify())).containsExactly("v");
    }

    @Test
    void a_break_off_the_network_or_on_an_abandoned_main_says_so() {
        Sketch sketch = Sketch.of("R! -a[v]- A -g/abandoned- B");
        assertThat(sketch.trace("nothing").outcome()).isEqualTo(Outcome.NOT_ON_NETWORK);
        assertThat(sketch.trace("g").outcome()).isEqualTo(Outcome.ABANDONED);
        assertThat(sketch.trace(Break.atValve("no")).outcome()).isEqualTo(Outcome.NOT_ON_NETWORK);
        assertThat(sketch.trace(Break.atNode("B")).isolated()).isFalse();
    }

    @Test
    void states_of_another_network_are_refused() {
        Sketch one = Sketch.of("R! -a[v]- A");
        Sketch other = Sketch.of("R! -a[v]- A -[w]b- B");
        assertThatThrownBy(() -> one.tracer.trace(TraceRequest.of(other.states(), Break.onMain("a"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 valves for a network of 1");
    }

    @Test
    void an_inferred_source_is_told() {
        IsolationAnswer answer = Sketch.of("R -a[v]- A -b- B").trace("a");
        assertThat(answer.confidence())
                .extracting(ConfidenceNote::code)
                .containsExactly(ConfidenceNote.Code.SOURCE_INFERRED);
        assertThat(answer.isolated()).isTrue();
    }

    @Test
    void the_answer_is_stamped_with_what_it_was_made_from() {
        Sketch sketch = Sketch.of("R! -a[v]- A -b- B").closed("v");
        IsolationAnswer answer = sketch.trace("b");
        assertThat(answer.valveStateVersion()).isEqualTo(1);
        assertThat(answer.networkFingerprint()).isEqualTo(sketch.network.fingerprint());
        assertThat(ValveStates.recorded(sketch.network).version()).isZero();
    }

    @Test
    void the_lists_an_answer_gives_cannot_be_changed() {
        List<ValveEntry> close = Sketch.of("R! -a[v]- A -b- B").trace("b").close();
        assertThatThrownBy(close::clear).isInstanceOf(UnsupportedOperationException.class);
    }
}
