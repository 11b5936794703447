package io.curbstop.map.network;

import java.util.Locale;

/** Where a valve stands. */
public enum ValvePosition {
    OPEN,
    CLOSED,
    UNKNOWN;

    /** Reads the text code of the layer; absent means open, an unknown word {@link #UNKNOWN}. */
    public static ValvePosition ofCode(String code) {
        return Codes.parse(ValvePosition.class, code, OPEN, UNKNOWN);
    }

    /** The text code of the layer. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
