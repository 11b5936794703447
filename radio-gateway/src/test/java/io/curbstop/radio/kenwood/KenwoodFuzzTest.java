package io.curbstop.radio.kenwood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.curbstop.radio.kenwood.KenwoodAddress.FleetUnit;
import io.curbstop.radio.kenwood.KenwoodAddress.NexedgeId;
import io.curbstop.radio.kenwood.KenwoodReport.CallerId;
import io.curbstop.radio.kenwood.KenwoodReport.ChannelState;
import io.curbstop.radio.kenwood.KenwoodReport.Moment;
import io.curbstop.radio.kenwood.KenwoodReport.ReceivedStatus;
import io.curbstop.radio.kenwood.KenwoodReport.ReceivedText;
import io.curbstop.radio.kenwood.KenwoodReport.Result;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Damaged bytes. Whatever is read of them can be written again and is then read as the same. For more than the usual number
 * of frames: {@code -Dcurbstop.fuzz=10000000}, and {@code -Dcurbstop.fuzz.seed=…} for another sequence.
 */
class KenwoodFuzzTest {

    private static final long SEED = Long.getLong("curbstop.fuzz.seed", 20_261_128);
    private static final int MUTATIONS = Integer.getInteger("curbstop.fuzz", 200_000);
    private static final String SPECIAL = "\u0002\u0003$*,\r\n0123456789gFGEIRUAV";

    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final FleetUnit UNIT = new FleetUnit(100, 4002);
    private static final NexedgeId NEXEDGE_UNIT = new NexedgeId(false, 3001);

    private static final List<byte[]> FRAMES = List.of(
            new KenwoodCommand.Text(UNIT, false, "K7 P1 WO4471 NO WATER").encode(),
            new KenwoodCommand.Text(NEXEDGE_UNIT, true, "K7 P1 WO4471 NO WATER").encode(),
            new KenwoodCommand.SetStatus(NEXEDGE_UNIT, "01").encode(),
            new KenwoodCommand.PositionPoll(UNIT).encode(),
            new KenwoodCommand.BaudRate(57_600).encode(),
            new KenwoodCommand.ChannelStatusRequest().encode(),
            new Result(true).encode(),
            new CallerId(Moment.BEGINNING, UNIT, Optional.of(UNIT)).encode(),
            new CallerId(Moment.UNSAID, UNIT, Optional.empty()).encode(),
            new ReceivedText(UNIT, Optional.of(new FleetUnit(100, 1000)), false, "ACK K7").encode(),
            new ReceivedText(NEXEDGE_UNIT, Optional.empty(), true, "ACK K7").encode(),
            new ReceivedStatus(NEXEDGE_UNIT, Optional.of(NexedgeId.ALL), "99").encode(),
            new ChannelState("\u0090\u0080\u0080\u0081").encode(),
            latin1(SimulatedKenwood.sentence("PKLSH,3851.3330,N,09447.9417,W,012212,A,100,1202,")),
            latin1(SimulatedKenwood.sentence("PKNSH,3916.1154,N,12101.6008,W,123456,A,U01001,")),
            latin1(SimulatedKenwood.sentence(
                    "PKLDS,122434,A,4954.1474,N,11923.6044,W,001.1,194.9,130223,19.20,W00,100,1001,80,00,")));

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void damagedFramesNeverFailADecoder() {
        System.out.println("Kenwood frames damaged with seed " + SEED);
        Random random = new Random(SEED);
        KenwoodStream stream = new KenwoodStream();
        int frames = 0;
        int sentences = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            for (byte each : mutated(FRAMES.get(random.nextInt(FRAMES.size())), random)) {
                Optional<KenwoodStream.Item> item = stream.accept(each);
                if (item.isPresent() && item.get() instanceof KenwoodStream.Item.Frame frame) {
                    frames += checkFrame(frame.body(), i);
                } else if (item.isPresent() && item.get() instanceof KenwoodStream.Item.Sentence sentence) {
                    sentences += checkSentence(sentence.words(), i);
                }
            }
        }
        assertThat(frames).isGreaterThan(MUTATIONS / 4);
        assertThat(sentences).isPositive();
    }

    private static int checkFrame(String body, int number) {
        if (body.length() > KenwoodStream.MOST_BODY) {
            fail("seed %d, frame %d: a body of %d characters", SEED, number, body.length());
        }
        Optional<KenwoodCommand> command = KenwoodCommand.decode(body);
        if (command.isPresent() && !command.get().body().equals(body)) {
            fail("seed %d, frame %d: %s from %s", SEED, number, command.get(), body);
        }
        Optional<KenwoodReport> report = KenwoodReport.decode(body);
        if (report.isPresent() && !report.get().body().equals(body)) {
            fail("seed %d, frame %d: %s from %s", SEED, number, report.get(), body);
        }
        return command.isPresent() || report.isPresent() ? 1 : 0;
    }

    private static int checkSentence(String words, int number) {
        Optional<PositionSentence> read = PositionSentence.decode(words);
        if (read.isEmpty()) {
            return 0;
        }
        if (!PositionSentence.decode(read.get().encode()).equals(read)) {
            fail("seed %d, frame %d: %s from %s", SEED, number, read.get(), words);
        }
        read.get().fix("1202", NOW);
        return 1;
    }

    /** Some bytes others, some left out, some put in; often such as mean something. */
    private static byte[] mutated(byte[] bytes, Random random) {
        byte[] copy = Arrays.copyOf(bytes, random.nextInt(8) == 0 ? random.nextInt(bytes.length * 2) : bytes.length);
        for (int k = random.nextInt(4); k > 0 && copy.length > 0; k--) {
            copy[random.nextInt(copy.length)] = random.nextBoolean()
                    ? (byte) random.nextInt()
                    : (byte) SPECIAL.charAt(random.nextInt(SPECIAL.length()));
        }
        return copy;
    }
}
