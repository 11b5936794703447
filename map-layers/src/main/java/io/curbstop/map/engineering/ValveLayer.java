package io.curbstop.map.engineering;

import io.curbstop.map.source.FeatureRecord;
import io.curbstop.map.source.FeatureSource;
import io.curbstop.map.source.LayerType;
import io.curbstop.map.source.SourceRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A layer of valves as a CSV file with the columns {@code valve,link,node}: a valve on that end of that link. */
final class ValveLayer {
    private static final List<String> COLUMNS = List.of("valve", "link", "node");

    private ValveLayer() {}

    /**
     * Reads the valves.
     *
     * @param mains the mains they may sit on
     * @param rejected takes the rows that could not be used, each with its reason
     * @throws IOException when the file is not there, or lacks a column
     */
    static List<FeatureRecord> read(Path file, Collection<FeatureRecord> mains, List<String> rejected)
            throws IOException {
        Map<String, FeatureRecord> mainById = new HashMap<>();
        mains.forEach(main -> mainById.put(main.id(), main));
        List<FeatureRecord> valves = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        try (FeatureSource source = FeatureSource.open(file)) {
            String layer = source.layers().get(0);
            if (!source.fields(layer).containsAll(COLUMNS)) {
                throw new IOException("%s needs the columns valve,link,node; it has %s"
                        .formatted(file, String.join(",", source.fields(layer))));
            }
            source.read(layer, row -> {
                String valve = row.value("valve");
                String why = whyUnusable(row, mainById);
                if (why == null && !seen.add(valve)) {
                    why = "valve " + valve + " stands above already";
                }
                if (why != null) {
                    rejected.add("%s row %d: %s".formatted(file, row.number(), why));
                    return;
                }
                valves.add(new FeatureRecord(
                        LayerType.VALVE,
                        valve,
                        null,
                        Map.of("main_ref", row.value("link"), "node_ref", row.value("node")),
                        row.number()));
            });
        }
        return valves;
    }

    /** Null when the row can be used. */
    private static String whyUnusable(SourceRow row, Map<String, FeatureRecord> mainById) {
        if (row.broken() != null) {
            return row.broken();
        }
        if (COLUMNS.stream().anyMatch(column -> row.value(column) == null)) {
            return "valve, link and node must all be given";
        }
        FeatureRecord main = mainById.get(row.value("link"));
        if (main == null) {
            return "link " + row.value("link") + " is not in the network";
        }
        List<String> ends = Stream.of("from_node", "to_node")
                .map(main::findText)
                .flatMap(Optional::stream)
                .toList();
        return ends.size() < 2 || ends.contains(row.value("node"))
                ? null
                : "node %s is no end of link %s; those are %s"
                        .formatted(row.value("node"), row.value("link"), String.join(" and ", ends));
    }
}
