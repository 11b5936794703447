package io.curbstop.map.source;

import io.curbstop.map.source.LayerType.Attribute;
import io.curbstop.map.source.NetworkModel.LineProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A model as three source layers: {@code nodes}, {@code mains} (pipes and pumps) and {@code valves}. Fields are
 * {@code id} and the attributes of our layers, already in our units; a row's number is its line in the file.
 */
final class ModelSource implements FeatureSource {

    private static final Map<String, LayerType> LAYERS =
            Map.of("nodes", LayerType.NODE, "mains", LayerType.MAIN, "valves", LayerType.VALVE);

    private final Path file;
    private final NetworkModel model;
    private final String crs;

    private ModelSource(Path file, NetworkModel model, String crs) {
        this.file = file;
        this.model = model;
        this.crs = crs;
    }

    /** An EPANET model, whose file states no coordinate system. */
    static ModelSource openEpanet(Path file) throws IOException {
        requireReadable(file);
        return new ModelSource(file, EpanetReader.read(file, 0), null);
    }

    /** A GasLib network. */
    static ModelSource openGasLib(Path file) throws IOException {
        requireReadable(file);
        return new ModelSource(file, GasLibReader.read(file), "EPSG:4326");
    }

    private static void requireReadable(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new IOException(file + " is not there or may not be read");
        }
    }

    @Override
    public List<String> layers() {
        return List.of("nodes", "mains", "valves");
    }

    @Override
    public Set<String> fields(String layer) throws IOException {
        Set<String> names = new LinkedHashSet<>(List.of("id"));
        type(layer).attributes().stream().map(Attribute::name).forEach(names::add);
        return names;
    }

    @Override
    public Optional<String> crs(String layer) {
        return Optional.ofNullable(crs);
    }

    @Override
    public void read(String layer, Consumer<SourceRow> sink) throws IOException {
        LayerType type = type(layer);
        for (LineProblem problem : model.problems()) {
            if (layerOf(problem.section()) == type) {
                sink.accept(new SourceRow(problem.line(), null, problem.text(), Map.of()));
            }
        }
        List<FeatureRecord> records =
                switch (type) {
                    case NODE -> model.nodes();
                    case MAIN -> model.mains();
                    default -> model.valves();
                };
        for (FeatureRecord row : records) {
            Map<String, String> values = new LinkedHashMap<>();
            values.put("id", row.id());
            row.attributes()
                    .forEach((name, value) -> values.put(
                            name, value instanceof Double number ? PlainNumbers.plain(number) : value.toString()));
            sink.accept(new SourceRow(row.row(), row.geometry(), null, values));
        }
    }

    @Override
    public void close() {}

    private LayerType type(String layer) throws IOException {
        LayerType type = LAYERS.get(layer);
        if (type == null) {
            throw new IOException("%s has no layer '%s'; it has %s"
                    .formatted(file.getFileName(), layer, String.join(", ", layers())));
        }
        return type;
    }

    private static LayerType layerOf(String section) {
        return switch (section.toUpperCase(Locale.ROOT)) {
            case "PIPES", "PUMPS", "VERTICES", "MAINS" -> LayerType.MAIN;
            case "VALVES" -> LayerType.VALVE;
            default -> LayerType.NODE;
        };
    }
}
