package io.curbstop.radio.smpp;

/** What an SMSC means by its default alphabet, data coding 0; the protocol leaves it open. */
public enum SmscAlphabet {
    /** GSM 03.38, one byte for each seven bits. */
    GSM_7,
    /** ISO 8859-1. */
    LATIN_1
}
