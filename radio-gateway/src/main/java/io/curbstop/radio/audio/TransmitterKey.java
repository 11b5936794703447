package io.curbstop.radio.audio;

import java.io.IOException;

/** Switches the transmitter on and off. */
public interface TransmitterKey {

    /** For transmitters that key themselves while they are fed: by voice, or while a stream comes. */
    TransmitterKey BY_AUDIO = on -> {};

    /**
     * Returns when it is done.
     *
     * @throws IOException when it is not known to be done; whoever wanted it on must then switch it off
     */
    void press(boolean on) throws IOException;
}
