package io.curbstop.radio.transport;

/** A frame could not be handed to the modem at all; the session tries again later. */
public class TransportException extends Exception {

    private static final long serialVersionUID = 1L;

    /** States the reason. */
    public TransportException(String message) {
        super(message);
    }

    /** States the reason and what lies behind it. */
    public TransportException(String message, Throwable cause) {
        super(message, cause);
    }
}
