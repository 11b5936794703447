package io.curbstop.radio.transport;

/**
 * One channel by which radios are reached. Makes single attempts and reports what becomes of them; keeps no queue on disk
 * and repeats nothing.
 *
 * <p>What it has to report comes on a thread of its own, never on the thread that calls one of these methods.
 */
public interface RadioTransport extends AutoCloseable {

    /** Its name, unique in a gateway and the same over restarts; stands in records. */
    String name();

    /** What it can and cannot do. */
    TransportTraits traits();

    /** Whether a radio of this name can be sent to at all, whether it is there or not. */
    default boolean reaches(String radioId) {
        return true;
    }

    /** Begins to work and to report. Called once. */
    void start(TransportListener listener);

    /**
     * Makes one attempt.
     *
     * @throws TransportException when it cannot even be tried; nothing is then reported of it
     */
    void send(OutboundFrame frame) throws TransportException;

    /**
     * Tells the radio, machine to machine, that its frame has been kept. Does nothing on a transport without such
     * acknowledgement.
     */
    void acknowledge(InboundFrame frame);

    /** Asks the radio where it is; the answer, if any, is reported. Does nothing on a transport that cannot ask. */
    default void askPosition(String radioId) {}

    /** Whether somebody is on the air now, so that a frame would have to wait or collide. */
    boolean isChannelBusy();

    /** Stops work and reports nothing more. */
    @Override
    void close();
}
