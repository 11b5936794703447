package io.curbstop.map.trace;

import static io.curbstop.map.trace.Sketch.mains;
import static io.curbstop.map.trace.Sketch.refs;
import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.map.network.Assembly;
import io.curbstop.map.network.AssemblyOptions;
import io.curbstop.map.network.NetworkAssembler;
import io.curbstop.map.network.Operability;
import io.curbstop.map.network.ValvePosition;
import io.curbstop.map.network.ValveStates;
import io.curbstop.map.source.FeatureRecord;
import io.curbstop.map.source.LayerType;
import io.curbstop.map.trace.NaiveTrace.Valve;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Random networks, with self-loops and parallel links, against a trace written a second time and naively. */
class RandomNetworksTest {
    private static final int SEEDS = 1000;

    @Test
    void traces_agree_with_a_naive_one() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            RandomCase c = new RandomCase(seed, true);
            NaiveTrace naive = c.naive.run(c.breakLinks);
            IsolationAnswer answer = c.tracer.trace(c.request);
            assertSame(seed, "segment", mains(answer.segment()), naive.segmentLinks());
            assertSame(seed, "nodes", answer.segment().nodes(), naive.segmentNodes());
            assertSame(seed, "close", refs(answer.close()), naive.close);
            assertSame(seed, "dry", refs(answer.borderDry()), naive.borderDry);
            assertSame(seed, "verify", refs(answer.verify()), naive.verify);
            assertSame(seed, "secondary", mains(answer.secondary()), naive.secondaryLinks());
            assertSame(seed, "secondary nodes", answer.secondary().nodes(), naive.secondaryNodes());
        }
    }

    @Test
    void the_list_is_sufficient_and_each_valve_on_it_is_needed() {
        int isolated = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            RandomCase c = new RandomCase(seed, true);
            IsolationAnswer answer = c.tracer.trace(c.request);
            if (answer.outcome() != IsolationAnswer.Outcome.ISOLATED) {
                continue;
            }
            isolated++;
            Set<String> close = new TreeSet<>(refs(answer.close()));
            assertThat(c.naive.reachesBreak(close, c.breakLinks))
                    .as("seed %d: all shut", seed)
                    .isFalse();
            for (String left : close) {
                Set<String> butOne = new TreeSet<>(close);
                butOne.remove(left);
                assertThat(c.naive.mayReachBreak(butOne, c.breakLinks))
                        .as("seed %d: %s left open", seed, left)
                        .isTrue();
            }
        }
        assertThat(isolated).isGreaterThan(100);
    }

    @Test
    void the_fewest_valves_are_as_few_as_any_set_that_isolates() {
        int better = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            RandomCase c = new RandomCase(seed, false);
            IsolationAnswer nearest = c.tracer.trace(c.request);
            if (nearest.outcome() != IsolationAnswer.Outcome.ISOLATED) {
                continue;
            }
            Optional<IsolationAnswer> fewest = c.tracer.findFewestValves(c.request);
            int ours = fewest.map(a -> a.close().size()).orElse(nearest.close().size());
            assertThat(ours)
                    .as("seed %d", seed)
                    .isEqualTo(c.naive.fewest(c.breakLinks, nearest.close().size()));
            better += fewest.isPresent() ? 1 : 0;
            fewest.ifPresent(a -> assertThat(c.naive.reachesBreak(new TreeSet<>(refs(a.close())), c.breakLinks))
                    .isFalse());
        }
        assertThat(better).isPositive();
    }

    @Test
    void restorations_give_supply_back_and_leave_the_break_dry() {
        int restored = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            RandomCase c = new RandomCase(seed, false);
            IsolationAnswer answer = c.tracer.trace(c.request);
            for (Restoration restoration : answer.isolated() ? answer.restorations() : List.<Restoration>of()) {
                for (Restoration.Candidate candidate : restoration.candidates()) {
                    Set<String> shut = new TreeSet<>(refs(answer.close()));
                    shut.addAll(candidate.closeFirst());
                    Set<String> wet = c.naive.supplied(shut, new HashSet<>(candidate.open()));
                    assertThat(wet)
                            .as("seed %d %s", seed, candidate)
                            .doesNotContainAnyElementsOf(
                                    c.breakLinks.stream().map(l -> "link " + l).toList());
                    assertThat(wet)
                            .as("seed %d %s", seed, candidate)
                            .containsAll(mains(restoration.area()).stream()
                                    .map(l -> "link " + l)
                                    .toList());
                    restored++;
                }
            }
        }
        assertThat(restored).isPositive();
    }

    @Test
    void what_is_out_after_any_turns_of_valves_is_what_a_naive_walk_finds() {
        int out = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            RandomCase c = new RandomCase(seed, true);
            Random random = new Random(seed);
            ValveStates now = c.request.states();
            Set<String> shut = new TreeSet<>();
            Set<String> opened = new TreeSet<>();
            for (int turn = 0; turn < 1 + seed % 6 && now.count() > 0; turn++) {
                int valve = random.nextInt(now.count());
                boolean wasShut = ValveRules.isShut(c.request.states(), valve);
                now = now.with(valve, wasShut ? ValvePosition.OPEN : ValvePosition.CLOSED, Operability.OPERABLE);
                (wasShut ? opened : shut).add(c.tracer.network().valves().ref(valve));
            }
            Set<String> dry = new TreeSet<>(c.naive.supplied(Set.of(), Set.of()));
            dry.removeAll(c.naive.supplied(shut, opened));

            IsolatedArea area = c.tracer.findDry(c.request.states(), now, c.request.options());

            assertSame(seed, "dry", mains(area), names(dry, "link "));
            assertSame(seed, "dry nodes", area.nodes(), names(dry, "node "));
            out += dry.isEmpty() ? 0 : 1;
        }
        assertThat(out).isGreaterThan(50);
    }

    private static Set<String> names(Set<String> all, String prefix) {
        Set<String> names = new TreeSet<>();
        all.stream()
                .filter(name -> name.startsWith(prefix))
                .forEach(name -> names.add(name.substring(prefix.length())));
        return names;
    }

    @Test
    void the_same_records_in_any_order_give_the_same_answer_byte_for_byte() {
        JsonMapper json = JsonMapper.builder().build();
        for (long seed = 1; seed <= 50; seed++) {
            RandomCase first = new RandomCase(seed, true);
            String answer = json.writeValueAsString(first.tracer.trace(first.request));
            assertThat(json.writeValueAsString(first.tracer.trace(first.request)))
                    .isEqualTo(answer);
            RandomCase shuffled = new RandomCase(seed, true);
            shuffled.assembleShuffled(new Random(seed));
            assertThat(json.writeValueAsString(shuffled.tracer.trace(shuffled.request)))
                    .as("seed %d", seed)
                    .isEqualTo(answer);
        }
    }

    private static void assertSame(long seed, String what, List<String> ours, Set<String> theirs) {
        assertThat(new TreeSet<>(ours)).as("seed %d, %s", seed, what).isEqualTo(new TreeSet<>(theirs));
    }

    /** A random network, its valves' states and breaks on it. */
    private static final class RandomCase {
        final NaiveTrace naive;
        final Set<String> breakLinks = new TreeSet<>();
        IsolationTracer tracer;
        TraceRequest request;
        private final List<FeatureRecord> nodes = new ArrayList<>();
        private final List<FeatureRecord> mains = new ArrayList<>();
        private final List<FeatureRecord> valves = new ArrayList<>();
        private final TraceOptions options;

        RandomCase(long seed, boolean withDirections) {
            Random random = new Random(seed);
            options = withDirections
                    ? TraceOptions.water().withTrustCheckValves(random.nextBoolean())
                    : TraceOptions.undirected();
            naive = new NaiveTrace(options.directedSupply(), options.trustCheckValves());
            int nodeCount = 2 + random.nextInt(8);
            int linkCount = 1 + random.nextInt(14);
            for (int n = 0; n < nodeCount; n++) {
                boolean source = random.nextInt(8) == 0 || n == 0;
                nodes.add(record(LayerType.NODE, "n" + n, Map.of("node_kind", source ? "tank" : "junction")));
                naive.addNode("n" + n, source);
            }
            for (int l = 0; l < linkCount; l++) {
                addLink(
                        random,
                        "l" + l,
                        "n" + (l == 0 ? 0 : random.nextInt(nodeCount)),
                        "n" + random.nextInt(nodeCount),
                        withDirections);
            }
            for (int b = 0; b <= random.nextInt(2); b++) {
                breakLinks.add("l" + random.nextInt(linkCount));
            }
            assemble();
        }

        private void addLink(Random random, String id, String from, String to, boolean withDirections) {
            Map<String, Object> attributes = new HashMap<>(Map.of("from_node", from, "to_node", to, "length_m", 10.0));
            boolean pump = withDirections && random.nextInt(12) == 0;
            boolean check = withDirections && !pump && random.nextInt(8) == 0;
            attributes.put("link_kind", pump ? "pump" : "pipe");
            boolean inlet = withDirections && !pump && !check && random.nextInt(6) == 0;
            attributes.put("check_valve", check);
            attributes.put("inlet_only", inlet);
            mains.add(record(LayerType.MAIN, id, attributes));
            naive.addLink(id, from, to, check, pump, inlet);
            // A valve at a self-loop's end cannot say which end it is at without a place.
            boolean loop = from.equals(to);
            if (random.nextInt(10) < 6) {
                addValve(random, id, from, true);
            }
            if (!loop && random.nextInt(10) < 3) {
                addValve(random, id, to, false);
            }
        }

        private void addValve(Random random, String link, String node, boolean atStart) {
            String id = "v" + valves.size();
            int dice = random.nextInt(10);
            String position = dice == 0 || dice == 4 ? "closed" : "open";
            String operability =
                    dice == 1 ? "stuck_open" : dice == 2 ? "stuck_closed" : dice == 3 ? "inaccessible" : "operable";
            valves.add(record(
                    LayerType.VALVE,
                    id,
                    Map.of("main_ref", link, "node_ref", node, "position", position, "operability", operability)));
            boolean shut = dice == 0 || dice == 2 || dice == 4;
            naive.addValve(new Valve(id, link, atStart, shut, !shut && dice != 1 && dice != 3));
        }

        private static FeatureRecord record(LayerType layer, String id, Map<String, Object> attributes) {
            return new FeatureRecord(layer, id, null, attributes, 0);
        }

        private void assemble() {
            Assembly assembly = NetworkAssembler.assemble(nodes, mains, valves, List.of(), AssemblyOptions.defaults());
            tracer = new IsolationTracer(assembly.network());
            request = new TraceRequest(
                    breakLinks.stream().map(Break::onMain).collect(Collectors.toList()),
                    ValveStates.recorded(assembly.network()),
                    Map.of(),
                    options);
        }

        void assembleShuffled(Random random) {
            Collections.shuffle(nodes, random);
            Collections.shuffle(mains, random);
            Collections.shuffle(valves, random);
            assemble();
        }
    }
}
