package io.curbstop.radio.mototrbo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.curbstop.radio.mototrbo.ArsMessage.Event;
import io.curbstop.radio.mototrbo.ArsMessage.Names;
import io.curbstop.radio.mototrbo.MototrboVectors.Vector;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Bytes that real radios and consoles exchange: each is read as what it is said to be, and written again to the byte. No
 * line is left out; a line that a file gains fails its test until it is read too.
 */
class MototrboVectorsTest {

    @Test
    void everyRegistrationIsReadAndWrittenAgain() {
        assertThat(read("mototrbo-ars.txt", bytes -> ArsMessage.decode(bytes).orElseThrow(), ArsMessage::encode))
                .containsExactly(
                        new ArsMessage.Register(Event.INITIAL, Names.ofDevice("11")),
                        new ArsMessage.Deregister(false),
                        new ArsMessage.UserRegister(new Names(0, "11", "999999999", "")),
                        ArsMessage.Accepted.until(1),
                        new ArsMessage.Query(),
                        ArsMessage.Accepted.plain(),
                        new ArsMessage.Accepted(OptionalInt.empty(), "1080"),
                        new ArsMessage.Register(Event.INITIAL, Names.ofDevice("1234567")),
                        new ArsMessage.Register(Event.INITIAL, Names.ofDevice("1235")),
                        new ArsMessage.Register(Event.INITIAL, Names.ofDevice("10058")),
                        new ArsMessage.Register(Event.REFRESH, Names.ofDevice("1235")),
                        ArsMessage.Accepted.plain(),
                        new ArsMessage.Refused(ArsMessage.Refused.NOT_AUTHORISED));
    }

    @Test
    void everyTextMessageIsReadAndWrittenAgain() {
        assertThat(read("mototrbo-tms.txt", bytes -> TmsMessage.decode(bytes).orElseThrow(), TmsMessage::encode))
                .containsExactly(
                        new TmsMessage.Availability(true, 1),
                        new TmsMessage.AvailabilityAck(),
                        new TmsMessage.Ack(false, 53),
                        new TmsMessage.Text(true, true, "01", 85, "ahoj"),
                        new TmsMessage.Text(false, true, "", 14, "\r\nHi"),
                        new TmsMessage.Ack(true, 1),
                        new TmsMessage.Ack(true, 0),
                        new TmsMessage.Text(true, false, "", 8, "\r\nHi"),
                        new TmsMessage.Ack(false, 8),
                        TmsMessage.Text.toRadio(true, 1, "Hi"));
    }

    /** The token 6B of the first unsolicited report is known to none of the sources; what stands before it is read. */
    @Test
    void everyLocationDocumentIsReadAndWrittenAgain() {
        List<LrrpDocument> documents =
                read("mototrbo-lrrp.txt", bytes -> LrrpDocument.decode(bytes).orElseThrow(), LrrpDocument::encode);
        assertThat(documents.stream().map(LrrpText::of))
                .containsExactly(
                        "IMMEDIATE_REQUEST 2468ace0: want 51, want 62",
                        "IMMEDIATE_REQUEST [054150434f] 2468ace0: want 53, want 62",
                        "IMMEDIATE_REPORT 2468ace0: at 2003-06-30T07:30:00Z, 12.345345,24.668866 r 0.77, 0.04688 m/s",
                        "IMMEDIATE_REPORT 2468ace0: result 5 QSU",
                        "TRIGGERED_REQUEST 2468ace0: trigger, 31 = 60",
                        "TRIGGERED_REPORT 2468ace0: 12.345345,24.668866",
                        "STOP_REQUEST 2468ace0: ",
                        "STOP_ANSWER 2468ace0: result 0",
                        "UNSOLICITED_REPORT 2f: at 2002-11-08T07:44:46Z, 50.106308,14.487338, unread 6b0b5620",
                        "UNSOLICITED_REPORT 2f: at 2022-06-25T00:58:07Z, 50.033474,14.374637, heading 52",
                        "TRIGGERED_REPORT c0000000: 50.891549,15.210163 r 12.14, 0.42188 m/s, heading 324",
                        "TRIGGERED_REPORT 7fffffff: 50.891521,15.210160 alt 440.16, 0.06250 m/s, heading 324, climb -0.07813 m/s",
                        "TRIGGERED_REPORT c0000000: 50.891546,15.210156 r 11.71, 0.07031 m/s, heading 324",
                        "TRIGGERED_REPORT c0000000: 50.891569,15.210143 r 10.90, 0.12500 m/s, heading 324",
                        "TRIGGERED_REPORT 7fffffff: 50.891569,15.210143 alt 439.75, 0.12500 m/s, heading 324, climb -0.00781 m/s",
                        "TRIGGERED_REPORT c0000000: 50.891538,15.210156 r 9.95, 0.01563 m/s, heading 324",
                        "TRIGGERED_REPORT 7fffffff: 50.891540,15.210155 alt 444.63, 0.04688 m/s, heading 324, climb -0.05469 m/s",
                        "TRIGGERED_REPORT c0000000: 50.891539,15.210152 r 8.48, 0.03125 m/s, heading 324",
                        "TRIGGERED_REPORT c0000000: 50.891523,15.210122 r 10.61, 0.28906 m/s, heading 324",
                        "TRIGGERED_REPORT 7fffffff: 50.891523,15.210122 alt 447.79, 0.28906 m/s, heading 324, climb -0.07031 m/s",
                        "TRIGGERED_REPORT c0000000: 50.891519,15.210139 r 9.22, 0.05469 m/s, heading 324",
                        "TRIGGERED_REPORT 7fffffff: 50.891513,15.210144 alt 447.66, 0.03125 m/s, heading 324, climb -0.03906 m/s",
                        "TRIGGERED_REQUEST 37271707: want 50, trigger, 31 = 30",
                        "TRIGGERED_ANSWER 37271707: result 0",
                        "TRIGGERED_REPORT 37271707: result f",
                        "TRIGGERED_REPORT 37271707: 55.744465,37.686422 r 1.61",
                        "TRIGGERED_REPORT 37271707: 55.744498,37.685772 r 36.16, 0.86719 m/s, heading 282",
                        "TRIGGERED_ANSWER 00000001: result 16",
                        "TRIGGERED_REPORT 00000001: result 10",
                        "TRIGGERED_REPORT 00000001: at 2023-01-03T13:29:24Z, 18.768070,50.121242 alt 222.62",
                        "IMMEDIATE_REQUEST 000007: want 51, want 54, want 62, want 57, pins 42",
                        "IMMEDIATE_REQUEST 000007: ",
                        "IMMEDIATE_REQUEST 000007: want 54",
                        "IMMEDIATE_REQUEST 000007: want 62",
                        "IMMEDIATE_REQUEST 000007: want 50",
                        "IMMEDIATE_REQUEST 000007: want 57",
                        "TRIGGERED_REQUEST 000001: trigger, 31 = 30",
                        "TRIGGERED_REQUEST 000003: trigger, 31 = 250, 78 = 500",
                        "TRIGGERED_REQUEST 000002: trigger, 4a = 2",
                        "TRIGGERED_REQUEST 000004: trigger, 4a = 66",
                        "TRIGGERED_REQUEST 000005: pins 41, trigger, 4a = 80",
                        "TRIGGERED_REQUEST 000006: pins 41, trigger, 4a = 81");
    }

