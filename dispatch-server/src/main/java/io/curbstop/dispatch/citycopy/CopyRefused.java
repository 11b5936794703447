package io.curbstop.dispatch.citycopy;

/** No copy of the city can be made; the message says what to do about it. */
public class CopyRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CopyRefused(String message) {
        super(message);
    }
}
