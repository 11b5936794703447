package io.curbstop.dispatch.replay;

import io.curbstop.dispatch.command.UnusableArgumentsException;
import io.curbstop.map.source.FeatureRecord;
import io.curbstop.map.source.LayerType;
import io.curbstop.map.source.Reprojector;
import io.curbstop.map.source.mapping.ImportProblem;
import io.curbstop.map.source.mapping.LayerConverter;
import io.curbstop.map.source.mapping.Mapping;
import io.curbstop.map.source.mapping.MappingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;

/**
 * The incidents of one file.
 *
 * @param rows rows that stood in it
 * @param incidents those that could be read
 * @param rejections why each of the others could not
 */
record RecordedIncidents(int rows, List<RecordedIncident> incidents, List<String> rejections) {

    /**
     * Reads a file.
     *
     * @throws UnusableArgumentsException when the mapping says nothing about such a file
     * @throws MappingException when the mapping does not fit the file
     * @throws IOException when the file cannot be read
     */
    static RecordedIncidents read(Path file, Mapping mapping) throws MappingException, IOException {
        Mapping ours = mapping.forFile(file.getFileName().toString())
                .orElseThrow(() -> new UnusableArgumentsException(
                        "The mapping " + mapping.file() + " says nothing about a file named " + file.getFileName()));
        List<RecordedIncident> incidents = new ArrayList<>();
        List<String> rejections = new ArrayList<>();
        Reprojector toLonLat = Reprojector.between(ours.srid(), Reprojector.WGS84);
        Path folder = file.toAbsolutePath().getParent();
        try (LayerConverter converter = new LayerConverter(ours, folder, ours.srid())) {
            LayerConverter.Counts counts = converter.convert(
                    LayerType.INCIDENT,
                    record -> incidents.add(recorded(record, toLonLat)),
                    problem -> {
                        if (problem.severity() == ImportProblem.Severity.ROW_REJECTED) {
                            rejections.add(problem.describe());
                        }
                    },
                    read -> {});
            return new RecordedIncidents((int) counts.read(), incidents, rejections);
        }
    }

    private static RecordedIncident recorded(FeatureRecord record, Reprojector toLonLat) {
        if (record.geometry() == null) {
            return RecordedIncident.of(record, Double.NaN, Double.NaN);
        }
        Coordinate lonLat = toLonLat.reproject(record.geometry()).getCoordinate();
        return RecordedIncident.of(record, lonLat.x, lonLat.y);
    }
}
