package io.curbstop.radio.sim;

import java.util.Optional;

/** The keys of a simulated radio. Each but the last sends its words, as a canned reply of a real radio does. */
public enum RadioButton {
    /** Taken note. */
    ACK("ACK"),
    /** On the way. */
    EN_ROUTE("EN ROUTE"),
    /** Arrived. */
    ON_SITE("ON SITE"),
    /** No more danger. */
    MADE_SAFE("SAFE"),
    /** Service is back. */
    RESTORED("RESTORED"),
    /** Done. */
    CLEAR("CLEAR"),
    /** Cannot go. */
    DECLINE("DECLINE"),
    /** The red one. */
    EMERGENCY(null);

    private final String words;

    RadioButton(String words) {
        this.words = words;
    }

    /** What it sends; empty for the emergency button, which sends no words. */
    public Optional<String> findWords() {
        return Optional.ofNullable(words);
    }
}
