package io.curbstop.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.testing.PackagedJar;
import io.curbstop.dispatch.testing.PackagedJar.Ended;
import io.curbstop.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The main job on real input: the packaged jar takes in a real city with its district of valves, and plays real breaks
 * from the call to the history, over HTTP, WebSocket and the simulated radio.
 */
class RealCityIT {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final String BREAKS = "Water_Main_Breaks.csv";
    private static final int EVERY = 40;

    /** Rows of the file, the first being 0, that stand in or beside the district that has valves. */
    private static final Set<Integer> IN_THE_DISTRICT = Set.of(7, 352, 420, 682, 919, 932, 1425);

    @Test
    void realBreaksGoFromTheCallToTheHistory() throws Exception {
        Path shared = SharedData.require("data");
        Path mappings = Path.of("../map-layers/mappings").toAbsolutePath();
        try (PackagedJar jar = new PackagedJar()) {
            Ended imported = jar.run(
                    PATIENCE,
                    "import",
                    shared.toString(),
                    "--mapping",
                    mappings.resolve("kitchener.yml").toString(),
                    "--data",
                    "city");
            assertThat(imported.code()).as(imported.out() + imported.err()).isEqualTo(1);

            int played = writeBreaks(shared.resolve("kitchener").resolve(BREAKS), jar.folder());
            Ended replayed = jar.run(
                    PATIENCE,
                    "replay-incidents",
                    BREAKS,
                    "--mapping",
                    mappings.resolve("kitchener-breaks.yml").toString(),
                    "--data",
                    "city",
                    "--json",
                    "report.json");
            System.out.println(replayed.out());
            assertThat(replayed.code()).as(replayed.out() + replayed.err()).isEqualTo(1);

            JsonNode report =
                    JsonMapper.shared().readTree(Files.readString(jar.folder().resolve("report.json")));
            assertThat(report.path("rows").asInt()).isEqualTo(played + 1);
            assertThat(report.path("rejected").asInt()).isEqualTo(1);
            assertThat(report.path("rejections").toString()).contains("13/45/2019");
            assertThat(report.path("located_within_50m").asInt())
                    .as("a plain interpolation along the streets places 72 % within 50 m")
                    .isGreaterThanOrEqualTo(played * 80 / 100);
            assertThat(report.path("linked").asInt()).isGreaterThanOrEqualTo(played * 95 / 100);
            assertThat(report.path("linked_to_true_main").asInt()).isGreaterThanOrEqualTo(played / 2);
            assertThat(report.path("traced").asInt()).isGreaterThanOrEqualTo(3);
            assertThat(report.path("failures").toString()).isEqualTo("[]");
            assertThat(report.path("delivered").asInt()).isEqualTo(played);
            assertThat(report.path("acknowledged").asInt()).isEqualTo(played);
            assertThat(report.path("closed").asInt()).isEqualTo(played);
        }
    }

    /** Some of the breaks, those of the district among them, and one row with a date that never was. */
    private static int writeBreaks(Path all, Path folder) throws IOException {
        List<String> lines = Files.readAllLines(all);
        List<String> chosen = new ArrayList<>(List.of(lines.get(0)));
        for (int row = 0; row < lines.size() - 1; row++) {
            if (row % EVERY == 0 || IN_THE_DISTRICT.contains(row)) {
                chosen.add(lines.get(row + 1));
            }
        }
        int good = chosen.size() - 1;
        String[] bad = lines.get(2).split(",", 4);
        chosen.add("999999,999999,13/45/2019 12:00:00 AM," + bad[3]);
        Files.write(folder.resolve(BREAKS), chosen);
        return good;
    }
}
