package io.curbstop.radio.audio;

import io.curbstop.radio.transport.OutboundFrame;
import io.curbstop.radio.transport.TransportException;
import io.curbstop.radio.transport.TransportTraits;
import java.io.IOException;

/** How a message becomes sound: all that paging and voice do not share. */
public interface AudioCoding {

    /** What it can carry, and how long that takes. */
    TransportTraits traits();

    /**
     * Refuses a message that has no sound. Returns at once and may be called by any thread.
     *
     * @throws TransportException with what is wrong with its address or text
     */
    void check(OutboundFrame frame) throws TransportException;

    /**
     * Looks whether sound can be made at all, before the first message and after each failure.
     *
     * @throws IOException when it cannot now, with what a person can do about it
     */
    default void prepare() throws IOException, InterruptedException {}

    /**
     * The sound of a message that has been checked, with the silence before and after it.
     *
     * @return as {@link Pcm} says, at the rate of the sink
     * @throws TransportException when it is this message that has none
     * @throws IOException when none could be made, with what a person can do about it
     */
    byte[] encode(OutboundFrame frame) throws TransportException, IOException, InterruptedException;
}
