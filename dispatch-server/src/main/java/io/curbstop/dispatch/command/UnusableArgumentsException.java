package io.curbstop.dispatch.command;

/** The arguments of a command cannot be used; the message says why. Exit code 2. */
public class UnusableArgumentsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With a sentence for the person at the keyboard. */
    public UnusableArgumentsException(String message) {
        super(message);
    }
}
