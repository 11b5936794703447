package io.curbstop.radio.kenwood;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.radio.kenwood.KenwoodStream.Item;
import io.curbstop.radio.kenwood.KenwoodStream.Item.Frame;
import io.curbstop.radio.kenwood.KenwoodStream.Item.Noise;
import io.curbstop.radio.kenwood.KenwoodStream.Item.Sentence;
import io.curbstop.radio.kenwood.KenwoodStream.Reason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KenwoodStreamTest {

    private static List<Item> read(String latin1) {
        KenwoodStream stream = new KenwoodStream();
        List<Item> items = new ArrayList<>();
        for (byte each : latin1.getBytes(StandardCharsets.ISO_8859_1)) {
            stream.accept(each).ifPresent(items::add);
        }
        return items;
    }

    @Test
    void framesFollowOneAnotherWithOrWithoutLinesBetween() {
        assertThat(read("\u00020\u0003\u00021\u0003\r\n\u0000 \u0002JA\u0090\u0081\u0003"))
                .containsExactly(new Frame("0"), new Frame("1"), new Frame("JA\u0090\u0081"));
    }

    @Test
    void aSentenceEndsWithItsChecksumOrItsLine() {
        assertThat(read("$PKLSH,1*23\u00020\u0003$GP\r\n$X*1\n"))
                .containsExactly(
                        new Sentence("$PKLSH,1*23"), new Frame("0"), new Sentence("$GP"), new Sentence("$X*1"));
    }

    @Test
    void noiseIsToldOnceAndEndsWithTheNextBeginning() {
        assertThat(read("noise of many bytes\u00020\u0003more\u00021\u0003"))
                .containsExactly(new Noise(Reason.OUTSIDE), new Frame("0"), new Noise(Reason.OUTSIDE), new Frame("1"));
    }

    @Test
    void aFrameOrSentenceThatIsNotEndedIsDropped() {
        assertThat(read("\u0002F1001202HAL\u00020\u0003$PKLSH,38\u00021\u0003"))
                .containsExactly(
                        new Noise(Reason.CUT_SHORT), new Frame("0"), new Noise(Reason.CUT_SHORT), new Frame("1"));
    }

    @Test
    void theLongestIsReadAndWhatIsLongerDroppedWhole() {
        String longest = "x".repeat(KenwoodStream.MOST_BODY);
        assertThat(read("\u0002" + longest + "\u0003")).containsExactly(new Frame(longest));
        assertThat(read("\u0002" + longest + "x\u0003\u00020\u0003"))
                .containsExactly(new Noise(Reason.TOO_LONG), new Frame("0"));
        assertThat(read("$" + "x".repeat(KenwoodStream.MOST_SENTENCE) + "*00\u00020\u0003"))
                .containsExactly(new Noise(Reason.TOO_LONG), new Frame("0"));
    }
}
