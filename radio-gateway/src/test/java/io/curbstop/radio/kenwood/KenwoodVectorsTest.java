package io.curbstop.radio.kenwood;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.radio.kenwood.KenwoodAddress.FleetUnit;
import io.curbstop.radio.kenwood.KenwoodAddress.NexedgeId;
import io.curbstop.radio.kenwood.KenwoodCommand.AirRepeat;
import io.curbstop.radio.kenwood.KenwoodCommand.BaudRate;
import io.curbstop.radio.kenwood.KenwoodCommand.ChannelStatusRequest;
import io.curbstop.radio.kenwood.KenwoodCommand.PositionPoll;
import io.curbstop.radio.kenwood.KenwoodCommand.SetStatus;
import io.curbstop.radio.kenwood.KenwoodCommand.Text;
import io.curbstop.radio.kenwood.KenwoodReport.CallerId;
import io.curbstop.radio.kenwood.KenwoodReport.Moment;
import io.curbstop.radio.kenwood.KenwoodReport.Result;
import io.curbstop.testing.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Published bytes: each is read as what it is said to be, and written again to the byte. None is left out. */
class KenwoodVectorsTest {

    private static final FleetUnit UNIT_1001 = new FleetUnit(100, 1001);
    private static final FleetUnit UNIT_4002 = new FleetUnit(100, 4002);
    private static final NexedgeId U03001 = new NexedgeId(false, 3001);
    private static final NexedgeId U00002 = new NexedgeId(false, 2);
    private static final Pattern SENTENCE = Pattern.compile("# (\\$PK\\w+,\\S+\\*[0-9A-F]{2}) .*");

    /** By the first words of what the file says of each. */
    private static final Map<String, KenwoodCommand> COMMANDS = Map.ofEntries(
            Map.entry("FleetSync broadcast short text", new Text(FleetUnit.ALL, false, "test")),
            Map.entry("FleetSync to fleet 100 device 1002", new Text(new FleetUnit(100, 1002), false, "test")),
            Map.entry("NEXEDGE short (48 char) text to unit 03001", new Text(U03001, false, "test")),
            Map.entry("NEXEDGE short text to all", new Text(NexedgeId.ALL, false, "ALL")),
            Map.entry("NEXEDGE long (<=4096) data to unit 00002", new Text(U00002, true, "hello")),
            Map.entry("NEXEDGE set status", new SetStatus(U00002, "01")),
            Map.entry("FleetSync GPS poll fleet 100 dev 1001", new PositionPoll(UNIT_1001)),
            Map.entry("NEXEDGE GPS poll 03001", new PositionPoll(U03001)),
            Map.entry("channel status request", new ChannelStatusRequest()),
            Map.entry("over-the-air repeat on", new AirRepeat(true)),
            Map.entry("baud 57600", new BaudRate(57_600)));

    private static final Map<String, KenwoodReport> REPORTS = Map.of(
            "'0' = success", new Result(true),
            "'1' = failure", new Result(false),
            "FleetSync caller id BOT", new CallerId(Moment.BEGINNING, UNIT_4002, Optional.of(UNIT_4002)),
            "NEXEDGE caller id BOT", new CallerId(Moment.BEGINNING, U03001, Optional.of(U03001)));

    private static final Map<String, byte[]> FRAMES = new LinkedHashMap<>();
    private static final List<String> SENTENCES = new ArrayList<>();

    @BeforeAll
    static void read() throws IOException {
        for (String line : Files.readAllLines(SharedData.require("radio/vectors/kenwood-fleetsync-nxdn.txt"))) {
            Matcher sentence = SENTENCE.matcher(line);
            if (sentence.matches()) {
                SENTENCES.add(sentence.group(1));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                String[] parts = line.split("\\|", 2);
                FRAMES.put(parts[1].strip(), HexFormat.of().parseHex(parts[0].strip()));
            }
        }
    }

    /** The body of a line that is one frame and nothing else. */
    private static String body(byte[] bytes) {
        KenwoodStream stream = new KenwoodStream();
        for (int k = 0; k < bytes.length - 1; k++) {
            assertThat(stream.accept(bytes[k])).isEmpty();
        }
        KenwoodStream.Item item = stream.accept(bytes[bytes.length - 1]).orElseThrow();
        return ((KenwoodStream.Item.Frame) item).body();
    }

