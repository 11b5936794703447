package io.curbstop.map.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.map.network.Operability;
import io.curbstop.map.network.PipeNetwork;
import io.curbstop.map.network.ValvePosition;
import io.curbstop.map.network.ValveStates;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Holds our answers against those of WNTR and of a program written by others, on real networks. */
class ReferenceAnswersTest {

    static List<String> networks() {
        return ReferenceNetwork.ALL;
    }

    @ParameterizedTest
    @MethodSource("networks")
    void the_whole_network_falls_into_the_same_segments(String name) {
        ReferenceNetwork reference = ReferenceNetwork.load(name);
        PipeNetwork network = reference.network;
        Segmentation ours = Segmentation.of(network, ValveStates.recorded(network), TraceOptions.undirected());
        Map<String, Integer> theirs = new HashMap<>();
        Map<String, Integer> mine = new HashMap<>();
        for (CSVRecord row : reference.rows("link_segments.csv")) {
            theirs.put("link " + row.get("link"), Integer.valueOf(row.get("segment")));
            int link = network.links().findMain(row.get("link"));
            mine.put(
                    "link " + row.get("link"),
                    ours.segmentOfSpan(network.links().firstSpan(link)));
        }
        for (CSVRecord row : reference.rows("node_segments.csv")) {
            theirs.put("node " + row.get("node"), Integer.valueOf(row.get("segment")));
            mine.put("node " + row.get("node"), ours.segmentOfNode(network.findNode(row.get("node"))));
        }
        assertThat(mine).hasSize(network.nodeCount() + network.links().count());
        assertThat(partition(mine)).isEqualTo(partition(theirs));
    }

    private static Set<Set<String>> partition(Map<String, Integer> segmentOf) {
        return Set.copyOf(segmentOf.keySet().stream()
                .collect(Collectors.groupingBy(segmentOf::get, Collectors.toCollection(TreeSet::new)))
                .values());
    }

    @ParameterizedTest
    @MethodSource("networks")
    void every_recorded_case_has_the_same_answer(String name) {
        ReferenceNetwork reference = ReferenceNetwork.load(name);
        IsolationTracer tracer = new IsolationTracer(reference.network);
        List<String> different = new ArrayList<>();
        int cases = 0;
        for (JsonNode expected : reference.cases()) {
            IsolationAnswer undirected = trace(tracer, expected, TraceOptions.undirected());
            IsolationAnswer directed =
                    trace(tracer, expected, TraceOptions.undirected().withDirectedSupply(true));
            compare(different, cases, expected, undirected, directed);
            cases++;
        }
        assertThat(cases).isGreaterThan(100);
        assertThat(different).isEmpty();
    }

    private static IsolationAnswer trace(IsolationTracer tracer, JsonNode expected, TraceOptions options) {
        ValveStates states = ValveStates.recorded(tracer.network());
        for (JsonNode closed : expected.get("closed_before")) {
            states = states.with(
                    tracer.network().valves().find(closed.asString()), ValvePosition.CLOSED, Operability.OPERABLE);
        }
        for (JsonNode stuck : expected.get("stuck")) {
            states = states.with(
                    tracer.network().valves().find(stuck.asString()), ValvePosition.OPEN, Operability.STUCK_OPEN);
        }
        Break[] breaks = expected.get("breaks").values().stream()
                .map(b -> Break.onMain(b.asString()))
                .toArray(Break[]::new);
        return tracer.trace(TraceRequest.of(states, breaks).withOptions(options));
    }

    private static void compare(
            List<String> different,
            int number,
            JsonNode expected,
            IsolationAnswer undirected,
            IsolationAnswer directed) {
        String kind = number + " " + expected.get("kind").asString() + " ";
        check(different, kind + "segment_links", expected, "segment_links", mains(undirected.segment()));
        check(different, kind + "segment_nodes", expected, "segment_nodes", undirected.segment().nodes().stream());
        check(different, kind + "close", expected, "close", refs(undirected.close()));
        check(
                different,
                kind + "border_open",
                expected,
                "border_open",
                Stream.concat(refs(undirected.close()), refs(undirected.borderDry())));
        check(different, kind + "closed_border", expected, "closed_border", refs(undirected.verify()));
        check(different, kind + "interior", expected, "interior_valves", refs(undirected.interior()));
        check(different, kind + "secondary", expected, "secondary_links", mains(undirected.secondary()));
        check(different, kind + "secondary", expected, "secondary_nodes", undirected.secondary().nodes().stream());
        check(different, kind + "directed", expected, "secondary_directed_links", mains(directed.secondary()));
        check(
                different,
                kind + "directed",
                expected,
                "secondary_directed_nodes",
                directed.secondary().nodes().stream());
        check(different, kind + "sources", expected, "sources_in_segment", undirected.sourcesInside().stream());
    }

    private static void check(
            List<String> different, String what, JsonNode expected, String field, Stream<String> ours) {
        Set<String> theirs = new TreeSet<>();
        expected.get(field).forEach(e -> theirs.add(e.asString()));
        Set<String> mine = ours.collect(Collectors.toCollection(TreeSet::new));
        if (!mine.equals(theirs)) {
            Set<String> more = new TreeSet<>(mine);
            more.removeAll(theirs);
            Set<String> less = new TreeSet<>(theirs);
            less.removeAll(mine);
            different.add(what + ": too many " + more + ", missing " + less);
        }
    }

    private static Stream<String> mains(IsolatedArea area) {
        return area.mains().stream().map(IsolatedArea.MainPart::mainRef);
    }

    private static Stream<String> refs(List<ValveEntry> valves) {
        return valves.stream().map(ValveEntry::ref);
    }
}
