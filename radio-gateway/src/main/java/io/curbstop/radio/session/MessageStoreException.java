package io.curbstop.radio.session;

/** The journal could not be read or written. */
public class MessageStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** States the reason and what lies behind it. */
    public MessageStoreException(String message, Throwable cause) {
        super(message, cause);
    }

    /** States the reason. */
    public MessageStoreException(String message) {
        super(message);
    }
}