    private static <T> Optional<T> expected(Map<String, T> meanings, String meaning) {
        return meanings.entrySet().stream()
                .filter(entry -> meaning.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    @Test
    void everyFrameIsReadAndWrittenAgain() {
        int commands = 0;
        int reports = 0;
        for (Map.Entry<String, byte[]> line : FRAMES.entrySet()) {
            Optional<KenwoodCommand> command = expected(COMMANDS, line.getKey());
            Optional<KenwoodReport> report = expected(REPORTS, line.getKey());
            assertThat(command.isPresent() ^ report.isPresent())
                    .as(line.getKey())
                    .isTrue();
            if (command.isPresent()) {
                commands++;
                assertThat(KenwoodCommand.decode(body(line.getValue()))).isEqualTo(command);
                assertThat(command.get().encode()).as(line.getKey()).isEqualTo(line.getValue());
            } else {
                reports++;
                assertThat(KenwoodReport.decode(body(line.getValue()))).isEqualTo(report);
                assertThat(report.get().encode()).as(line.getKey()).isEqualTo(line.getValue());
            }
        }
        assertThat(commands).isEqualTo(COMMANDS.size());
        assertThat(reports).isEqualTo(REPORTS.size());
    }

    @Test
    void aCallersEndAndAllSpeedsAreReadAsTheFileSaysInPassing() {
        String beginning = body(FRAMES.entrySet().stream()
                .filter(line -> line.getKey().startsWith("FleetSync caller id"))
                .findFirst()
                .orElseThrow()
                .getValue());
        assertThat(KenwoodReport.decode(beginning.replaceFirst("I1", "I0")))
                .contains(new CallerId(Moment.END, UNIT_4002, Optional.of(UNIT_4002)));
        for (int digit = 2; digit <= 8; digit++) {
            KenwoodCommand speed = KenwoodCommand.decode("O" + digit).orElseThrow();
            assertThat(((BaudRate) speed).baud()).isEqualTo(BaudRate.RATES.get(digit - 2));
            assertThat(speed.body()).isEqualTo("O" + digit);
        }
        assertThat(KenwoodCommand.decode("kR0")).contains(new AirRepeat(false));
    }

    @Test
    void theSentencesSayWhereAndWhoseTheirPlaceIs() {
        assertThat(SENTENCES).hasSize(3);
        PositionSentence stale = PositionSentence.decode(SENTENCES.get(0)).orElseThrow();
        assertThat(stale.radio()).isEqualTo(new FleetUnit(100, 1202));
        assertThat(stale.lat()).isEqualTo(38 + 51.333 / 60);
        assertThat(stale.lon()).isEqualTo(-(94 + 47.9417 / 60));
        assertThat(stale.isCurrent()).isFalse();
        assertThat(PositionSentence.decode(SENTENCES.get(1))).as("no longitude").isEmpty();
        PositionSentence nexedge = PositionSentence.decode(SENTENCES.get(2)).orElseThrow();
        assertThat(nexedge.radio()).isEqualTo(new NexedgeId(false, 1001));
        assertThat(nexedge.lat()).isEqualTo(39 + 16.1154 / 60);
        assertThat(nexedge.lon()).isEqualTo(-(121 + 1.6008 / 60));
        assertThat(nexedge.isCurrent()).isTrue();
        for (PositionSentence sentence : List.of(stale, nexedge)) {
            assertThat(SENTENCES).contains(sentence.encode());
        }
    }

    /**
     * The checksums of the published lines are wrong by what changing one digit does, as when somebody takes a real id out
     * before publishing. With another last digit of the id they fit, so the rule is that of NMEA; sentences published
     * elsewhere, unchanged, bear that out in {@code PositionSentenceTest}.
     */
    @Test
    void thePublishedChecksumsFitOnceOneDigitOfTheIdIsAnother() {
        Set<String> mended = Set.of(
                SENTENCES.get(0).replace("1202", "1205"), SENTENCES.get(2).replace("U01001", "U01008"));
        for (String sentence : mended) {
            assertThat(PositionSentence.decode(sentence).orElseThrow().isIntact())
                    .as(sentence)
                    .isTrue();
        }
        for (int published : new int[] {0, 2}) {
            PositionSentence sentence =
                    PositionSentence.decode(SENTENCES.get(published)).orElseThrow();
            assertThat(sentence.isIntact()).isFalse();
            assertThat(sentence.sealed().isIntact()).isTrue();
        }
    }

    /** Those that are no frame are sentences; what is neither must be named here, and none is. */
    @Test
    void noLineOfTheFileIsLeftOut() throws IOException {
        long lines = Files.readAllLines(
                        SharedData.require("radio/vectors/kenwood-fleetsync-nxdn.txt"), StandardCharsets.UTF_8)
                .stream()
                .filter(line -> line.startsWith("# $PK") || !line.isBlank() && !line.startsWith("#"))
                .count();
        int layoutOfPklds = 1;
        assertThat(FRAMES.size() + SENTENCES.size() + layoutOfPklds).isEqualTo((int) lines);
    }
}
