package io.curbstop.map.engineering;

import io.curbstop.map.network.Assembly;
import io.curbstop.map.network.AssemblyOptions;
import io.curbstop.map.network.ConnectivityReport.ProblemCode;
import io.curbstop.map.network.NetworkAssembler;
import io.curbstop.map.source.EpanetReader;
import io.curbstop.map.source.FeatureRecord;
import io.curbstop.map.source.GasLibReader;
import io.curbstop.map.source.LayerType;
import io.curbstop.map.source.NetworkModel;
import io.curbstop.map.source.mapping.ImportProblem;
import io.curbstop.map.source.mapping.LayerConverter;
import io.curbstop.map.source.mapping.Mapping;
import io.curbstop.map.source.mapping.MappingException;
import io.curbstop.map.source.mapping.MappingReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A network read from a file, ready to trace on.
 *
 * @param assembly the network and the report of how it hangs together
 * @param rejected rows that could not be taken, each with file, row and reason in words; never null
 */
public record NetworkFile(Assembly assembly, List<String> rejected) {

    private static final Set<ProblemCode> LOST = EnumSet.of(
            ProblemCode.DUPLICATE_ID, ProblemCode.NO_GEOMETRY_AND_NO_REFERENCE, ProblemCode.VALVE_OFF_EVERY_PIPE);

    /** Copies the list. */
    public NetworkFile {
        rejected = List.copyOf(rejected);
    }

    /**
     * Reads a network.
     *
     * @param network an EPANET model ({@code .inp}), a GasLib network ({@code .xml}), or with a mapping a file of features or a folder of them
     * @param mapping what to take from the file; null for a model as it stands
     * @param valves a layer of valves ({@link ValveLayer}) instead of the file's own; null for the file's own. With
     *     it, the links that an EPANET model has as valves are mains, so that a valve can sit on either end of them:
     *     those that pass one way (PRV, PSV, FCV) as pumps.
     * @throws IOException when a file is not there or cannot be read, in words
     * @throws MappingException when the mapping names what is not there
     */
    public static NetworkFile read(Path network, Path mapping, Path valves) throws IOException, MappingException {
        if (!Files.exists(network)) {
            throw new NoSuchFileException(network.toString(), null, "is not there");
        }
        List<String> rejected = new ArrayList<>();
        Map<LayerType, List<FeatureRecord>> records = new EnumMap<>(LayerType.class);
        double snapTolerance_m = AssemblyOptions.defaults().snapTolerance_m();
        if (mapping != null) {
            snapTolerance_m = readMapped(network, MappingReader.read(mapping), records, rejected);
        } else {
            readModel(network, records, rejected);
        }
        if (valves != null) {
            records.getOrDefault(LayerType.VALVE, List.of()).stream()
                    .filter(valve -> valve.attributes().containsKey("from_node"))
                    .forEach(valve -> records.computeIfAbsent(LayerType.MAIN, t -> new ArrayList<>())
                            .add(asMain(valve)));
            records.put(
                    LayerType.VALVE,
                    ValveLayer.read(valves, records.getOrDefault(LayerType.MAIN, List.of()), rejected));
        }
        Assembly assembly = NetworkAssembler.assemble(
                records.getOrDefault(LayerType.NODE, List.of()),
                records.getOrDefault(LayerType.MAIN, List.of()),
                records.getOrDefault(LayerType.VALVE, List.of()),
                records.getOrDefault(LayerType.HYDRANT, List.of()),
                AssemblyOptions.defaults()
                        .withNetwork(networkName(records.getOrDefault(LayerType.MAIN, List.of())))
                        .withSnapTolerance(snapTolerance_m)
                        .withValveTolerance(Math.max(
                                snapTolerance_m, AssemblyOptions.defaults().valveTolerance_m())));
        assembly.report().problems().stream()
                .filter(problem -> LOST.contains(problem.code()))
                .forEach(problem -> rejected.add("%s: %s".formatted(network, problem.text())));
        return new NetworkFile(assembly, rejected);
    }

    private static void readModel(Path file, Map<LayerType, List<FeatureRecord>> records, List<String> rejected)
            throws IOException {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".inp") && !name.endsWith(".xml")) {
            throw new IOException(
                    file + " is neither an EPANET model (.inp) nor a GasLib network (.xml): give a mapping that"
                            + " says what is in it");
        }
        NetworkModel model = name.endsWith(".inp") ? EpanetReader.read(file, 0) : GasLibReader.read(file);
        model.problems()
                .forEach(problem -> rejected.add("%s line %d: %s".formatted(file, problem.line(), problem.text())));
        records.put(LayerType.NODE, model.nodes());
        records.put(LayerType.MAIN, new ArrayList<>(model.mains()));
        records.put(LayerType.VALVE, model.valves());
    }

    /** Returns the mapping's tolerance for joining ends, in metres. */
    private static double readMapped(
            Path network, Mapping mapping, Map<LayerType, List<FeatureRecord>> records, List<String> rejected)
            throws IOException, MappingException {
        Mapping wanted = mapping;
        Path folder = network;
        if (!Files.isDirectory(network)) {
            String name = network.getFileName().toString();
            wanted = mapping.forFile(name)
                    .orElseThrow(() ->
                            new IOException("%s says nothing about a file named %s".formatted(mapping.file(), name)));
            folder = network.toAbsolutePath().getParent();
        }
        try (LayerConverter converter = new LayerConverter(wanted, folder, wanted.srid())) {
            for (LayerType layer : List.of(LayerType.NODE, LayerType.MAIN, LayerType.VALVE, LayerType.HYDRANT)) {
                List<FeatureRecord> taken = records.computeIfAbsent(layer, t -> new ArrayList<>());
                converter.convert(layer, taken::add, problem -> reject(problem, rejected), rows -> {});
            }
        }
        return wanted.snapTolerance_m();
    }

    /** The network that all mains are of; water when they are of several. */
    private static String networkName(List<FeatureRecord> mains) {
        Set<String> names = mains.stream()
                .map(main -> main.findText("network").orElse("water"))
                .collect(Collectors.toSet());
        return names.size() == 1 ? names.iterator().next() : "water";
    }

    private static void reject(ImportProblem problem, List<String> rejected) {
        if (problem.isLoss()) {
            rejected.add(problem.describe());
        }
    }

    private static FeatureRecord asMain(FeatureRecord valve) {
        Object kind = valve.attributes().get("valve_kind");
        boolean oneWay = kind != null && List.of("prv", "psv", "fcv", "check").contains(kind.toString());
        return new FeatureRecord(
                LayerType.MAIN,
                valve.id(),
                valve.geometry(),
                Map.of(
                        "from_node",
                        valve.attributes().get("from_node"),
                        "to_node",
                        valve.attributes().get("to_node"),
                        "link_kind",
                        oneWay ? "pump" : "pipe"),
                valve.row());
    }
}
