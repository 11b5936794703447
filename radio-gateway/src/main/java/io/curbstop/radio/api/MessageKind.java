package io.curbstop.radio.api;

/** What a message is to the crew that reads it. */
public enum MessageKind {
    /** A new order under its token; a person is asked to acknowledge it. */
    ASSIGNMENT,
    /** The same order in a new version: takes the place of every version of that token still waiting. */
    AMENDMENT,
    /** Takes the order back: takes the place of every version still waiting; a person's ACK to it closes the token. */
    CANCELLATION,
    /** Information without an order behind it: has no token and asks nobody to acknowledge. */
    NOTICE,
    /** Words to a talk group: every radio of it shows them, and nobody will ever acknowledge. Sent once. */
    GROUP;

    /** Whether there is an order behind it, with a token by which the crew answers. */
    public boolean hasToken() {
        return this != NOTICE && this != GROUP;
    }

    /** Whether sending one stops the versions of the same token that still wait to be sent. */
    public boolean supersedes() {
        return this == AMENDMENT || this == CANCELLATION;
    }
}
