package io.curbstop.radio.ax25;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** How a host and a packet modem talk over one connection. */
interface ModemProtocol {

    /** What is said at the beginning of each connection; may be empty. */
    byte[] greeting();

    /** The bytes that give the modem a frame to send. */
    byte[] encode(Ax25Frame frame);

    /** The bytes that ask how many frames wait in the modem; empty when it cannot be asked. */
    Optional<byte[]> askWaiting();

    /** Whether the modem says when it has sent a frame. */
    boolean reportsAir();

    /**
     * Reads until the connection ends.
     *
     * @throws IOException when it breaks, or says what cannot be followed, so that one must connect anew
     */
    void read(InputStream in, ModemListener listener) throws IOException;

    /** What a modem says. Called on the reading thread. */
    interface ModemListener {

        /** It heard a frame; other kinds of AX.25, which others on the channel may use, are passed over. */
        void onHeard(Ax25Frame frame);

        /** It has sent a frame of ours, with this in it. */
        void onSent(byte[] information);

        /** So many frames wait to be sent; also the sign that it has taken what was given to it before it was asked. */
        void onWaiting(int frames);
    }
}
