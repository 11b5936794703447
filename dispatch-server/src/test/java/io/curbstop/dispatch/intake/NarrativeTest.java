package io.curbstop.dispatch.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NarrativeTest {

    @Test
    void phraseIsFoundThroughSmallWords() {
        assertThat(new Narrative("Water is coming up in the road").find("water coming up"))
                .hasSize(1);
        assertThat(new Narrative("The road is flooding").find("road is flood*")).hasSize(1);
    }

    @Test
    void phraseDoesNotReachOverTheEndOfASentence() {
        assertThat(new Narrative("I have no water. Coming up soon").find("water coming up"))
                .isEmpty();
    }

    @Test
    void deniedPhraseDoesNotCount() {
        assertThat(isDenied("There is no gas smell", "gas smell")).isTrue();
        assertThat(isDenied("I don't smell any gas", "smell* any gas")).isTrue();
        assertThat(isDenied("No leak, but a gas smell", "gas smell")).isFalse();
    }

    @Test
    void denialThatBelongsToAnotherPhraseDeniesNothing() {
        Narrative said = new Narrative("no water low pressure");
        List<Narrative.Span> noWater = said.find("no water");
        Narrative.Span pressure = said.find("low pressure").get(0);

        assertThat(said.isDenied(pressure, noWater)).isFalse();
        assertThat(said.isDenied(noWater.get(0), noWater)).isFalse();
    }

    private static boolean isDenied(String text, String phrase) {
        Narrative said = new Narrative(text);
        List<Narrative.Span> spans = said.find(phrase);
        assertThat(spans).as("“" + phrase + "” in “" + text + "”").hasSize(1);
        return said.isDenied(spans.get(0), spans);
    }
}
