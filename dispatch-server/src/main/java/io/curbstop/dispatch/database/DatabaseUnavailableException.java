package io.curbstop.dispatch.database;

/** No database can be had; the message says in plain words why, and what to do about it. */
public class DatabaseUnavailableException extends RuntimeException {

    /** For a reason that the message explains by itself. */
    public DatabaseUnavailableException(String message) {
        super(message);
    }

    /** For a reason that lies in another failure. */
    public DatabaseUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
