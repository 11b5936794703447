package io.curbstop.radio.pocsag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curbstop.radio.audio.Pcm;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PocsagCodecTest {

    private static final long SEED = 20_261_128;
    /** By hand with {@code -Dcurbstop.fuzz=10000000}. */
    private static final int MUTATIONS = Integer.getInteger("curbstop.fuzz", 200_000);

    private static Page page(int capcode, String text) {
        return new Page(new PagerAddress(capcode, 3), Page.Content.ALPHANUMERIC, text);
    }

    private static byte[] encoded(Page... pages) {
        return new Transmission(List.of(pages)).encode();
    }

    @Test
    void theWordsThatTheStandardNamesAreCodewords() {
        int dataOfIdle = Codeword.findData(Codeword.IDLE).orElseThrow();
        assertThat(Codeword.of(dataOfIdle)).isEqualTo(Codeword.IDLE);
        int dataOfSync = Codeword.findData(Codeword.SYNC).orElseThrow();
        assertThat(Codeword.of(dataOfSync)).isEqualTo(Codeword.SYNC);
    }

    @Test
    void anyTwoWrongBitsAreRightedAndThreeAreNeverTakenForAnotherWord() {
        for (int data : new int[] {0, 1, 0x1FFFFF, 0x155555, Codeword.MESSAGE_FLAG | 4471}) {
            int word = Codeword.of(data);
            for (int first = 0; first < Integer.SIZE; first++) {
                assertThat(Codeword.findData(word ^ 1 << first)).hasValue(data);
                for (int second = 0; second < first; second++) {
                    int two = word ^ 1 << first ^ 1 << second;
                    assertThat(Codeword.findData(two)).hasValue(data);
                    for (int third = 0; third < second; third++) {
                        assertThat(Codeword.findData(two ^ 1 << third)).isEqualTo(OptionalInt.empty());
                    }
                }
            }
        }
    }

    @Test
    void aTransmissionIsPreambleThenBatches() {
        byte[] bytes = encoded(page(1101, "K7"));
        assertThat(Arrays.copyOf(bytes, 72)).containsOnly(0xAA);
        assertThat(bytes).hasSize(72 + 17 * 4);
        ByteBuffer batch = ByteBuffer.wrap(bytes, 72, 17 * 4);
        assertThat(batch.getInt()).isEqualTo(0x7CD215D8);
        List<Integer> words = new ArrayList<>();
        while (batch.hasRemaining()) {
            words.add(batch.getInt());
        }
        int listensIn = (1101 & 7) * 2;
        for (int k = 0; k < words.size(); k++) {
            boolean idle = k != listensIn && k != listensIn + 1;
            assertThat(words.get(k) == Codeword.IDLE).as("word %d is idle", k).isEqualTo(idle);
        }
        assertThat(words.get(listensIn) >>> 11).isEqualTo((1101 >> 3) << 2 | 3);
    }

    /** Computed by a program of other hands for capcode 1101, text "K7". */
    @Test
    void aTextIsWrittenLowestBitFirstAndFilledWithAnEnd() {
        byte[] bytes = encoded(page(1101, "K7"));
        int at = 72 + 4 + (1101 & 7) * 2 * 4;
        assertThat(HexFormat.of().formatHex(bytes, at, at + 8)).isEqualTo("00113e2ce9ed879e");
    }

    @Test
    void aTextGoesOnInTheNextBatchAndAnIdleWordEndsIt() {
        // Seven bits of 20 words: one word more and the batch is full.
        String text = "W".repeat(37);
        byte[] bytes = encoded(page(1, text), page(2, "NEXT"));
        List<HeardPage> heard = HeardPage.decode(bytes);
        assertThat(heard).extracting(HeardPage::alphanumeric).containsExactly(text, "NEXT");
        assertThat(heard).noneMatch(HeardPage::damaged);
        byte[] full = encoded(page(1, "W".repeat(37)));
        assertThat(ByteBuffer.wrap(full).getInt(full.length - 4)).isEqualTo(Codeword.IDLE);
    }

    @Test
    void everyLengthIsReadAgainWhateverTheBitsBeforeIt() {
        for (int length = 1; length <= Page.MOST_TEXT; length++) {
            String text = "~" + "K7 ".repeat(length).substring(0, length - 1);
            byte[] bytes = encoded(page(2_000 + length, text));
            byte[] shifted = shiftedBy(length % 8, bytes);
            assertThat(HeardPage.decode(shifted))
                    .extracting(HeardPage::alphanumeric)
                    .containsExactly(text);
        }
    }

    private static byte[] shiftedBy(int bits, byte[] bytes) {
        byte[] shifted = new byte[bytes.length + 1];
        for (int k = 0; k < shifted.length; k++) {
            int before = k == 0 ? 0 : bytes[k - 1] & 0xFF;
            int here = k == bytes.length ? 0 : bytes[k] & 0xFF;
            shifted[k] = (byte) ((before << 8 | here) >>> bits);
        }
        return shifted;
    }

    @Test
    void aToneAndNumbersAreReadAgain() {
        Page tone = new Page(new PagerAddress(1101, 1), Page.Content.TONE, "");
        Page number = new Page(new PagerAddress(1102, 0), Page.Content.NUMERIC, "555-4471 U[9]*");
        List<HeardPage> heard = HeardPage.decode(encoded(tone, number));
        assertThat(heard.get(0)).isEqualTo(new HeardPage(tone.address(), List.of(), false));
        assertThat(heard.get(1).address()).isEqualTo(number.address());
        assertThat(heard.get(1).numeric()).isEqualTo(number.text());
    }

    @Test
    void anUnreadableWordEndsTheTextAndIsSaid() {
        byte[] bytes = encoded(page(8, "K7 P1 WO4471 NO WATER"));
        int thirdWord = 72 + 4 + 3 * 4;
        bytes[thirdWord] ^= (byte) 0b1010_1000;
        HeardPage heard = HeardPage.decode(bytes).get(0);
        assertThat(heard.damaged()).isTrue();
        assertThat(heard.alphanumeric()).isEqualTo("K7 P1");
    }

    @Test
    void whatCannotBeSentIsRefused() {
        assertThatThrownBy(() -> page(1101, "Öl")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> page(1101, "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> page(1101, "W".repeat(Page.MOST_TEXT + 1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Page(new PagerAddress(1, 0), Page.Content.NUMERIC, "K7"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PagerAddress(PagerAddress.MOST_CAPCODE + 1, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Transmission(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Baseband(2400, 8_000, 0.4, false, Duration.ZERO, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theAddressThatMeansNobodyIsNoAddress() {
        int dataOfIdle = Codeword.findData(Codeword.IDLE).orElseThrow();
        int capcode = dataOfIdle >>> 2 << 3;
        int function = dataOfIdle & 3;
        assertThatThrownBy(() -> new PagerAddress(capcode, function)).isInstanceOf(IllegalArgumentException.class);
        assertThat(PagerAddress.find(String.valueOf(capcode), function)).isEmpty();
    }

    @Test
    void addressesAreWrittenAsDigitsWithALetterForTheFunction() {
        assertThat(PagerAddress.find("1101", 3)).contains(new PagerAddress(1101, 3));
        assertThat(PagerAddress.find("1101A", 3)).contains(new PagerAddress(1101, 0));
        assertThat(new PagerAddress(1101, 2)).hasToString("1101C");
        for (String none : new String[] {"", "A", "1101E", "-1", "2097152", "99999999", "12 "}) {
            assertThat(PagerAddress.find(none, 3)).as(none).isEmpty();
        }
    }

    @Test
    void theAirtimeIsThatOfTheSlowestFrame() {
        Baseband baseband = PocsagSettings.defaults().baseband();
        for (int length = 1; length <= Page.MOST_TEXT; length++) {
            String text = "W".repeat(length);
            byte[] samples = baseband.encode(encoded(page(8 + 7, text)));
            Duration told = new PocsagAirtime(baseband).ofText(text);
            assertThat(told.minus(Pcm.playingTime(samples, baseband.rate_hz())).abs())
                    .isLessThan(Duration.ofMillis(1));
        }
    }

    /** Whatever is read of damaged bits is bounded, and reads the same again. */
    @Test
    void damagedFramesNeverFailADecoder() {
        System.out.println("Fuzz: seed " + SEED + ", " + MUTATIONS + " transmissions");
        Random random = new Random(SEED);
        byte[][] whole = {
            encoded(page(1101, "K7")),
            encoded(page(1107, "K7 P1 WO4471 NO WATER 118 MILL RD")),
            encoded(new Page(new PagerAddress(3, 0), Page.Content.NUMERIC, "555-4471"), page(1, "W".repeat(20)))
        };
        int read = 0;
        for (int k = 0; k < MUTATIONS; k++) {
            byte[] bytes = mutated(whole[random.nextInt(whole.length)], random);
            List<HeardPage> heard = HeardPage.decode(bytes);
            assertThat(heard.size()).isLessThanOrEqualTo(HeardPage.MOST_PAGES);
            for (HeardPage each : heard) {
                assertThat(each.data().size()).isLessThanOrEqualTo(HeardPage.MOST_WORDS);
                each.numeric();
                each.alphanumeric();
                PagerAddress.find(each.address().toString(), 0).orElseThrow();
                read++;
            }
        }
        assertThat(read).isGreaterThan(MUTATIONS / 4);
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        byte[] copy = Arrays.copyOf(bytes, random.nextInt(4) == 0 ? random.nextInt(bytes.length * 2) : bytes.length);
        for (int k = random.nextInt(8); k > 0 && copy.length > 0; k--) {
            copy[random.nextInt(copy.length)] = (byte) random.nextInt();
        }
        return copy;
    }
}
