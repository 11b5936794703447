package io.curbstop.map.source.mapping;

/** A mapping file that cannot be used; the message says the file, the line, the key, and what is wrong. */
public class MappingException extends Exception {

    MappingException(String message) {
        super(message);
    }

    MappingException(String message, Throwable cause) {
        super(message, cause);
    }
}
