package io.curbstop.dispatch.geodata.imports;

import io.curbstop.dispatch.geodata.GeodataStore;
import io.curbstop.dispatch.geodata.LayerChange;
import io.curbstop.dispatch.geodata.imports.ImportReport.LayerResult;
import io.curbstop.map.search.StreetPlacement;
import io.curbstop.map.search.StreetShapes;
import io.curbstop.map.source.FeatureRecord;
import io.curbstop.map.source.LayerType;
import io.curbstop.map.source.mapping.ImportProblem;
import io.curbstop.map.source.mapping.ImportProblem.Severity;
import io.curbstop.map.source.mapping.LayerConverter;
import io.curbstop.map.source.mapping.Mapping;
import io.curbstop.map.source.mapping.MappingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Converts one layer and replaces it, or leaves it as it was and says why. */
@Component
class LayerImport {

    // Refs of these are looked up without a data set, so they must be unique over all of them.
    private static final Set<LayerType> REFERRED_TO =
            Set.of(LayerType.NODE, LayerType.MAIN, LayerType.VALVE, LayerType.HYDRANT, LayerType.BUILDING);

    private static final double SECONDS_BETWEEN_LINES = 1;

    private final GeodataStore geodata;
    private final JdbcTemplate jdbc;

    LayerImport(GeodataStore geodata, JdbcTemplate jdbc) {
        this.geodata = geodata;
        this.jdbc = jdbc;
    }

    LayerResult take(
            Mapping mapping,
            LayerType layer,
            LayerConverter converter,
            Consumer<ImportProblem> problems,
            ImportProgress progress) {
        long start = System.nanoTime();
        String name = layer.name().toLowerCase(Locale.ROOT);
        List<FeatureRecord> records = new ArrayList<>();
        long[] rejectedHere = {0};
        long[] lastLine = {start};
        LayerConverter.Counts counts = new LayerConverter.Counts(0, 0, 0, 0);
        try {
            Set<String> elsewhere = refsElsewhere(mapping.dataset(), layer);
            counts = converter.convert(
                    layer,
                    row -> {
                        if (elsewhere.contains(row.id())) {
                            rejectedHere[0]++;
                            problems.accept(duplicate(mapping, row));
                        } else {
                            records.add(row);
                        }
                    },
                    problems,
                    rows -> tell(progress, name, rows, start, lastLine));
            long wanted = counts.read() - counts.filtered();
            if (records.isEmpty() && wanted > 0) {
                return failed(
                        name,
                        counts,
                        rejectedHere[0],
                        start,
                        "none of %,d rows could be taken; the layer stands as it was".formatted(wanted));
            }
            LayerChange change = geodata.replaceLayer(mapping.dataset(), layer, drawn(layer, records));
            LayerResult result = new LayerResult(
                    name,
                    true,
                    null,
                    counts.read(),
                    counts.filtered(),
                    counts.rejected() + rejectedHere[0],
                    records.size(),
                    change.inserted(),
                    change.updated(),
                    change.unchanged(),
                    change.removed(),
                    change.keptFromField(),
                    since(start));
            progress.line("%s: %,d new, %,d changed, %,d as before, %,d gone, %,d rows rejected"
                    .formatted(
                            name,
                            change.inserted(),
                            change.updated(),
                            change.unchanged(),
                            change.removed(),
                            result.rejected()));
            return result;
        } catch (IOException | MappingException | DataAccessException e) {
            Throwable told = e instanceof DataAccessException database ? database.getMostSpecificCause() : e;
            return failed(name, counts, rejectedHere[0], start, told.getMessage() + "; the layer stands as it was");
        }
    }

    private static void tell(ImportProgress progress, String name, long rows, long start, long[] lastLine) {
        if (since(lastLine[0]) > SECONDS_BETWEEN_LINES) {
            lastLine[0] = System.nanoTime();
            progress.line("%s: %,d rows read, %,.0f a second".formatted(name, rows, rows / since(start)));
        }
    }

    /** Streets of which only the ends are given get their bends; mains without a course are laid out along their street. */
    private List<FeatureRecord> drawn(LayerType layer, List<FeatureRecord> records) {
        if (layer == LayerType.STREET) {
            return StreetShapes.redraw(records, List.of());
        }
        boolean byStreet = layer == LayerType.MAIN
                && records.stream()
                        .anyMatch(m -> m.findText("geometry_quality").orElse("").equals("street"));
        return byStreet ? StreetPlacement.place(records, geodata.readLayer(LayerType.STREET)) : records;
    }

    private Set<String> refsElsewhere(String dataset, LayerType layer) {
        if (!REFERRED_TO.contains(layer)) {
            return Set.of();
        }
        String table = layer.name().toLowerCase(Locale.ROOT);
        return new HashSet<>(
                jdbc.queryForList("select ref from " + table + " where dataset <> ?", String.class, dataset));
    }

    private static ImportProblem duplicate(Mapping mapping, FeatureRecord row) {
        return new ImportProblem(
                Severity.ROW_REJECTED,
                row.layer(),
                mapping.file(),
                row.row(),
                row.id(),
                null,
                null,
                "DUPLICATE_ID",
                "another data set has a feature of this id already; give the mapping's id a prefix");
    }

    private static LayerResult failed(
            String name, LayerConverter.Counts counts, long rejectedHere, long start, String why) {
        return new LayerResult(
                name,
                false,
                why,
                counts.read(),
                counts.filtered(),
                counts.rejected() + rejectedHere,
                0,
                0,
                0,
                0,
                0,
                0,
                since(start));
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
