package io.curbstop.map.trace;

import io.curbstop.map.SharedData;
import io.curbstop.map.network.AssemblyOptions;
import io.curbstop.map.network.NetworkAssembler;
import io.curbstop.map.network.PipeNetwork;
import io.curbstop.map.source.EpanetModel;
import io.curbstop.map.source.EpanetReader;
import io.curbstop.map.source.FeatureRecord;
import io.curbstop.map.source.LayerType;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A network with a layer of valves, and the answers that another program gave for it. Every link of the model is taken
 * in as a main, so that a valve can sit on either end of it; those that pass one way are pumps to us.
 */
final class ReferenceNetwork {
    static final List<String> ALL = List.of(
            "Net3-random-40",
            "Net3-strategic-2",
            "ky4-random-578",
            "ky4-strategic-1",
            "L-TOWN-random-452",
            "L-TOWN-strategic-1",
            "MICROPOLIS_v1-model-tcv-196");

    final PipeNetwork network;
    final Path folder;

    private ReferenceNetwork(PipeNetwork network, Path folder) {
        this.network = network;
        this.folder = folder;
    }

    static ReferenceNetwork load(String name) {
        Path folder = SharedData.require("networks/reference/" + name);
        String model = name.replaceAll("-(random|strategic|model)-.*", "");
        try {
            EpanetModel read = EpanetReader.read(SharedData.require("networks/inp/" + model + ".inp"), 0);
            List<FeatureRecord> mains = new ArrayList<>(read.mains());
            read.valves().forEach(v -> mains.add(asMain(v)));
            List<FeatureRecord> valves = new ArrayList<>();
            for (CSVRecord row : rows(folder.resolve("valve_layer.csv"))) {
                valves.add(new FeatureRecord(
                        LayerType.VALVE,
                        row.get("valve"),
                        null,
                        Map.of("main_ref", row.get("link"), "node_ref", row.get("node")),
                        row.getRecordNumber()));
            }
            return new ReferenceNetwork(
                    NetworkAssembler.assemble(read.nodes(), mains, valves, List.of(), AssemblyOptions.defaults())
                            .network(),
                    folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FeatureRecord asMain(FeatureRecord valve) {
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("from_node", valve.attributes().get("from_node"));
        attributes.put("to_node", valve.attributes().get("to_node"));
        boolean oneWay =
                List.of("prv", "psv", "fcv").contains(valve.attributes().get("valve_kind"));
        attributes.put("link_kind", oneWay ? "pump" : "pipe");
        return new FeatureRecord(LayerType.MAIN, valve.id(), valve.geometry(), attributes, valve.row());
    }

    List<CSVRecord> rows(String file) {
        return rows(folder.resolve(file));
    }

    static List<CSVRecord> rows(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            return CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(reader)
                    .getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode cases() {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(folder.resolve("isolation_cases.json.gz")))) {
            return JsonMapper.builder().build().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
