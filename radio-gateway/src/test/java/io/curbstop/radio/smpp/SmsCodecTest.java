package io.curbstop.radio.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curbstop.radio.smpp.SmsReceipt.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsCodecTest {

    private static final long SEED = Long.getLong("curbstop.fuzz.seed", 20_261_129);
    /** By hand with {@code -Dcurbstop.fuzz=10000000}. */
    private static final int MUTATIONS = Integer.getInteger("curbstop.fuzz", 200_000);

    private static byte[] hex(String bytes) {
        return HexFormat.of().parseHex(bytes);
    }

    private static SmsText gsm(String text) {
        return SmsText.of(text, SmscAlphabet.GSM_7);
    }

    /** Codes as 3GPP TS 23.038 has them. */
    @ParameterizedTest
    @CsvSource({
        "@,00", "$,02", "è,04", "Δ,10", "Λ,14", "Ξ,1a", "É,1f", "¤,24", "¡,40", "Ä,5b", "§,5f", "¿,60", "ä,7b", "à,7f",
        "€,1b65", "[,1b3c", "|,1b40", "^,1b14", "{,1b28", "},1b29", "~,1b3d", "],1b3e", "\\,1b2f"
    })
    void lettersHaveTheCodesOfTheStandard(String letter, String code) {
        assertThat(GsmAlphabet.findBytes(letter))
                .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(hex(code)));
        assertThat(GsmAlphabet.findText(hex(code))).contains(letter);
    }

    @Test
    void everyCodeIsReadAndWrittenAgain() {
        for (byte code = 0; code >= 0; code++) {
            byte[] one = {code};
            String text = GsmAlphabet.findText(one).orElseThrow();
            if (code != GsmAlphabet.ESCAPE) {
                assertThat(GsmAlphabet.findBytes(text).orElseThrow()).isEqualTo(one);
            }
        }
        assertThat(GsmAlphabet.findText(new byte[] {(byte) 0x80})).isEmpty();
        assertThat(GsmAlphabet.findBytes("水")).isEmpty();
        assertThat(GsmAlphabet.findBytes("\u001b")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1,1", "160,1", "161,2", "280,2"})
    void gsmTextsAreCutAtTheStandardsLengths(int length, int parts) {
        assertThat(gsm("W".repeat(length)).parts()).hasSize(parts);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "70,1", "71,2", "134,2", "135,3", "280,5"})
    void wideTextsAreCutAtTheStandardsLengths(int length, int parts) {
        SmsText text = gsm("水".repeat(length));
        assertThat(text.dataCoding()).isEqualTo(8);
        assertThat(text.parts()).hasSize(parts).allMatch(part -> part.length <= 140);
    }

    @Test
    void noLetterIsCutInTwo() {
        SmsText escaped = gsm("W".repeat(152) + "€".repeat(10));
        assertThat(escaped.parts().get(0)).hasSize(152);
        assertThat(escaped.parts().get(1)[0]).isEqualTo(GsmAlphabet.ESCAPE);
        SmsText wide = gsm("水".repeat(66) + "😀".repeat(10));
        assertThat(wide.parts().get(0)).hasSize(2 * 66);
        assertThat(SmsText.decode(wide.parts().get(1), 8, SmscAlphabet.GSM_7)).contains("😀".repeat(10));
    }

    @Test
    void anSmscOfLatinLettersGetsThem() {
        SmsText text = SmsText.of("Öl [118] @", SmscAlphabet.LATIN_1);
        assertThat(text.whole()).isEqualTo("Öl [118] @".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(SmsText.of("5 €", SmscAlphabet.LATIN_1).dataCoding()).isEqualTo(8);
        assertThat(SmsText.decode(text.whole(), 0, SmscAlphabet.LATIN_1)).contains("Öl [118] @");
    }

    @Test
    void partsSayHowTheyBelongTogether() {
        SmsText text = gsm("W".repeat(200));
        SmsPart.Opened second = SmsPart.open(text.withHeader(0x142, 1)).orElseThrow();
        SmsPart part = second.part().orElseThrow();
        assertThat(part.reference()).isEqualTo(0x42);
        assertThat(part.total()).isEqualTo(2);
        assertThat(part.index()).isEqualTo(1);
        assertThat(second.body()).hasSize(200 - 153);
        SmsPart longer =
                SmsPart.open(hex("0608041234030241")).orElseThrow().part().orElseThrow();
        assertThat(longer.reference()).isEqualTo(0x1234);
        assertThat(longer.index()).isEqualTo(1);
    }

    @Test
    void otherHeadersArePassedOverAndBrokenOnesAreNone() {
        SmsPart.Opened ports = SmsPart.open(hex("0605040b84000041")).orElseThrow();
        assertThat(ports.part()).isEmpty();
        assertThat(ports.body()).isEqualTo(hex("41"));
        for (String broken : new String[] {"", "05", "0500034202", "05000442020141", "0300034141"}) {
            assertThat(SmsPart.open(hex(broken))).as(broken).isEmpty();
        }
        assertThat(SmsPart.open(hex("05000342000141")).orElseThrow().part())
                .as("part 1 of 0")
                .isEmpty();
        assertThat(SmsPart.open(hex("05000342020341")).orElseThrow().part())
                .as("part 3 of 2")
                .isEmpty();
        assertThat(SmsPart.open(hex("0500034 2ff0141".replace(" ", "")))
                        .orElseThrow()
                        .part())
                .as("255 parts")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id:4711 sub:001 dlvrd:001 submit date:2603020800 done date:2603020801 stat:DELIVRD err:000 text:K7 | DELIVERED",
                "id:4711 sub:001 dlvrd:001 submit date:260302080059 done date:260302080159 stat:DELIVRD err:0 Text: | DELIVERED",
                "ID:4711 STAT:DELIVERED | DELIVERED",
                "id:4711 stat:UNDELIV err:27 text:stat:DELIVRD | FAILED",
                "id:4711 stat:UNDELIVERABLE | FAILED",
                "id:4711 stat:EXPIRED | FAILED",
                "id:4711 stat:REJECTED | FAILED",
                "id:4711 stat:ACCEPTD | UNDER_WAY",
                "id:4711 stat:UNKNOWN | UNDER_WAY"
            })
    void receiptsAreReadInTheFormsThatSmscsGiveThem(String text, Outcome outcome) {
        SmsReceipt receipt =
                SmsReceipt.find(text, Optional.empty(), OptionalInt.empty()).orElseThrow();
        assertThat(receipt.messageId()).isEqualTo("4711");
        assertThat(receipt.outcome()).isEqualTo(outcome);
    }

    @Test
    void parametersCountMoreThanWordsAndTheCrewsWordsNothing() {
        SmsReceipt receipt = SmsReceipt.find("id:1 stat:DELIVRD", Optional.of("4711"), OptionalInt.of(5))
                .orElseThrow();
        assertThat(receipt).isEqualTo(new SmsReceipt("4711", Outcome.FAILED, "UNDELIV"));
        assertThat(SmsReceipt.find("text:id:1 stat:DELIVRD", Optional.empty(), OptionalInt.empty()))
                .isEmpty();
        assertThat(SmsReceipt.find("id:4711", Optional.empty(), OptionalInt.empty()))
                .isEmpty();
    }

    @Test
    void aReferenceComesBackAsItWasAndOthersAreNotOurs() {
        for (int sequence = 0; sequence < MessageReference.SEQUENCE_COUNT; sequence++) {
            for (int parts = 1; parts <= SmsPart.MOST_PARTS; parts++) {
                MessageReference reference = new MessageReference(sequence, parts, parts - 1);
                assertThat(MessageReference.decode(reference.encode())).contains(reference);
            }
        }
        assertThat(MessageReference.decode((short) 0xFFFF)).isEmpty();
        assertThat(MessageReference.decode((short) 0x0001))
                .as("the second part of one")
                .isEmpty();
    }

    @Test
    void validityIsWrittenAsATimeFromNow() {
        assertThat(SmppLink.relative(Duration.ofMinutes(5))).isEqualTo("000000000500000R");
        assertThat(SmppLink.relative(Duration.ofSeconds(2 * 86_400 + 3 * 3_600 + 4 * 60 + 5)))
                .isEqualTo("000002030405000R");
    }

    @Test
    void whatNoSmscTakesIsRefused() {
        assertThatThrownBy(() -> new SmppAccount("smsc", 2775, "curbstop", "toolong99", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("toolong99");
        assertThatThrownBy(() -> new SmppAccount("", 2775, "curbstop", "", ""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SmsNumbers("4471", 7, 1, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SmsNumbers("4471", 1, 2, 1, 1)).hasMessage("no numbering plans: 2, 1");
        assertThatThrownBy(() -> new SmsNumbers("4471", 1, 1, 1, 17)).hasMessage("no numbering plans: 1, 17");
    }

    /** Whatever comes, a decoder answers, and a text that was read is written and read as the same. */
    @Test
    void damagedFramesNeverFailADecoder() {
        System.out.println("Fuzz: seed " + SEED + ", " + MUTATIONS + " messages");
        Random random = new Random(SEED);
        byte[][] whole = {
            gsm("K7 P1 WO4471 [118] €").whole(),
            gsm("W".repeat(200)).withHeader(7, 1),
            "K7 ул. Мира 😀".getBytes(StandardCharsets.UTF_16BE),
            hex("0608041234030241"),
            "id:4711 sub:001 dlvrd:001 stat:DELIVRD err:000 text:K7".getBytes(StandardCharsets.US_ASCII)
        };
        int read = 0;
        for (int k = 0; k < MUTATIONS; k++) {
            byte[] bytes = mutated(whole[random.nextInt(whole.length)], random);
            SmsPart.open(bytes).flatMap(SmsPart.Opened::part).ifPresent(part -> assertThat(part.index())
                    .isLessThan(part.total()));
            SmsReceipt.find(new String(bytes, StandardCharsets.ISO_8859_1), Optional.empty(), OptionalInt.empty());
            Optional<String> text = SmsText.decode(bytes, random.nextInt(256), SmscAlphabet.GSM_7);
            if (text.isPresent()) {
                read++;
                SmsText again = gsm(text.get());
                assertThat(SmsText.decode(again.whole(), again.dataCoding(), SmscAlphabet.GSM_7))
                        .as("seed %d, message %d", SEED, k)
                        .contains(text.get());
            }
        }
        assertThat(read).isPositive();
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        byte[] copy = Arrays.copyOf(bytes, random.nextInt(4) == 0 ? random.nextInt(bytes.length * 2) : bytes.length);
        for (int k = random.nextInt(4); k > 0 && copy.length > 0; k--) {
            copy[random.nextInt(copy.length)] = (byte) random.nextInt();
        }
        return copy;
    }
}
