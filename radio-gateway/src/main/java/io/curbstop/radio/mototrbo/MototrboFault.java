package io.curbstop.radio.mototrbo;

import io.curbstop.radio.transport.FaultLimiter;

/** What is told as a fault, and how often in a minute at most: whoever can send datagrams here can cause some of them. */
enum MototrboFault {
    /** From an address that no radio of this network has. */
    UNKNOWN_SENDER("unknown-sender"),
    /** No ARS message. */
    UNREADABLE_REGISTRATION("unreadable-registration"),
    /** No TMS message. */
    UNREADABLE_TEXT("unreadable-text"),
    /** No LRRP document, or none that a radio sends. */
    UNREADABLE_LOCATION("unreadable-location"),
    /** A radio registers under a name that is another radio's id. It is registered as what its address says. */
    REGISTRATION_ID_DIFFERS("registration-id-differs"),
    /** A registration beyond the number that is kept; it was refused. */
    TOO_MANY_RADIOS("too-many-radios"),
    /** A radio was to say where it is and does not know it. */
    POSITION_NOT_KNOWN("position-not-known"),
    /** A radio has not taken, or not answered, the request to report its emergency button. */
    EMERGENCY_NOT_ARMED("emergency-not-armed", 250),
    /** Nobody has acknowledged an emergency, and it is told no more. */
    EMERGENCY_NOT_TAKEN("emergency-not-taken", 250),
    /** The system did not take an answer or a request to a radio. */
    NOT_SENT("datagram-not-sent"),
    /** Something was to be sent to what is no radio id. */
    NO_RADIO_ID("no-radio-id");

    private final String code;
    private final int mostInAMinute;

    MototrboFault(String code) {
        this(code, FaultLimiter.MOST_OF_CODE);
    }

    MototrboFault(String code, int mostInAMinute) {
        this.code = code;
        this.mostInAMinute = mostInAMinute;
    }

    /** The code by which the session knows it. */
    String code() {
        return code;
    }

    /** How many are told in a minute of all radios together; of the rest the number is. */
    int mostInAMinute() {
        return mostInAMinute;
    }
}
