package io.curbstop.radio.api;

/**
 * Hears what comes back from the radios. Calls come one at a time, in order, on a thread of the gateway's own.
 *
 * <p>Receipts and inbound messages are kept on disk until the call returns. A call that throws is repeated, later and
 * after restarts too, so return only after the write, and expect repetitions.
 */
public interface RadioListener {

    /** A message reached a state. */
    void onReceipt(Receipt receipt);

    /** A crew sent something. */
    void onInbound(InboundMessage message);

    /** A radio came or went. */
    default void onPresence(RadioPresence presence) {}

    /** A radio said where it is. */
    default void onPosition(RadioPosition position) {}

    /** A transport can be used, or no longer. */
    default void onTransport(TransportStatus status) {}

    /** Something is wrong on the radio side. */
    default void onFault(RadioFault fault) {}
}
