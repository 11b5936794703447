package io.curbstop.radio.transport;

import java.time.Duration;

/** What a transport reports. Calls return quickly and may come from any thread but the one that called the transport. */
public interface TransportListener {

    /** The modem has taken the frame. */
    void onAccepted(OutboundFrame frame);

    /** The frame has been sent out. */
    void onAir(OutboundFrame frame);

    /** The modem has given the frame up, or the network says that the radio did not take it. */
    void onRefused(OutboundFrame frame, String reason);

    /**
     * A radio says that it has the message of this sequence number. May be late, doubled, or for a number never sent.
     *
     * @param radioId the sender of the acknowledgement, by the word of its network
     */
    void onRadioAck(String radioId, int sequence);

    /** A radio has sent something. It repeats it under the same sequence number until it is acknowledged. */
    void onReceived(InboundFrame frame);

    /** A radio can be reached, or no longer. */
    void onPresence(String radioId, boolean present);

    /** A radio says where it is. */
    void onPosition(RadioFix fix);

    /**
     * The modem, base station or network behind the transport can be used, or no longer. Until the first report it is taken
     * to be usable. What is sent meanwhile is refused.
     *
     * @param detail for people, such as what could not be reached; empty when it works
     */
    void onWorking(boolean working, String detail);

    /**
     * Something came that a person should know of and that has no other way here, such as a frame that is none.
     *
     * @param code stable, in kebab case
     * @param radioId the radio concerned; empty when it is not known
     */
    void onFault(String code, String radioId, String detail);

    /**
     * The transport has sent something that nobody asked it to send, such as the answer to a registration.
     *
     * @param airtime how long that kept the channel
     */
    default void onOwnTraffic(Duration airtime) {}

    /** Nobody is on the air any more. A transport that cannot tell does not; the session then looks from time to time. */
    default void onChannelClear() {}
}
