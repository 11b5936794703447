package io.curbstop.radio.api;

/**
 * How far one message got. What the crew does afterwards (en route, on site, clear) is not a state of the message but
 * comes as {@link Reply.Status}.
 */
public enum ReceiptState {
    /** Kept on disk by the gateway; waits for its turn, for the radio or for airtime. */
    QUEUED(false),
    /** Taken by the modem. */
    ACCEPTED(false),
    /** Sent out once at least. Says nothing of anybody having received it. */
    ON_AIR(false),
    /** The radio, a machine, has it. Says nothing of a person. */
    RADIO_ACK(false),
    /** A person of the crew has said so. May still follow any final state, when the answer comes late. */
    CREW_ACK(true),
    /** A person of the crew has refused the order. */
    DECLINED(true),
    /** Its time ran out: it did not reach the radio, or no person answered; the detail says which. */
    EXPIRED(true),
    /** Every attempt on every transport went unanswered; the crew is to be called by voice. */
    UNDELIVERED(true),
    /** A newer version, or word by another channel, took its place; it is not sent again. */
    SUPERSEDED(true),
    /**
     * The gateway stopped while an attempt was out and cannot tell what became of it. It goes on by sending again under
     * the same sequence number, which the radio shows once only.
     */
    UNKNOWN(false);

    private final boolean last;

    ReceiptState(boolean last) {
        this.last = last;
    }

    /** Whether the gateway does no more for the message by itself. */
    public boolean isFinal() {
        return last;
    }
}
