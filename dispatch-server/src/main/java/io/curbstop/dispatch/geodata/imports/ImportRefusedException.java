package io.curbstop.dispatch.geodata.imports;

/** An import that cannot be done as it was asked for; nothing was changed. */
class ImportRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    ImportRefusedException(String message) {
        super(message);
    }

    ImportRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
