package io.curbstop.map.network;

/** Whether a link carries water as far as the records know. */
public enum LinkStatus {
    OPEN,
    /**
     * Closed without a valve that says where; taken as a barrier, "assumed closed". A pump that is off may start, and
     * is no barrier.
     */
    CLOSED,
    /** Out of service; no part of the network. */
    ABANDONED;

    /** Reads the text code of the layer; absent or unknown means open. */
    public static LinkStatus ofCode(String code) {
        return Codes.parse(LinkStatus.class, code, OPEN, OPEN);
    }
}
