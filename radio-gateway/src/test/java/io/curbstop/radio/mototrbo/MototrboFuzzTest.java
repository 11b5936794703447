package io.curbstop.radio.mototrbo;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.radio.mototrbo.MototrboVectors.Vector;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Damaged datagrams. For many more of them, and others each time:
 *
 * <pre>./mvnw -pl radio-gateway -am -Dtest=MototrboFuzzTest -Dsurefire.failIfNoSpecifiedTests=false
 *     -Dcurbstop.fuzz=10000000 -Dcurbstop.fuzz.seed=1 test</pre>
 */
class MototrboFuzzTest {

    private static final int FRAMES = Integer.getInteger("curbstop.fuzz", 200_000);
    private static final long SEED = Long.getLong("curbstop.fuzz.seed", 20_261_128);

    /** Whatever comes out of a damaged frame can be written again, and what was read of it is the same. */
    @Test
    void damagedFramesNeverFailADecoder() {
        System.out.println("MototrboFuzzTest: seed " + SEED + ", " + FRAMES + " frames");
        List<byte[]> frames = Stream.of("mototrbo-ars.txt", "mototrbo-tms.txt", "mototrbo-lrrp.txt")
                .flatMap(file -> MototrboVectors.read(file).stream())
                .map(Vector::bytes)
                .toList();
        Random random = new Random(SEED);
        int[] read = new int[3];
        for (int frame = 0; frame < FRAMES; frame++) {
            byte[] bytes = mutated(frames.get(random.nextInt(frames.size())), random);
            read[0] += survives(bytes, ArsMessage::decode, ArsMessage::encode);
            read[1] += survives(bytes, TmsMessage::decode, TmsMessage::encode);
            read[2] += survives(bytes, LrrpDocument::decode, LrrpDocument::encode);
        }
        assertThat(read[0]).isPositive();
        assertThat(read[1]).isPositive();
        assertThat(read[2]).isPositive();
    }

    private static <T> int survives(byte[] bytes, Function<byte[], Optional<T>> decode, Function<T, byte[]> encode) {
        try {
            Optional<T> message = decode.apply(bytes);
            message.ifPresent(
                    first -> assertThat(decode.apply(encode.apply(first))).contains(first));
            message.filter(LrrpDocument.class::isInstance)
                    .map(LrrpDocument.class::cast)
                    .flatMap(document -> document.find(LrrpElement.Place.class))
                    .ifPresent(MototrboFuzzTest::requireOnEarth);
            return message.isPresent() ? 1 : 0;
        } catch (RuntimeException | AssertionError failed) {
            throw new AssertionError("seed " + SEED + ": " + HexFormat.of().formatHex(bytes), failed);
        }
    }

    private static void requireOnEarth(LrrpElement.Place place) {
        assertThat(place.degreesEast()).isBetween(-180.0, 180.0);
        for (LatitudeForm form : LatitudeForm.values()) {
            assertThat(form.degreesNorth(place.latitude_bits())).isBetween(-90.0, 90.0);
        }
    }

    /** Bytes changed, cut off or added; mostly with a length that fits again, or nothing behind it would be reached. */
    private static byte[] mutated(byte[] bytes, Random random) {
        byte[] copy = Arrays.copyOf(bytes, random.nextInt(4) == 0 ? random.nextInt(bytes.length * 2) : bytes.length);
        for (int k = random.nextInt(4); k > 0 && copy.length > 0; k--) {
            copy[random.nextInt(copy.length)] = (byte) random.nextInt();
        }
        if (copy.length > 2 && random.nextInt(4) > 0) {
            boolean hasLongLength = bytes[0] == 0;
            copy[0] = hasLongLength ? 0 : copy[0];
            copy[1] = (byte) (copy.length - 2);
        }
        return copy;
    }
}
