package io.curbstop.radio.hytera;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Bytes of real repeaters and radios: each is read as what it is said to be, and written again to the byte. */
class HyteraVectorsTest {

    private static final HexFormat HEX = HexFormat.of();

    /** By what the file says of them; no two lines say the same. */
    private static final Map<String, byte[]> VECTORS = new LinkedHashMap<>();

    @BeforeAll
    static void read() throws IOException {
        VECTORS.clear();
        for (String line : Files.readAllLines(SharedData.require("radio/vectors/hytera.txt"))) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] parts = line.split("\\|", 2);
                VECTORS.put(parts[1].strip(), HEX.parseHex(parts[0].strip()));
            }
        }
    }

    private static RadioAddress address(String written) {
        String[] parts = written.split("\\.");
        int id = Integer.parseInt(parts[1]) << 16 | Integer.parseInt(parts[2]) << 8 | Integer.parseInt(parts[3]);
        return new RadioAddress(Integer.parseInt(parts[0]), id);
    }

    /** What the bytes say, whichever of the services and wrappers they belong to: the outermost first. */
    private static List<Object> said(byte[] bytes) {
        List<Object> said = new ArrayList<>();
        byte[] message = bytes;
        Optional<HstrpPacket> hstrp = HstrpPacket.decode(bytes);
        Optional<HrnpPacket> hrnp = HrnpPacket.decode(bytes);
        if (hstrp.isPresent()) {
            assertThat(hstrp.get().encode()).isEqualTo(bytes);
            said.add(hstrp.get());
            message = hstrp.get().payload();
        } else if (hrnp.isPresent()) {
            assertThat(hrnp.get().encode()).isEqualTo(bytes);
            said.add(hrnp.get());
            message = hrnp.get().payload();
        }
        if (message.length > 0) {
            HdapMessage hdap = HdapMessage.decode(message).orElseThrow();
            assertThat(hdap.encode()).isEqualTo(message);
            HdapMessage written = said(hdap, said);
            assertThat(HEX.formatHex(written.encode())).isEqualTo(HEX.formatHex(message));
        }
        return said;
    }

    private static HdapMessage said(HdapMessage hdap, List<Object> said) {
        Optional<RegistrationMessage> registration = RegistrationMessage.find(hdap);
        registration.ifPresent(said::add);
        Optional<TextMessage> text = TextMessage.find(hdap);
        text.ifPresent(said::add);
        Optional<LocationMessage> location = LocationMessage.find(hdap);
        location.ifPresent(said::add);
        Optional<RadioControl> control = RadioControl.find(hdap);
        control.ifPresent(said::add);
        boolean reliable = hdap.reliable();
        return registration
                .map(found -> found.toHdap(reliable))
                .or(() -> text.map(found -> found.toHdap(reliable)))
                .or(() -> location.map(found -> found.toHdap(reliable)))
                .or(() -> control.map(found -> found.toHdap(reliable)))
                .orElseThrow();
    }

    private static HstrpPacket hstrp(int type, int number, String payload, HstrpPacket.Option... options) {
        return new HstrpPacket(type, number, List.of(options), HEX.parseHex(payload));
    }

    private static HrnpPacket hrnp(int opcode, int source, int destination, int number, String payload) {
        return new HrnpPacket(4, 0, opcode, source, destination, number, HEX.parseHex(payload));
    }

    private static HstrpPacket.Option device(String number) {
        return new HstrpPacket.Option(HstrpPacket.Option.DEVICE, HEX.parseHex(number));
    }

    private static HstrpPacket.Option slot(int slot) {
        return new HstrpPacket.Option(HstrpPacket.Option.CHANNEL, new byte[] {(byte) slot});
    }

    private static TextMessage.Text text(
            boolean group, boolean receipt, int requestId, String to, String from, String text) {
        return new TextMessage.Text(group, receipt, requestId, address(to), address(from), text);
    }

    private static TextMessage.Receipt receipt(
            boolean receipt, int requestId, String to, String from, int result, byte... option) {
        return new TextMessage.Receipt(false, receipt, requestId, address(to), address(from), result, option);
    }

    private static GpsReading reading(
            Optional<Instant> at, double lat, double lon, double speed_kn, int direction_deg) {
        return new GpsReading(true, at, lat, lon, OptionalDouble.of(speed_kn), OptionalInt.of(direction_deg));
    }

    private static Map<String, List<Object>> meanings() {
        Map<String, List<Object>> all = new HashMap<>();
        all.putAll(messages());
        all.putAll(wrapped());
        all.putAll(captured());
        return all;
    }

    /**
     * The file calls texts "confirmed" whose flag is set. Captures show a receipt for one whose flag is not, and set it for
     * a group's, which nobody can acknowledge; so here the flag means that none is wanted.
     */
    private static Map<String, List<Object>> messages() {
        GpsReading noTime = new GpsReading(
                true,
                Optional.empty(),
                50 + 3.8771 / 60,
                14 + 26.5302 / 60,
                OptionalDouble.empty(),
                OptionalInt.empty());
        GpsReading timed = reading(
                Optional.of(Instant.parse("2015-10-26T18:36:48Z")), 47 + 18.8051 / 60, 18 + 54.4387 / 60, 0.1, 121);
        return Map.of(
                "RRS registration answer reliable, 10.0.0.80 OK renew 3600 s",
                List.of(new RegistrationMessage.Answer(address("10.0.0.80"), 0, 3600)),
                "RRS status check request 10.0.0.20",
                List.of(new RegistrationMessage.StatusQuery(address("10.0.0.20"))),
                "RRS status check answer 10.0.0.33 online",
                List.of(new RegistrationMessage.StatusAnswer(address("10.0.0.33"), 0)),
                "TMP private msg confirmed, req 1, to 10.1.178.7 from 10.3.100.14 \"OLIVER TEST\"",
                List.of(text(false, false, 1, "10.1.178.7", "10.3.100.14", "OLIVER TEST")),
                "TMP private ack OK",
                List.of(receipt(false, 1, "10.1.178.7", "10.3.0.0", 0)),
                "TMP private ack with option field 010203",
                List.of(receipt(false, 2, "10.1.178.7", "10.3.0.0", 0, (byte) 1, (byte) 2, (byte) 3)),
                "LP standard report valid",
                List.of(new LocationMessage.Report(1, address("10.33.16.221"), 0, Optional.of(timed))),
                "LP standard report without time",
                List.of(new LocationMessage.Report(3, address("0.35.55.251"), 0, Optional.of(noTime))),
                "RCP id request",
                List.of(new RadioControl.Other(4, HEX.parseHex("6400000001"))),
                "RCP call request",
                List.of(new RadioControl.Call(0, 111)));
    }

    private static Map<String, List<Object>> wrapped() {
        return Map.of(
                "HSTRP+RRS registration (device id 99999, slot 2) radio 10.0.0.100",
                List.of(
                        hstrp(0, 1, "11000300040a000064bd03", device("0001869f"), slot(2)),
                        new RegistrationMessage.Register(address("10.0.0.100"))),
                "HSTRP+RCP call request",
                List.of(hstrp(0, 1, "024108050000d20400000e03"), new RadioControl.Call(0, 1234)),
                "HSTRP+RCP call reply",
                List.of(
                        hstrp(0, 0x13, "0241880100006803", device("0001869f"), slot(1)),
                        new RadioControl.CallAnswer(0)),
                "HRNP v4 CONNECT",
                List.of(hrnp(HrnpPacket.CONNECT, 0x20, 0x10, 0, "")),
                "HRNP ACCEPT",
                List.of(hrnp(HrnpPacket.ACCEPT, 0x10, 0x20, 0, "")),
                "HRNP+TMP group message \"ahoj\" tg 1 from 10.0.8.53",
                List.of(
                        hrnp(HrnpPacket.DATA, 0x10, 0x20, 4, "0980B1001400000001000000010A000835610068006F006A000203"),
                        text(true, false, 1, "0.0.0.1", "10.0.8.53", "ahoj")));
    }

    private static Map<String, List<Object>> captured() {
        HstrpPacket.Option repeater = device("00000001");
        String hello = "0900a10022000000000a0003eac0a81464480065006c006c006f00200057006f0072006c0064007c03";
        return Map.of(
                "HSTRP connect (repeater)",
                List.of(hstrp(HstrpPacket.CONNECT, 2, "", repeater, slot(1))),
                "HSTRP ack of connect",
                List.of(hstrp(HstrpPacket.CONNECT | HstrpPacket.ACK, 1, "", repeater, slot(1))),
                "HSTRP heartbeat",
                List.of(hstrp(HstrpPacket.HEARTBEAT, 0, "")),
                "SEND private \"Hello World\" to 10.0.3.234 (id 1002) from 192.168.20.100, sn 1",
                List.of(hstrp(0, 1, hello), text(false, true, 0, "10.0.3.234", "192.168.20.100", "Hello World")),
                "HSTRP ack sn 1",
                List.of(hstrp(HstrpPacket.ACK, 1, "")),
                "TMP private ack, result 0, sn 0x14",
                List.of(
                        hstrp(0, 0x14, "0900a2000d00000000000003ea00000001009503", repeater, slot(1)),
                        receipt(true, 0, "0.0.3.234", "0.0.0.1", 0)),
                "HSTRP ack of that",
                List.of(hstrp(HstrpPacket.ACK, 0x14, "", repeater, slot(1))));
    }

    @Test
    void everyLineIsReadAndWrittenAgain() {
        Map<String, List<Object>> meanings = meanings();
        assertThat(VECTORS.keySet()).as("lines known here").containsExactlyInAnyOrderElementsOf(meanings.keySet());
        VECTORS.forEach((meaning, bytes) -> assertThat(said(bytes))
                .as(meaning)
                .usingRecursiveFieldByFieldElementComparator()
                .isEqualTo(meanings.get(meaning)));
    }

    @Test
    void whatTheGatewaySaysIsWhatCapturesShowAComputerSay() {
        HstrpPacket connect =
                HstrpPacket.decode(VECTORS.get("HSTRP connect (repeater)")).orElseThrow();
        byte[] answer = connect.answered(HstrpPacket.ACK).encode();
        byte[] captured = VECTORS.get("HSTRP ack of connect").clone();
        // The two were captured in different sessions; all else is the same.
        captured[5] = 2;
        assertThat(answer).isEqualTo(captured);
        HstrpPacket data = HstrpPacket.decode(VECTORS.get("TMP private ack, result 0, sn 0x14"))
                .orElseThrow();
        assertThat(data.answered(HstrpPacket.ACK).encode()).isEqualTo(VECTORS.get("HSTRP ack of that"));
        assertThat(HstrpPacket.bare(HstrpPacket.HEARTBEAT, 0).encode()).isEqualTo(VECTORS.get("HSTRP heartbeat"));
        TextMessage.Text text = text(false, true, 0, "10.0.3.234", "192.168.20.100", "Hello World");
        assertThat(HstrpPacket.of(text.toHdap(false), 1).encode())
                .isEqualTo(
                        VECTORS.get("SEND private \"Hello World\" to 10.0.3.234 (id 1002) from 192.168.20.100, sn 1"));
    }

    @Test
    void aVectorWithOneBitTurnedIsNeverTakenForTheSame() {
        int checked = 0;
        for (byte[] bytes : VECTORS.values()) {
            for (int bit = 0; bit < bytes.length * 8; bit++) {
                byte[] turned = bytes.clone();
                turned[bit / 8] ^= (byte) (1 << bit % 8);
                if (bytes[0] != '2') {
                    assertThat(HdapMessage.decode(turned)
                                    .filter(message -> message.reliable() == bytes[0] < 0)
                                    .filter(message -> message.service().code == (bytes[0] & 0x7F)))
                            .isEmpty();
                    assertThat(HrnpPacket.decode(turned)).isEmpty();
                    checked++;
                }
            }
        }
        assertThat(checked).isPositive();
    }
}
