package io.curbstop.radio.mototrbo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.curbstop.radio.transport.Airtime;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class MototrboCodecTest {

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    @Test
    void aRadiosIdIsTheLowOctetsOfItsAddress() throws UnknownHostException {
        RadioNetwork network = new RadioNetwork(12);
        assertThat(network.addressOfRadio(1101).getHostAddress()).isEqualTo("12.0.4.77");
        assertThat(network.findRadio(InetAddress.getByName("12.0.4.77"))).hasValue(1101);
        assertThat(RadioNetwork.addressOfGroup(9).getHostAddress()).isEqualTo("225.0.0.9");
    }

    @Test
    void noOtherAddressIsARadios() throws UnknownHostException {
        RadioNetwork network = new RadioNetwork(12);
        for (String address : List.of("13.0.4.77", "225.0.0.9", "12.0.0.0", "12.255.255.255", "::1")) {
            assertThat(network.findRadio(InetAddress.getByName(address)))
                    .as(address)
                    .isEmpty();
        }
    }

    @Test
    void anIdIsADecimalNumberThatARadioCanHave() {
        assertThat(RadioNetwork.findId("1101")).hasValue(1101);
        assertThat(RadioNetwork.findId("16776415")).hasValue(16_776_415);
        for (String none : List.of("", "0", "01101", "-1", "16776416", "99999999", "999999999999", "CREW12", "1101 ")) {
            assertThat(RadioNetwork.findId(none)).as(none).isEmpty();
        }
    }

    @Test
    void southOfTheEquatorTheFormsDifferAndEachReadsItsOwn() {
        int south = 0xC700_0000;
        assertThat(LatitudeForm.SIGN_MAGNITUDE.degreesNorth(south)).isEqualTo(-49.921875);
        assertThat(LatitudeForm.TWOS_COMPLEMENT.degreesNorth(south)).isEqualTo(-40.078125);
        for (LatitudeForm form : LatitudeForm.values()) {
            for (double degrees : new double[] {-90, -33.75, 0, 33.75, 90}) {
                assertThat(form.degreesNorth(form.bits(degrees))).isCloseTo(degrees, within(1e-7));
            }
        }
    }

    @Test
    void theWesternHemisphereIsNegative() {
        LrrpElement.Place place = LrrpElement.Place.circle(0, -72.5, 3);
        assertThat(place.degreesEast()).isCloseTo(-72.5, within(1e-7));
    }

    @Test
    void anAckOfEveryNumberKeepsItAndItsForm() {
        for (int sequence = 0; sequence <= TmsMessage.HIGHEST_SEQUENCE; sequence++) {
            TmsMessage.Ack ack = new TmsMessage.Ack(false, sequence);
            assertThat(ack.encode()).hasSize(sequence < 32 ? 5 : 6);
            assertThat(TmsMessage.decode(ack.encode())).contains(ack);
            TmsMessage.Text text = new TmsMessage.Text(true, true, "", sequence, "HI");
            assertThat(TmsMessage.decode(text.encode())).contains(text);
        }
    }

    @Test
    void aTextToARadioHasANumberThatRadiosKnow() {
        assertThatThrownBy(() -> TmsMessage.Text.toRadio(true, 32, "HI")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TmsMessage.Text.toRadio(true, -1, "HI")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTextWithoutALineBreakBeforeItIsReadAsWell() {
        assertThat(new TmsMessage.Text(true, true, "", 1, "\r\nACK").words()).isEqualTo("ACK");
        assertThat(new TmsMessage.Text(true, true, "", 1, "ACK\r\n").words()).isEqualTo("ACK\r\n");
    }

    @Test
    void aTextOfAnotherEncodingOrOfHalfACharacterIsNone() {
        assertThat(TmsMessage.decode(hex("000ae0008803 4800690020"))).isEmpty();
        assertThat(TmsMessage.decode(hex("0008e0008801 48006900"))).isEmpty();
        assertThat(TmsMessage.decode(hex("0007e0008804 480069"))).isEmpty();
    }

    @Test
    void aLengthThatIsNotTheDatagramsIsNoMessage() {
        for (String wrong : List.of("", "00", "0003", "00031f00", "00011f00", "ffff1f00")) {
            assertThat(TmsMessage.decode(hex(wrong))).as(wrong).isEmpty();
            assertThat(ArsMessage.decode(hex(wrong))).as(wrong).isEmpty();
        }
        assertThat(LrrpDocument.decode(hex("0d0337"))).isEmpty();
        assertThat(LrrpDocument.decode(hex("0d00"))).isPresent();
        assertThat(LrrpDocument.decode(hex("0d8080808000")))
                .as("a length of five bytes")
                .isEmpty();
    }

    @Test
    void aNameBeyondTheLimitIsNoRegistration() {
        String name = "31".repeat(ArsMessage.MOST_NAME + 1);
        assertThat(ArsMessage.decode(hex("0046 f020 41" + name + "0000"))).isEmpty();
        assertThat(ArsMessage.decode(hex("0045 f020 40" + name.substring(2) + "0000")))
                .isPresent();
    }

    @Test
    void anUnknownTokenEndsADocumentAndWhatStoodBeforeItIsKept() {
        LrrpDocument document =
                LrrpDocument.decode(hex("0d0d 2301 66 118ecd8d 118ad47b 99 37")).orElseThrow();
        assertThat(LrrpText.of(document)).isEqualTo("TRIGGERED_REPORT 01: 12.345345,24.668866, unread 9937");
    }

    @Test
    void aPlaceThatIsCutOffIsNoPlace() {
        LrrpDocument document =
                LrrpDocument.decode(hex("0d07 2301 66 118ecd8d")).orElseThrow();
        assertThat(document.find(LrrpElement.Place.class)).isEmpty();
    }

    @Test
    void aNumberOrAFractionBeyondItsLimitIsNone() {
        assertThat(isNumber("818181" + "01")).isTrue();
        assertThat(isNumber("81818181" + "01")).isFalse();
        assertThat(isFloat("00" + "8181" + "01")).isTrue();
        assertThat(isFloat("00" + "818181" + "01")).isFalse();
        assertThat(isFloat("00" + "81")).as("cut off").isFalse();
    }

    private static boolean isNumber(String digits) {
        MbxmlReader in = new MbxmlReader(hex(digits));
        in.uintvar();
        return in.isOk();
    }

    private static boolean isFloat(String digits) {
        MbxmlReader in = new MbxmlReader(hex(digits));
        in.ufloat();
        return in.isOk();
    }

    @Test
    void aTimeThatIsNotInTheCalendarIsNone() {
        assertThat(new InfoTime(0).find()).isEmpty();
        assertThat(new InfoTime(0xFF_FFFF_FFFFL).find()).isEmpty();
    }

    @Test
    void aCircleWithAnAltitudeIsWrittenAsItIsRead() {
        LrrpElement.Place place =
                new LrrpElement.Place(1, -1, OptionalDouble.of(2.5), OptionalDouble.of(-3.25), OptionalDouble.of(8));
        LrrpDocument document = LrrpDocument.of(
                LrrpDocument.Kind.IMMEDIATE_REPORT, LrrpDocument.RequestId.of(7), place, new LrrpElement.Version(1));
        assertThat(HexFormat.of().formatHex(document.encode()))
                .isEqualTo("0717" + "220400000007" + "5500000001ffffffff" + "0240" + "4320" + "0800" + "3601");
        assertThat(LrrpDocument.decode(document.encode())).contains(document);
    }

    @Test
    void settingsRefuseWhatNoFleetIsReachedBy() throws UnknownHostException {
        InetAddress here = InetAddress.getByName("127.0.0.1");
        assertThat(MototrboSettings.usual(here).refresh_halfHours()).isEqualTo(2);
        assertThatThrownBy(() -> settings(here, 0, 4005, 280, 60)).hasMessageContaining("CAI");
        assertThatThrownBy(() -> settings(here, 224, 4005, 280, 60)).hasMessageContaining("CAI");
        assertThatThrownBy(() -> settings(here, 12, 4007, 280, 60)).hasMessageContaining("a port each");
        assertThatThrownBy(() -> settings(here, 12, 0, 280, 60)).hasMessageContaining("arsPort");
        assertThatThrownBy(() -> settings(here, 12, 4005, 281, 60)).hasMessageContaining("textLimit_characters");
        assertThatThrownBy(() -> settings(here, 12, 4005, 280, 0)).hasMessageContaining("registrationRefresh");
        assertThatThrownBy(() -> settings(here, 12, 4005, 280, 45)).hasMessageContaining("whole half hours");
        assertThatThrownBy(() -> settings(here, 12, 4005, 280, 256 * 30)).hasMessageContaining("registrationRefresh");
    }

    private static MototrboSettings settings(InetAddress here, int cai, int arsPort, int characters, long refresh_min) {
        return new MototrboSettings(
                here,
                cai,
                arsPort,
                4007,
                4001,
                characters,
                Duration.ofMinutes(refresh_min),
                Duration.ofMinutes(5),
                LatitudeForm.SIGN_MAGNITUDE,
                true,
                1,
                Airtime.dmr());
    }
}
