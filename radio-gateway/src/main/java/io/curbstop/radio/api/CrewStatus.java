package io.curbstop.radio.api;

/** What a crew says of its order by a status key or a word; the words are configuration. */
public enum CrewStatus {
    /** On the way. */
    EN_ROUTE,
    /** Arrived. */
    ON_SITE,
    /** At work. */
    WORKING,
    /** Work interrupted, the order kept. */
    SUSPENDED,
    /** No more danger or damage. */
    MADE_SAFE,
    /** Service is back. */
    RESTORED,
    /** Done with the order: closes its token. */
    CLEAR
}
