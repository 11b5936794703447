package io.curbstop.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.testing.PackagedJar;
import io.curbstop.dispatch.testing.PackagedJar.Ended;
import io.curbstop.testing.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The main job on real input: the packaged jar takes in a real city with its district of valves, and plays real breaks
 * from the call to the history, over HTTP, WebSocket and the simulated radio; then a whole night of them, headless.
 */
class RealCityIT {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final String BREAKS = "Water_Main_Breaks.csv";
    private static final int EVERY = 40;
    private static final int NIGHT_min = 12 * 60;
    private static final CSVFormat HEADED =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    /** Rows of the file, the first being 0, that stand in or beside the district that has valves. */
    private static final Set<Integer> IN_THE_DISTRICT = Set.of(7, 352, 420, 682, 919, 932, 1425);

    private static final Path MAPPINGS = Path.of("../map-layers/mappings").toAbsolutePath();
    private static Path shared;
    private static PackagedJar jar;

    @BeforeAll
    static void takeTheCityIn() throws Exception {
        shared = SharedData.require("data");
        jar = new PackagedJar();
        Ended imported = jar.run(
                PATIENCE,
                "import",
                shared.toString(),
                "--mapping",
                MAPPINGS.resolve("kitchener.yml").toString(),
                "--data",
                "city");
        assertThat(imported.code()).as(imported.out() + imported.err()).isEqualTo(1);
    }

    @AfterAll
    static void remove() throws Exception {
        if (jar != null) {
            jar.close();
        }
    }

    @Test
    void realBreaksGoFromTheCallToTheHistory() throws Exception {
        int played = writeBreaks(shared.resolve("kitchener").resolve(BREAKS), jar.folder());
        Ended replayed = jar.run(
                PATIENCE,
                "replay-incidents",
                BREAKS,
                "--mapping",
                MAPPINGS.resolve("kitchener-breaks.yml").toString(),
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

    /** Those of a cold January and February and those in the district with valves within one night, with real crews' remarks. */
    @Test
    void nightOfRealBreaksIsPlayedWithRealRemarksAndEveryOrderIsSeenTo() throws Exception {
        int written = writeNight(jar.folder().resolve("night.csv"));

        Ended played = jar.run(PATIENCE, "play-scenario", "night.csv", "--data", "city", "--json", "night.json");

        System.out.println(played.out());
        assertThat(played.code()).as(played.out() + played.err()).isZero();
        JsonNode report =
                JsonMapper.shared().readTree(Files.readString(jar.folder().resolve("night.json")));
        assertThat(report.path("ended").asBoolean()).isTrue();
        JsonNode counts = report.path("counts");
        assertThat(counts.path("called").asInt()).isEqualTo(written);
        assertThat(counts.path("refused").asInt()).isZero();
        assertThat(counts.path("open").asInt()).isZero();
        assertThat(counts.path("unseen").asInt()).isZero();
        assertThat(counts.path("incidents").asInt()).isGreaterThan(written * 3 / 4);
        assertThat(counts.path("notes").asInt())
                .as("every incident has what its crew wrote down")
                .isEqualTo(counts.path("incidents").asInt());
        assertThat(counts.path("valves").asInt()).isPositive();
        assertThat(counts.path("customersOut").asInt()).isPositive();
        assertThat(counts.path("byRadio").asInt()).isPositive();
        assertThat(counts.path("alarmed").asInt()).isPositive();
    }

    private static int writeNight(Path file) throws IOException {
        List<String> remarks = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(
                shared.resolve("ladwp").resolve("main_leaks_2010_2013.csv"), StandardCharsets.ISO_8859_1, HEADED)) {
            parser.stream()
                    .map(row -> row.get("REMARKS").strip())
                    .filter(r -> !r.isEmpty())
                    .forEach(remarks::add);
        }
        List<CSVRecord> breaks = new ArrayList<>();
        try (CSVParser parser =
                CSVParser.parse(shared.resolve("kitchener").resolve(BREAKS), StandardCharsets.UTF_8, HEADED)) {
            int row = 0;
            for (CSVRecord one : parser) {
                boolean cold = one.get("Incident date").matches("[12]/\\d+/2014 .*");
                if ((cold || IN_THE_DISTRICT.contains(row))
                        && !one.get("Street").isBlank()) {
                    breaks.add(one);
                }
                row++;
            }
        }
        try (CSVPrinter night = new CSVPrinter(Files.newBufferedWriter(file), CSVFormat.RFC4180)) {
            night.printRecord("after", "narrative", "address", "type", "crew_note");
            for (int i = 0; i < breaks.size(); i++) {
                CSVRecord one = breaks.get(i);
                boolean service = one.get("Type of Asset Broken").equals("SERVICE");
                int minute = NIGHT_min * i / breaks.size();
                night.printRecord(
                        "%d:%02d".formatted(minute / 60, minute % 60),
                        service ? "Water bubbling up by the curb stop" : "Water coming up in the road",
                        (one.get("Closest Civic Number") + " " + one.get("Street")).strip(),
                        service ? "SERVICE_LEAK" : "MAIN_BREAK",
                        remarks.get(61 * i % remarks.size()));
            }
        }
        return breaks.size();
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
