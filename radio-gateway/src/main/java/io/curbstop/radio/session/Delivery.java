package io.curbstop.radio.session;

import io.curbstop.radio.api.MessageKind;
import io.curbstop.radio.api.RadioMessage;
import io.curbstop.radio.api.ReceiptState;
import io.curbstop.radio.time.RadioScheduler;
import io.curbstop.radio.transport.OutboundFrame;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is known of one message on its way out. The upper part is the fold of the journal, the lower part is this run's. */
final class Delivery {

    private static final int NO_SEQUENCE = -1;

    final RadioMessage message;

    /** Made by the session itself: its states are told to nobody. */
    final boolean own;

    /** Place in the journal: who came first. */
    final long order;

    final Set<ReceiptState> reached = EnumSet.noneOf(ReceiptState.class);
    final List<Long> entryOrders = new ArrayList<>();
    final Set<String> transportsGivenUp = new HashSet<>();
    String transport;
    int sequence;
    int attempts;

    /** How many parts have got to the radio by the present transport, when the message goes in several. */
    int partsDone;

    private final Set<Integer> sequencesOfParts = new HashSet<>();

    /** Attempts by the present transport since the radio last came. */
    int attemptsInRound;

    /** Whether the last attempt has been called UNKNOWN after a restart. */
    boolean lastAttemptUnknown;

    long lastEvent;

    /** Whether it may be sent now as far as its own timer goes. */
    boolean due = true;

    RadioScheduler.Timer retryTimer = () -> {};
    RadioScheduler.Timer expiryTimer = () -> {};

    Delivery(RadioMessage message, boolean own, long order) {
        this.message = message;
        this.own = own;
        this.order = order;
    }

    boolean has(ReceiptState state) {
        return reached.contains(state);
    }

    /** Whether the session does no more for it: it is final, a notice that the radio has, or words to a group once sent. */
    boolean isDone() {
        return reached.stream().anyMatch(ReceiptState::isFinal)
                || (message.kind() == MessageKind.NOTICE && has(ReceiptState.RADIO_ACK))
                || (isGroup() && (has(ReceiptState.ACCEPTED) || has(ReceiptState.ON_AIR)));
    }

    boolean isGroup() {
        return message.kind() == MessageKind.GROUP;
    }

    /** Whether a person can have read it. */
    boolean isAired() {
        return has(ReceiptState.ON_AIR) || has(ReceiptState.RADIO_ACK) || has(ReceiptState.UNKNOWN);
    }

    /** Whether a frame or an acknowledgement under this number may be about it. */
    boolean isUnder(String transportName, int sequenceNumber) {
        return transportName.equals(transport) && sequence == sequenceNumber && attempts > 0;
    }

    /** Whether the frame that is next has been sent before, and may have got there. */
    boolean isBegun() {
        return attempts > 0 && sequence != NO_SEQUENCE;
    }

    /** The same by this transport, so that it goes again under the same number. */
    boolean isBegunOn(String transportName) {
        return isBegun() && transportName.equals(transport);
    }

    /** Another transport begins with the first part. */
    void beginParts() {
        partsDone = 0;
        sequencesOfParts.clear();
    }

    /** A part has got there; the next has a number and attempts of its own. */
    void endPart(int parts) {
        sequencesOfParts.add(sequence);
        partsDone = parts;
        sequence = NO_SEQUENCE;
        attemptsInRound = 0;
    }

    /** Whether this number was that of a part that is there already. */
    boolean wasUnder(String transportName, int sequenceNumber) {
        return transportName.equals(transport) && sequencesOfParts.contains(sequenceNumber);
    }

    /** The next attempt. */
    OutboundFrame frame(String text) {
        return new OutboundFrame(message.radioId(), isGroup(), sequence, attempts, message.priority(), text);
    }

    void cancelTimers() {
        retryTimer.cancel();
        expiryTimer.cancel();
    }
}
