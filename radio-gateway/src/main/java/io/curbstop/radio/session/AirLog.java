package io.curbstop.radio.session;

import io.curbstop.radio.api.AirRecord;

/** Where the record of what went over the air is written, as evidence. Called with the ledger's lock held; return quickly. */
@FunctionalInterface
public interface AirLog {

    /** Keeps no record. */
    AirLog NONE = record -> {};

    /** Adds a record. A failure is the log's own to tell of: the air goes on without it. */
    void append(AirRecord record);
}
