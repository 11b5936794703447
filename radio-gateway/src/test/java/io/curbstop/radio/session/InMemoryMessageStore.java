package io.curbstop.radio.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A journal that lives as long as this object: for replays and tests, not for crews. */
public final class InMemoryMessageStore implements MessageStore {

    private final List<JournalEntry> entries = new ArrayList<>();

    @Override
    public synchronized List<JournalEntry> load() {
        return List.copyOf(entries);
    }

    @Override
    public synchronized void append(List<JournalEntry> added) {
        entries.addAll(added);
    }

    @Override
    public synchronized void replaceAll(Collection<JournalEntry> all) {
        entries.clear();
        entries.addAll(all);
    }

    @Override
    public void close() {
        // Keeps the entries, so that a session can be started anew on them.
    }
}
