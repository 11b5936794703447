package io.curbstop.radio.kenwood;

/** How the radios of a system are named in reports. All ways are understood in what is to be sent. */
public enum RadioNaming {
    /** {@code 100-1202} in FleetSync, {@code U01001} in NEXEDGE. */
    FULL,
    /** {@code 1202} for units of the default fleet, {@code 1001} without noughts in NEXEDGE. */
    DIGITS
}
