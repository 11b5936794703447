package io.curbstop.radio.kenwood;

import io.curbstop.radio.transport.Airtime;

/** Which of the two signalling systems the radio on the line speaks. */
public enum KenwoodSystem {
    /** Analogue FM with 1200 bd MSK bursts; a radio is a fleet and a unit. */
    FLEETSYNC(1024),
    /** Digital, NXDN; a radio is a unit. */
    NEXEDGE(4096);

    /** The longest text, in characters, that goes as a short message and so straight to the display. */
    public static final int SHORT_TEXT_CHARACTERS = 48;

    private final int longestText_characters;

    KenwoodSystem(int longestText_characters) {
        this.longestText_characters = longestText_characters;
    }

    /** The longest text that its long form carries, in characters. */
    public int longestText_characters() {
        return longestText_characters;
    }

    /** How long its frames keep a channel. */
    public Airtime airtime() {
        return this == FLEETSYNC ? KenwoodAirtime.fleetSync() : KenwoodAirtime.nexedge();
    }
}
