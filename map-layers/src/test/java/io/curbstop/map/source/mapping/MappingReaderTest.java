package io.curbstop.map.source.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curbstop.map.source.LayerType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingReaderTest {

    private static final String GOOD = """
            name: Testville
            dataset: test
            crs: EPSG:26917
            time_zone: America/Toronto
            layers:
              - layer: main
                file: sub/mains.csv
                id: ID
                geometry: {wkt: SHAPE}
                fields:
                  material: MAT
                  diameter_mm: {field: SIZE, unit: in}
            """;

    @Test
    void aSmallMappingIsReadWithItsDefaults() throws Exception {
        Mapping mapping = MappingReader.parse("m.yml", GOOD);
        assertThat(mapping.snapTolerance_m()).isEqualTo(0.5);
        assertThat(mapping.srid()).isEqualTo(26917);
        assertThat(mapping.bounds()).isNull();
        assertThat(mapping.layers()).containsExactly(LayerType.MAIN);
        SourceEntry entry = mapping.entries().get(0);
        assertThat(entry.geometry()).isEqualTo(new GeometryRule.Wkt("SHAPE"));
        assertThat(entry.fields().get("diameter_mm").unit()).isEqualTo(LengthUnit.IN);
        assertThat(entry.line()).isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "crs: EPSG:26917 | crs: 26917 | m.yml, line 3: 'crs': '26917' is no coordinate system; write EPSG: and its number",
                "crs: EPSG:26917 | crs: EPSG:99999 | m.yml, line 3: 'crs': there is no coordinate system EPSG:99999",
                "crs: EPSG:26917 | crs: EPSG:4326 | m.yml, line 3: 'crs': EPSG:4326 does not measure in metres",
                "America/Toronto | Toronto | m.yml, line 4: 'time_zone': 'Toronto' is no time zone",
                "dataset: test | dataset: demo | m.yml, line 2: 'dataset': 'demo' will not do",
                "layer: main | layer: mains | m.yml, line 6: 'layer': there is no layer 'mains'; there are street, address",
                "sub/mains.csv | ../mains.csv | m.yml, line 7: 'file': '../mains.csv' must lie in the folder that is imported",
                "sub/mains.csv | /etc/passwd | m.yml, line 7: 'file': '/etc/passwd' must lie in the folder that is imported",
                "material: MAT | matrial: MAT | m.yml, line 11: 'matrial': layer main has no such attribute; it has network",
                "unit: in | unit: inch | m.yml, line 12: 'unit': there is no unit 'inch'; there are mm, cm",
                "unit: in | unit: mph | m.yml, line 12: 'unit': mph cannot become diameter_mm",
                "unit: in | units: in | m.yml, line 12: 'units': is not known here; known are field, value",
                "unit: in | pattern: x | m.yml, line 12: 'pattern': the pattern must have a group",
                "unit: in | formats: [Q/b] | m.yml, line 12: 'formats': 'Q/b' is no date format",
                "{wkt: SHAPE} | {join: road} | m.yml, line 9: 'join': no join is named 'road'",
                "{wkt: SHAPE} | middle | m.yml, line 9: 'geometry': 'middle' is not known; write own, inside, none, or columns",
                "id: ID | no: ID | m.yml, line 8: 'no': is not known here",
                "name: Testville | name: [Testville] | m.yml, line 1: 'name': a single value is expected here",
                "time_zone: | dataset: | m.yml, line 4: 'dataset' stands twice",
            })
    void whatIsWrongIsSaidWithFileLineAndKey(String part, String replacement, String message) {
        assertThat(GOOD).contains(part);
        assertThatThrownBy(() -> MappingReader.parse("m.yml", GOOD.replace(part, replacement)))
                .isInstanceOf(MappingException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() -> MappingReader.parse("m.yml", GOOD.replace("dataset: test\n", "")))
                .hasMessage("m.yml, line 1: 'dataset' is missing");
        assertThatThrownBy(() -> MappingReader.parse("m.yml", GOOD.replace("    id: ID\n", "")))
                .hasMessageContaining("'id' is missing");
        assertThatThrownBy(() -> MappingReader.parse("m.yml", "")).hasMessage("m.yml: the file is empty");
        assertThatThrownBy(() -> MappingReader.parse("m.yml", "a: [1\nb: {"))
                .hasMessageStartingWith("m.yml, line ")
                .hasMessageContaining("not YAML");
        assertThatThrownBy(() -> MappingReader.read(Path.of("nowhere.yml")))
                .isInstanceOf(MappingException.class)
                .hasMessageStartingWith("nowhere.yml is not there");
    }

    @Test
    void aMappingCanBePointedAtAnotherFile() throws Exception {
        Mapping mapping = MappingReader.parse("m.yml", GOOD);
        assertThat(mapping.forFile("mains.csv").orElseThrow().entries().get(0).file())
                .isEqualTo("mains.csv");
        assertThat(mapping.forFile("other.csv").orElseThrow().entries().get(0).file())
                .isEqualTo("other.csv");

        Mapping two = MappingReader.parse("m.yml", GOOD + "  - layer: node\n    file: nodes.csv\n    id: ID\n");
        assertThat(two.forFile("nodes.csv").orElseThrow().entries())
                .extracting(SourceEntry::layer)
                .containsExactly(LayerType.NODE);
        assertThat(two.forFile("other.csv")).isEmpty();
    }

    @Test
    void theProjectsOwnMappingsCanAllBeRead() throws IOException, MappingException {
        try (Stream<Path> files = Files.list(Path.of("mappings"))) {
            List<Path> mappings =
                    files.filter(f -> f.toString().endsWith(".yml")).sorted().toList();
            assertThat(mappings)
                    .extracting(f -> f.getFileName().toString())
                    .contains("forest-city.yml", "kitchener-breaks.yml", "kitchener.yml");
            for (Path mapping : mappings) {
                assertThat(MappingReader.read(mapping).entries()).isNotEmpty();
            }
        }
    }
}
