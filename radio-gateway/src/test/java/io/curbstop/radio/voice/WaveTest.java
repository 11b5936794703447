package io.curbstop.radio.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WaveTest {

    private static final long SEED = 20261128;

    /** As espeak-ng 1.51 writes it to a pipe, with a length of its fancy. */
    private static final byte[] ESPEAK = HexFormat.of()
            .parseHex("5249464624f0ff7f57415645666d74201000000001000100225600" + "0044ac00000200100064617461"
                    + "00f0ff7f" + "0a001200feff");

    @Test
    void aStreamOfUnknownLengthIsReadToItsEnd() throws IOException {
        Wave wave = Wave.read(ESPEAK);
        assertThat(wave.rate_hz()).isEqualTo(22_050);
        assertThat(wave.samples()).containsExactly(10, 18, -2);
    }

    @Test
    void aLengthThatIsTrueEndsTheSoundAndOtherChunksArePassedOver() throws IOException {
        byte[] file = HexFormat.of()
                .parseHex("5249464630000000" + "57415645" + "4c49535402000000abcd" + "666d7420100000000100010040"
                        + "1f0000803e000002001000" + "64617461" + "02000000" + "0a00" + "1200");
        assertThat(Wave.read(file).rate_hz()).isEqualTo(8_000);
        assertThat(Wave.read(file).samples()).containsExactly(10);
    }

    @Test
    void whatIsNoneIsSaidToBeNone() {
        byte[] stereo = ESPEAK.clone();
        stereo[22] = 2;
        byte[] rateless = ESPEAK.clone();
        Arrays.fill(rateless, 24, 28, (byte) 0);
        for (byte[] wrong : new byte[][] {{}, "Error".getBytes(), stereo, rateless}) {
            assertThatThrownBy(() -> Wave.read(wrong)).isInstanceOf(IOException.class);
        }
        for (int length = 0; length < ESPEAK.length - 6; length++) {
            byte[] cut = Arrays.copyOf(ESPEAK, length);
            assertThatThrownBy(() -> Wave.read(cut)).as("%d bytes", length).isInstanceOf(IOException.class);
        }
    }

    @Test
    void damagedFilesAreReadOrRefusedAndNeverFailOtherwise() {
        Random random = new Random(SEED);
        for (int k = 0; k < 100_000; k++) {
            byte[] damaged = ESPEAK.clone();
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(Wave.read(damaged).samples().length).isLessThanOrEqualTo(damaged.length);
            } catch (IOException refused) {
                assertThat(refused).hasMessageContaining("sound");
            }
        }
    }
}
