package io.curbstop.map.source.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.map.source.FeatureRecord;
import io.curbstop.map.source.LayerType;
import io.curbstop.testing.SharedData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The mappings that no import test covers, on the real files; the figures were counted in the files by other means. */
class RealMappingsTest {

    private final Map<LayerType, List<FeatureRecord>> records = new TreeMap<>();
    private final List<ImportProblem> problems = new ArrayList<>();

    @Test
    void theDistrictsEpanetModelComesInWhole() throws Exception {
        convert("kitchener-model.yml");

        assertThat(records.get(LayerType.NODE)).hasSize(827);
        assertThat(records.get(LayerType.MAIN)).hasSize(667); // 666 pipes and the meter
        assertThat(records.get(LayerType.VALVE)).hasSize(199); // lines of the section VALVES
        assertThat(records.get(LayerType.NODE))
                .filteredOn(n -> n.findText("node_kind").orElse("").equals("reservoir"))
                .extracting(FeatureRecord::id)
                .containsExactly("Main_WTW");
        assertThat(problems).isEmpty();
    }

    @Test
    void theSwissNetworkComesInWithItsFrenchNames() throws Exception {
        convert("qwat.yml");

        assertThat(records.get(LayerType.MAIN)).hasSize(4164); // 4,224 less 59 that are not there, less one point
        assertThat(countBy(LayerType.MAIN, "link_status")).isEqualTo(Map.of("open", 3813L, "abandoned", 351L));
        assertThat(records.get(LayerType.VALVE)).hasSize(2312);
        assertThat(countBy(LayerType.VALVE, "position")).isEqualTo(Map.of("open", 2299L, "closed", 13L));
        assertThat(countBy(LayerType.VALVE, "valve_kind"))
                .isEqualTo(Map.of("isolation", 764L, "service", 1455L, "scour", 49L, "air", 42L, "prv", 2L));
        assertThat(records.get(LayerType.HYDRANT)).hasSize(232);
        assertThat(records.get(LayerType.CUSTOMER)).hasSize(1484);
        assertThat(records.get(LayerType.PRESSURE_ZONE)).hasSize(35);
        assertThat(records.get(LayerType.INCIDENT)).hasSize(218);
        assertThat(problems.stream().collect(Collectors.groupingBy(ImportProblem::code, Collectors.counting())))
                .isEqualTo(Map.of("NO_GEOMETRY", 15L, "BROKEN_GEOMETRY", 1L));
    }

    private Map<String, Long> countBy(LayerType layer, String attribute) {
        return records.get(layer).stream()
                .collect(Collectors.groupingBy(r -> r.findText(attribute).orElse(""), Collectors.counting()));
    }

    private void convert(String file) throws MappingException, IOException {
        Path data = SharedData.require("data");
        Mapping mapping = MappingReader.read(Path.of("mappings", file));
        try (LayerConverter converter = new LayerConverter(mapping, data, mapping.srid())) {
            converter.check();
            for (LayerType layer : mapping.layers()) {
                List<FeatureRecord> taken = records.computeIfAbsent(layer, l -> new ArrayList<>());
                converter.convert(layer, taken::add, problems::add, rows -> {});
            }
        }
    }
}
