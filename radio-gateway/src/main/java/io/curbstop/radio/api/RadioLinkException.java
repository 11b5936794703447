package io.curbstop.radio.api;

/** The link cannot take the message, because it cannot write it down or has been closed. */
public class RadioLinkException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** States the reason and what lies behind it. */
    public RadioLinkException(String message, Throwable cause) {
        super(message, cause);
    }

    /** States the reason. */
    public RadioLinkException(String message) {
        super(message);
    }
}
