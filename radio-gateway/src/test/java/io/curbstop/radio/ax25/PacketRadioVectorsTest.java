package io.curbstop.radio.ax25;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.testing.SharedData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Bytes that went through real modems: each is read as what it is said to be, and written again to the byte. */
class PacketRadioVectorsTest {

    private static final long SEED = Long.getLong("curbstop.fuzz.seed", 20_261_127);

    /** By hand with {@code -Dcurbstop.fuzz=10000000}. */
    private static final int MUTATIONS = Integer.getInteger("curbstop.fuzz", 200_000);

    private static final List<Vector> VECTORS = new ArrayList<>();

    private record Vector(byte[] bytes, String meaning) {}

    @BeforeAll
    static void read() throws IOException {
        VECTORS.clear();
        for (String line : Files.readAllLines(SharedData.require("radio/vectors/ax25-kiss-agw.txt"))) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] parts = line.split("\\|", 2);
                VECTORS.add(new Vector(HexFormat.of().parseHex(parts[0].strip()), parts[1].strip()));
            }
        }
    }

    private static List<Vector> of(String start) {
        List<Vector> found = VECTORS.stream()
                .filter(vector -> vector.meaning().startsWith(start))
                .toList();
        assertThat(found).as("vectors that start with " + start).isNotEmpty();
        return found;
    }

    /** As the vectors write it: {@code AX.25 UI SOURCE>DESTINATION,PATH:INFORMATION}. */
    private static String written(Ax25Frame frame) {
        StringBuilder text = new StringBuilder("AX.25 UI ")
                .append(frame.source())
                .append('>')
                .append(frame.destination());
        frame.path().forEach(hop -> text.append(',').append(hop.address()));
        return text.append(':')
                .append(new String(frame.information(), StandardCharsets.US_ASCII))
                .toString();
    }

    @Test
    void everyFrameIsReadAndWrittenAgain() {
        for (Vector vector : of("AX.25 UI")) {
            Ax25Frame frame = Ax25Frame.decode(vector.bytes()).orElseThrow();
            assertThat(vector.meaning()).startsWith(written(frame));
            assertThat(frame.encode()).as(vector.meaning()).isEqualTo(vector.bytes());
            AprsPacket packet = AprsPacket.decode(frame.information()).orElseThrow();
            assertThat(packet.encode()).as(vector.meaning()).isEqualTo(frame.information());
        }
    }

    @Test
    void everyPacketIsOfItsKind() {
        List<Object> packets = new ArrayList<>();
        for (Vector vector : of("AX.25 UI")) {
            packets.add(AprsPacket.decode(
                            Ax25Frame.decode(vector.bytes()).orElseThrow().information())
                    .orElseThrow());
        }
        assertThat(packets)
                .containsExactly(
                        new AprsPacket.Message("CREW12", "WO 4471 P1 NO WATER 118 MILL RD", "01"),
                        new AprsPacket.Ack("DISP-1", "01", null),
                        new AprsPacket.Reject("DISP-1", "02"),
                        new AprsPacket.Message("DISP-1", "EN ROUTE", "77"),
                        new AprsPacket.Position(49 + 3.5 / 60, -(72 + 1.75 / 60), "/k", ""),
                        new AprsPacket.Message("BLN1CREW", "ALL CREWS STANDBY", null),
                        new AprsPacket.Message("CREW12", "A", "03", "01"));
    }

    @Test
    void kissGivesTheFrameBeforeItAndIsWrittenAgain() {
        byte[] before = null;
        Kiss kiss = new Kiss();
        int frames = 0;
        for (Vector vector : VECTORS) {
            if (vector.meaning().equals("same in KISS")) {
                assertThat(received(kiss, vector.bytes())).containsExactly(before);
                assertThat(Kiss.encode(before)).isEqualTo(vector.bytes());
                frames++;
            }
            before = vector.bytes();
        }
        assertThat(frames).isEqualTo(of("AX.25 UI").size());
        byte[] escaped = of("KISS escape").get(0).bytes();
        assertThat(received(kiss, escaped)).containsExactly(HexFormat.of().parseHex("c0db01"));
        assertThat(Kiss.encode(HexFormat.of().parseHex("c0db01"))).isEqualTo(escaped);
    }

    private static List<byte[]> received(Kiss kiss, byte[] bytes) {
        List<byte[]> frames = new ArrayList<>();
        for (byte each : bytes) {
            kiss.accept(each).ifPresent(frames::add);
        }
        return frames;
    }

    @Test
    void everyAgwFrameIsReadAndWrittenAgain() {
        StringBuilder kinds = new StringBuilder();
        for (Vector vector : of("AGW")) {
            AgwFrame frame = AgwFrame.decode(vector.bytes()).orElseThrow();
            assertThat(frame.encode()).as(vector.meaning()).isEqualTo(vector.bytes());
            kinds.append(frame.kind());
        }
        assertThat(kinds).hasToString("RXmyMCK");
        AgwFrame text = AgwFrame.decode(of("AGW unproto").get(0).bytes()).orElseThrow();
        assertThat(text.from() + ">" + text.to()).isEqualTo("DISP-1>APZDSP");
        assertThat(AprsPacket.decode(text.data())).contains(new AprsPacket.Message("CREW12", "AGW HELLO", "03"));
        AgwFrame raw = AgwFrame.decode(of("AGW raw").get(0).bytes()).orElseThrow();
        assertThat(raw.data()[0]).as("the port, before the frame").isZero();
        assertThat(Ax25Frame.decode(Arrays.copyOfRange(raw.data(), 1, raw.data().length)))
                .isPresent();
    }

    /** Whatever comes out of a damaged frame can be written again, and what was read of it is the same. */
    @Test
    void damagedFramesNeverFailADecoder() {
        Random random = new Random(SEED);
        Kiss kiss = new Kiss();
        int read = 0;
        int understood = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] bytes = mutated(VECTORS.get(random.nextInt(VECTORS.size())).bytes(), random);
            received(kiss, bytes).forEach(Ax25Frame::decode);
            AgwFrame.decode(bytes).ifPresent(frame -> assertThat(frame.data().length)
                    .isEqualTo(AgwFrame.findDataLength(bytes).orElseThrow()));
            readAsModem(new AgwProtocol(0), bytes);
            readAsModem(new KissProtocol(), bytes);
            Optional<Ax25Frame> frame = Ax25Frame.decode(bytes);
            if (frame.isPresent()) {
                read++;
                assertThat(written(Ax25Frame.decode(frame.get().encode()).orElseThrow()))
                        .as("seed %d, frame %d", SEED, i)
                        .isEqualTo(written(frame.get()));
                understood += understand(frame.get().information());
            }
        }
        System.out.printf(
                "Packet radio fuzz, seed %d: %d frames, %d read, %d understood%n", SEED, MUTATIONS, read, understood);
        assertThat(read).isPositive();
        assertThat(understood).isPositive();
    }

    /** Bytes that can come from a modem end the connection or are passed over, and nothing else. */
    private static void readAsModem(ModemProtocol protocol, byte[] bytes) {
        try {
            protocol.read(new ByteArrayInputStream(bytes), new ModemProtocol.ModemListener() {
                @Override
                public void onHeard(Ax25Frame frame) {
                    understand(frame.information());
                }

                @Override
                public void onSent(byte[] information) {
                    assertThat(information.length).isLessThanOrEqualTo(bytes.length);
                }

                @Override
                public void onWaiting(int frames) {
                    // Any number is one.
                }
            });
        } catch (IOException notFollowed) {
            assertThat(notFollowed).hasMessageContaining("modem");
        }
    }

    /** What was understood is written as something that is understood as the same; a text is written by us only. */
    private static int understand(byte[] information) {
        Optional<AprsPacket> content = AprsPacket.decode(information);
        content.filter(packet -> !(packet instanceof AprsPacket.Message)).ifPresent(packet -> {
            byte[] written = packet.encode();
            assertThat(AprsPacket.decode(written).orElseThrow().encode()).isEqualTo(written);
        });
        return content.isPresent() ? 1 : 0;
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        byte[] copy = Arrays.copyOf(bytes, random.nextInt(4) == 0 ? random.nextInt(bytes.length * 2) : bytes.length);
        for (int k = random.nextInt(4); k > 0 && copy.length > 0; k--) {
            copy[random.nextInt(copy.length)] = (byte) random.nextInt();
        }
        return copy;
    }
}
