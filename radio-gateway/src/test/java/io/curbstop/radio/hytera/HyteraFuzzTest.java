package io.curbstop.radio.hytera;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Damaged packets never fail a decoder, and whatever is read of one can be written and read again. The system properties
 * {@code curbstop.fuzz} and {@code curbstop.fuzz.seed} choose how many and which.
 */
class HyteraFuzzTest {

    private static final int FRAMES = Integer.getInteger("curbstop.fuzz", 200_000);
    private static final long SEED = Long.getLong("curbstop.fuzz.seed", 20_261_128);

    private int packets;
    private int messages;
    private int understood;

    @Test
    void damagedFramesNeverFailADecoder() throws IOException {
        List<byte[]> vectors = vectors();
        Random random = new Random(SEED);
        for (int frame = 0; frame < FRAMES; frame++) {
            byte[] bytes = mutated(vectors.get(random.nextInt(vectors.size())), random);
            try {
                read(bytes);
                HdapMessage.decode(repaired(bytes)).ifPresent(this::understand);
            } catch (RuntimeException | AssertionError failed) {
                throw new AssertionError(
                        "seed %d, frame %d: %s"
                                .formatted(SEED, frame, HexFormat.of().formatHex(bytes)),
                        failed);
            }
        }
        System.out.printf(
                "Hytera fuzz, seed %d: %d frames, %d packets, %d messages, %d understood%n",
                SEED, FRAMES, packets, messages, understood);
        assertThat(packets).isPositive();
        assertThat(understood).isGreaterThan(FRAMES / 10);
    }

    private void read(byte[] bytes) {
        HstrpPacket.decode(bytes).ifPresent(packet -> {
            packets++;
            assertThat(packet.encode()).isEqualTo(bytes);
            HdapMessage.decode(repaired(packet.payload())).ifPresent(this::understand);
        });
        HrnpPacket.decode(bytes).ifPresent(packet -> {
            packets++;
            assertThat(packet.encode()).isEqualTo(bytes);
        });
        HdapMessage.decode(bytes)
                .ifPresent(message -> assertThat(message.encode()).isEqualTo(bytes));
    }

    private void understand(HdapMessage message) {
        messages++;
        Optional<RegistrationMessage> registration = RegistrationMessage.find(message);
        registration.ifPresent(found ->
                assertThat(RegistrationMessage.find(found.toHdap(true))).contains(found));
        Optional<LocationMessage> location = LocationMessage.find(message);
        location.ifPresent(
                found -> assertThat(LocationMessage.find(found.toHdap(true))).contains(found));
        Optional<TextMessage> text = TextMessage.find(message);
        text.ifPresent(found -> assertSame(found.toHdap(message.reliable()), message));
        Optional<RadioControl> control = RadioControl.find(message);
        control.ifPresent(found -> assertSame(found.toHdap(message.reliable()), message));
        if (registration.isPresent() || location.isPresent() || text.isPresent()) {
            understood++;
        }
    }

    /** Bits without a meaning here are not kept, so that they are left out of the comparison. */
    private static void assertSame(HdapMessage written, HdapMessage read) {
        assertThat(written.payload()).isEqualTo(read.payload());
        assertThat(written.opcode()).isEqualTo(read.opcode());
    }

    /** With length and checksum set right, so that damage gets past them. */
    private static byte[] repaired(byte[] bytes) {
        if (bytes.length < 7) {
            return bytes;
        }
        byte[] payload = Arrays.copyOfRange(bytes, 5, Math.min(bytes.length - 2, 5 + HdapMessage.MOST_PAYLOAD));
        return HdapService.find(bytes[0] & 0x7F)
                .map(service -> {
                    int high = bytes[1] & 0xFF;
                    int low = bytes[2] & 0xFF;
                    int opcode = service == HdapService.RCP ? low << 8 | high : high << 8 | low;
                    return new HdapMessage(bytes[0] < 0, service, opcode, payload).encode();
                })
                .orElse(bytes);
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        byte[] copy = Arrays.copyOf(bytes, random.nextInt(4) == 0 ? random.nextInt(bytes.length * 2) : bytes.length);
        for (int k = random.nextInt(4); k > 0 && copy.length > 0; k--) {
            copy[random.nextInt(copy.length)] = (byte) random.nextInt();
        }
        return copy;
    }

    private static List<byte[]> vectors() throws IOException {
        List<byte[]> vectors = new ArrayList<>();
        for (String line : Files.readAllLines(SharedData.require("radio/vectors/hytera.txt"))) {
            if (!line.isBlank() && !line.startsWith("#")) {
                vectors.add(HexFormat.of().parseHex(line.split("\\|", 2)[0].strip()));
            }
        }
        return vectors;
    }
}
