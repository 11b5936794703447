package io.curbstop.map.network;

import java.util.Locale;

/** What a valve is for, and so whether it may be counted on to stop the water. */
public enum ValveKind {
    /** Gate or butterfly valve made to be shut. */
    ISOLATION(true, false, true),
    /** Pressure-reducing valve: regulates, and passes from start to end only. */
    PRV(false, true, true),
    /** Pressure-sustaining valve. */
    PSV(false, true, true),
    /** Flow-control valve. */
    FCV(false, true, true),
    /** Non-return valve: passes from start to end only. */
    CHECK(false, true, true),
    /** Air valve: on top of the main, does not cut it. */
    AIR(false, false, false),
    /** Scour or washout: beside the main, does not cut it. */
    SCOUR(false, false, false),
    /** Valve of a single service: does not cut the main. */
    SERVICE(false, false, false),
    /** Place prepared for squeezing a plastic gas main flat: a valve for a job that may use it, else plain pipe. */
    SQUEEZE_OFF(false, false, true),
    /** Any other valve in the line (throttle of unknown make, pressure breaker): crossed both ways, never shut. */
    OTHER(false, false, true);

    private final boolean shutOff;
    private final boolean oneWay;
    private final boolean inLine;

    ValveKind(boolean shutOff, boolean oneWay, boolean inLine) {
        this.shutOff = shutOff;
        this.oneWay = oneWay;
        this.inLine = inLine;
    }

    /** True when it is made to be shut and counts as a barrier without being flagged. */
    public boolean isShutOff() {
        return shutOff;
    }

    /** True when water passes from its start to its end only. */
    public boolean isOneWay() {
        return oneWay;
    }

    /** True when the main's water goes through it. */
    public boolean isInLine() {
        return inLine;
    }

    /** True for PRV, PSV and FCV. */
    public boolean isRegulator() {
        return this == PRV || this == PSV || this == FCV;
    }

    /** Reads the text code of the layer; absent means isolation, an unknown word {@link #OTHER}. */
    public static ValveKind ofCode(String code) {
        return Codes.parse(ValveKind.class, code, ISOLATION, OTHER);
    }

    /** The text code of the layer. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