    /** What the lines say in figures is what was read, whatever the list above says. */
    @Test
    void everyPlaceThatALineNamesIsTheOneRead() {
        int named = 0;
        for (Vector vector : MototrboVectors.read("mototrbo-lrrp.txt")) {
            Matcher place = Pattern.compile("(\\d+\\.\\d{6}), ?(\\d+\\.\\d{6})").matcher(vector.meaning());
            if (place.find()) {
                named++;
                LrrpDocument document = LrrpDocument.decode(vector.bytes()).orElseThrow();
                assertThat(LrrpText.of(document)).contains(place.group(1) + "," + place.group(2));
            }
        }
        assertThat(named).isEqualTo(4);
    }

    @Test
    void everyPrimitiveIsReadAndWrittenAgain() {
        List<Vector> vectors = MototrboVectors.read("mbxml-primitives.txt");
        List<Primitive> primitives = List.of(
                new Primitive(0, 4, MbxmlReader::uintvar, (value, out) -> out.uintvar(value.longValue())),
                new Primitive(4, 6, MbxmlReader::sintvar, (value, out) -> out.sintvar(value.longValue())),
                new Primitive(6, 9, MbxmlReader::ufloat, (value, out) -> out.ufloat(value.doubleValue())),
                new Primitive(9, 12, MbxmlReader::sfloat, (value, out) -> out.sfloat(value.doubleValue())));
        for (Primitive primitive : primitives) {
            for (Vector vector : vectors.subList(primitive.from(), primitive.to())) {
                MbxmlReader in = new MbxmlReader(vector.bytes());
                Number value = primitive.read().apply(in);
                assertThat(value.doubleValue()).as(vector.meaning()).isEqualTo(number(vector.meaning()));
                assertThat(in.isOk() && in.remaining() == 0).isTrue();
                MbxmlWriter out = new MbxmlWriter();
                primitive.write().accept(value, out);
                assertThat(out.bytes()).as(vector.meaning()).isEqualTo(vector.bytes());
            }
        }
        InfoTime time = new InfoTime(new MbxmlReader(vectors.get(12).bytes()).fixed(InfoTime.LENGTH));
        assertThat(vectors.get(12).meaning()).isEqualTo("2003-06-30 07:30:00");
        assertThat(time.find()).contains(Instant.parse("2003-06-30T07:30:00Z"));
        assertThat(InfoTime.of(time.find().orElseThrow())).isEqualTo(time);
        for (Vector vector : vectors.subList(13, vectors.size())) {
            int bits = (int) new MbxmlReader(vector.bytes()).fixed(Integer.BYTES);
            boolean isLatitude = vector.meaning().startsWith("lat");
            double degrees = isLatitude ? LatitudeForm.SIGN_MAGNITUDE.degreesNorth(bits) : bits * (360 / 0x1p32);
            assertThat(degrees).isCloseTo(number(vector.meaning().substring(4)), within(1e-6));
        }
        assertThat(vectors).as("all of them looked at").hasSize(16);
    }

    private record Primitive(
            int from, int to, Function<MbxmlReader, Number> read, BiConsumer<Number, MbxmlWriter> write) {}

    /** A number as the vectors write it: hex, decimal, or a sum with a fraction. */
    private static double number(String written) {
        Matcher sum = Pattern.compile("(-?)\\(?(\\d+) ?\\+ ?(\\d+)/(\\d+)\\)?").matcher(written);
        if (sum.matches()) {
            double magnitude =
                    Integer.parseInt(sum.group(2)) + Double.parseDouble(sum.group(3)) / Integer.parseInt(sum.group(4));
            return sum.group(1).isEmpty() ? magnitude : -magnitude;
        }
        return written.contains("x") ? Integer.decode(written) : Double.parseDouble(written);
    }

    private static <T> List<T> read(String file, Function<byte[], T> decode, Function<T, byte[]> encode) {
        List<T> all = new ArrayList<>();
        for (Vector vector : MototrboVectors.read(file)) {
            T message = decode.apply(vector.bytes());
            assertThat(encode.apply(message)).as(vector.meaning()).isEqualTo(vector.bytes());
            all.add(message);
        }
        return all;
    }
}
