package io.curbstop.map.network;

import java.util.Locale;

/** Whether a valve can be turned. */
public enum Operability {
    OPERABLE,
    STUCK_OPEN,
    STUCK_CLOSED,
    INACCESSIBLE,
    UNKNOWN;

    /** Reads the text code of the layer; absent means operable, an unknown word {@link #UNKNOWN}. */
    public static Operability ofCode(String code) {
        return Codes.parse(Operability.class, code, OPERABLE, UNKNOWN);
    }

    /** The text code of the layer. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
