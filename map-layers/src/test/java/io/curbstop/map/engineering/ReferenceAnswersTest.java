package io.curbstop.map.engineering;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.map.network.PipeNetwork;
import io.curbstop.map.network.ValveStates;
import io.curbstop.map.trace.Segmentation;
import io.curbstop.map.trace.TraceOptions;
import io.curbstop.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds our answers, through files as an engineer has them, against those of WNTR and of a program written by others. */
class ReferenceAnswersTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Fields whose order has no meaning to the program that made them. */
    private static final List<String> LISTS = List.of(
            "segment_links",
            "segment_nodes",
            "border_open",
            "close",
            "closed_border",
            "interior_valves",
            "secondary_links",
            "secondary_nodes",
            "secondary_directed_links",
            "secondary_directed_nodes",
            "sources_in_segment");

    static final List<String> networks = List.of(
            "Net3-random-40",
            "Net3-strategic-2",
            "ky4-random-578",
            "ky4-strategic-1",
            "L-TOWN-random-452",
            "L-TOWN-strategic-1",
            "MICROPOLIS_v1-model-tcv-196");

    @TempDir
    Path folder;

    @ParameterizedTest
    @FieldSource("networks")
    void the_whole_network_falls_into_the_same_segments(String name) throws Exception {
        PipeNetwork network = load(name);
        Path file = folder.resolve("segments.csv");
        SegmentsFile.write(
                network, Segmentation.of(network, ValveStates.recorded(network), TraceOptions.undirected()), file);

        List<String> lines = Files.readAllLines(file);

        assertThat(lines.get(0)).isEqualTo("kind,id,segment");
        Map<String, String> mine = new HashMap<>();
        lines.stream().skip(1).map(line -> line.split(",")).forEach(row -> assertThat(
                        mine.put(row[0] + " " + row[1], row[2]))
                .as(row[1])
                .isNull());
        Map<String, String> theirs = new HashMap<>();
        for (String kind : List.of("link", "node")) {
            Files.readAllLines(reference(name).resolve(kind + "_segments.csv")).stream()
                    .skip(1)
                    .map(line -> line.split(","))
                    .forEach(row -> theirs.put(kind + " " + row[0], row[1]));
        }
        assertThat(mine).hasSizeGreaterThan(200);
        assertThat(partition(mine)).isEqualTo(partition(theirs));
    }

    private static Set<Set<String>> partition(Map<String, String> segmentOf) {
        return Set.copyOf(segmentOf.keySet().stream()
                .collect(Collectors.groupingBy(segmentOf::get, Collectors.toCollection(TreeSet::new)))
                .values());
    }

    @ParameterizedTest
    @FieldSource("networks")
    void every_recorded_case_has_the_same_answer(String name) throws Exception {
        Path cases = reference(name).resolve("isolation_cases.json.gz");
        Path answers = folder.resolve("answers.json.gz");

        CaseRun.Summary summary =
                new CaseRun(load(name), TraceOptions.undirected(), CaseRun.Plan.NEAREST).run(cases, answers);

        JsonNode theirs = JSON.readTree(TextFile.input(cases));
        JsonNode mine = JSON.readTree(TextFile.input(answers));
        List<String> different = new ArrayList<>();
        for (int number = 0; number < theirs.size(); number++) {
            for (String field : LISTS) {
                if (!sorted(theirs.get(number).get(field))
                        .equals(sorted(mine.get(number).get(field)))) {
                    different.add("case %d, %s: %s instead of %s"
                            .formatted(
                                    number,
                                    field,
                                    mine.get(number).get(field),
                                    theirs.get(number).get(field)));
                }
            }
        }
        assertThat(different).isEmpty();
        assertThat(mine.size()).isEqualTo(theirs.size()).isGreaterThan(50);
        assertThat(summary.cases()).isEqualTo(theirs.size());
        assertThat(summary.problems()).isEmpty();
    }

    @Test
    void the_plan_with_fewest_valves_is_never_larger_than_the_nearest() throws Exception {
        PipeNetwork network = load("ky4-random-578");
        Path cases = reference("ky4-random-578").resolve("isolation_cases.json.gz");
        Path fewest = folder.resolve("fewest.json");
        new CaseRun(network, TraceOptions.undirected(), CaseRun.Plan.FEWEST_VALVES).run(cases, fewest);

        JsonNode nearest = JSON.readTree(TextFile.input(cases));
        int smaller = 0;
        int number = 0;
        for (JsonNode answer : JSON.readTree(Files.readString(fewest))) {
            int theirs = nearest.get(number++).get("close").size();
            assertThat(answer.get("close").size()).isLessThanOrEqualTo(theirs);
            smaller += answer.get("close").size() < theirs ? 1 : 0;
        }
        assertThat(smaller).isPositive();
    }

    private static List<JsonNode> sorted(JsonNode list) {
        List<JsonNode> values = new ArrayList<>();
        list.forEach(values::add);
        values.sort((one, other) -> one.asString().compareTo(other.asString()));
        return values;
    }

    private static PipeNetwork load(String name) throws Exception {
        String model = name.replaceAll("-(random|strategic|model)-.*", "");
        NetworkFile read = NetworkFile.read(
                SharedData.require("networks/inp/" + model + ".inp"),
                null,
                reference(name).resolve("valve_layer.csv"));
        return read.assembly().network();
    }

    private static Path reference(String name) throws IOException {
        return SharedData.require("networks/reference/" + name);
    }
}
