package io.curbstop.radio.sim;

import java.time.Duration;
import java.util.Optional;

/**
 * How a simulated radio, and the crew that holds it, behaves.
 *
 * @param ackDelay from the end of a frame to the radio's own acknowledgement, and of a question where it is to its answer
 * @param deaf hears nothing, though it is on and registered
 * @param acksLost shows what it hears, but its acknowledgements do not reach the channel
 * @param duplicates sends each acknowledgement and each text twice
 * @param wrongSequence acknowledges the sequence number after the one it heard
 * @param noFix its receiver finds no place, so that it does not say where it is
 * @param crewAckAfter when the crew sends ACK by itself, from the display on; empty when a person presses the button
 */
public record RadioBehaviour(
        Duration ackDelay,
        boolean deaf,
        boolean acksLost,
        boolean duplicates,
        boolean wrongSequence,
        boolean noFix,
        Optional<Duration> crewAckAfter) {

    /** A good radio that acknowledges at once, with a crew that waits for a person to press the button. */
    public static RadioBehaviour manual() {
        return new RadioBehaviour(Duration.ZERO, false, false, false, false, false, Optional.empty());
    }

    /** A good radio whose crew sends ACK by itself after the given time. */
    public static RadioBehaviour autoAck(Duration after) {
        return manual().withCrewAckAfter(Optional.of(after));
    }

    /** The same with another delay of the radio's own acknowledgement. */
    public RadioBehaviour withAckDelay(Duration delay) {
        return new RadioBehaviour(delay, deaf, acksLost, duplicates, wrongSequence, noFix, crewAckAfter);
    }

    /** The same, deaf or not. */
    public RadioBehaviour withDeaf(boolean value) {
        return new RadioBehaviour(ackDelay, value, acksLost, duplicates, wrongSequence, noFix, crewAckAfter);
    }

    /** The same, with its acknowledgements lost or not. */
    public RadioBehaviour withAcksLost(boolean value) {
        return new RadioBehaviour(ackDelay, deaf, value, duplicates, wrongSequence, noFix, crewAckAfter);
    }

    /** The same, sending all twice or not. */
    public RadioBehaviour withDuplicates(boolean value) {
        return new RadioBehaviour(ackDelay, deaf, acksLost, value, wrongSequence, noFix, crewAckAfter);
    }

    /** The same, with wrong sequence numbers or right ones. */
    public RadioBehaviour withWrongSequence(boolean value) {
        return new RadioBehaviour(ackDelay, deaf, acksLost, duplicates, value, noFix, crewAckAfter);
    }

    /** The same, without a place or with one. */
    public RadioBehaviour withNoFix(boolean value) {
        return new RadioBehaviour(ackDelay, deaf, acksLost, duplicates, wrongSequence, value, crewAckAfter);
    }

    /** The same with a crew that acknowledges by itself, or does not. */
    public RadioBehaviour withCrewAckAfter(Optional<Duration> after) {
        return new RadioBehaviour(ackDelay, deaf, acksLost, duplicates, wrongSequence, noFix, after);
    }
}
