package io.curbstop.radio.session;

import java.util.Collection;
import java.util.List;

/** Where the journal is kept. Used by one session at a time, which calls it from one thread at a time. */
public interface MessageStore extends AutoCloseable {

    /**
     * All entries, in the order they were appended.
     *
     * @throws MessageStoreException when they cannot be read or are damaged
     */
    List<JournalEntry> load();

    /**
     * Adds entries; either all or none of them are there afterwards. When this returns they survive a crash of process and
     * machine.
     *
     * @throws MessageStoreException when they could not be written; the store then holds what it held before
     */
    void append(List<JournalEntry> entries);

    /**
     * Puts the given entries in the place of all there are, at once or not at all.
     *
     * @throws MessageStoreException when they could not be written; the store then holds what it held before
     */
    void replaceAll(Collection<JournalEntry> entries);

    /** Lets another session open it. */
    @Override
    void close();
}
