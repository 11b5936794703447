package io.curbstop.radio.session;

import io.curbstop.radio.api.MessageKind;
import io.curbstop.radio.api.RadioMessage;
import io.curbstop.radio.api.ReceiptState;
import io.curbstop.radio.time.RadioScheduler;
import io.curbstop.radio.transport.OutboundFrame;
import io.curbstop.radio.transport.TransportTraits;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is known of one message on its way out. The upper part is the fold of the journal, the lower part is this run's. */
final class Delivery {

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

    /** The next attempt, in the letters of the transport it is for. */
    OutboundFrame frame(TransportTraits traits) {
        String text = traits.findWritten(message.texts()).orElseThrow();
        return new OutboundFrame(message.radioId(), isGroup(), sequence, attempts, message.priority(), text);
    }

    void cancelTimers() {
        retryTimer.cancel();
        expiryTimer.cancel();
    }
}
