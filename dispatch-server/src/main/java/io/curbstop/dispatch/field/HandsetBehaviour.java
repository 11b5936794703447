package io.curbstop.dispatch.field;

import io.curbstop.radio.sim.RadioBehaviour;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is wrong with a simulated radio; several things may be.
 *
 * @param ackDelay_s how long it takes to acknowledge, and to say where it is, 0 to {@value #MOST_DELAY_s}
 * @param deaf it hears nothing
 * @param acksLost what it acknowledges is not heard
 * @param duplicates it sends everything twice
 * @param wrongSequence it acknowledges another number than it heard
 * @param noFix it does not know where it is
 * @param crewAckAfter_s after how long its crew acknowledges by itself, 1 to {@value #MOST_CREW_ACK_s}; null when a person
 *     does
 */
public record HandsetBehaviour(
        @Min(value = 0, message = DELAY_RULE) @Max(value = MOST_DELAY_s, message = DELAY_RULE)
        int ackDelay_s,

        boolean deaf,
        boolean acksLost,
        boolean duplicates,
        boolean wrongSequence,
        boolean noFix,

        @Min(value = 1, message = CREW_ACK_RULE) @Max(value = MOST_CREW_ACK_s, message = CREW_ACK_RULE)
        Integer crewAckAfter_s) {

    /** A radio that takes longer is as good as one whose acknowledgements are lost. */
    static final int MOST_DELAY_s = 300;

    static final int MOST_CREW_ACK_s = 3600;

    private static final String DELAY_RULE = "is 0 to " + MOST_DELAY_s + " seconds";
    private static final String CREW_ACK_RULE = "is 1 to " + MOST_CREW_ACK_s + " seconds";

    static HandsetBehaviour of(RadioBehaviour behaviour) {
        return new HandsetBehaviour(
                (int) behaviour.ackDelay().toSeconds(),
                behaviour.deaf(),
                behaviour.acksLost(),
                behaviour.duplicates(),
                behaviour.wrongSequence(),
                behaviour.noFix(),
                behaviour
                        .crewAckAfter()
                        .map(after -> Math.max(1, (int) after.toSeconds()))
                        .orElse(null));
    }

    RadioBehaviour toRadio() {
        return new RadioBehaviour(
                Duration.ofSeconds(ackDelay_s),
                deaf,
                acksLost,
                duplicates,
                wrongSequence,
                noFix,
                Optional.ofNullable(crewAckAfter_s).map(Duration::ofSeconds));
    }

    /** For the record of who changed it. */
    String describe() {
        List<String> words = new ArrayList<>();
        addIf(words, ackDelay_s > 0, "slow by " + ackDelay_s + " s");
        addIf(words, deaf, "deaf");
        addIf(words, acksLost, "acknowledgements lost");
        addIf(words, duplicates, "sends all twice");
        addIf(words, wrongSequence, "wrong numbers");
        addIf(words, noFix, "no fix");
        addIf(words, crewAckAfter_s != null, "crew acknowledges after " + crewAckAfter_s + " s");
        return words.isEmpty() ? "normal" : String.join(", ", words);
    }

    private static void addIf(List<String> words, boolean condition, String word) {
        if (condition) {
            words.add(word);
        }
    }
}
