package io.curbstop.radio.session;

import io.curbstop.radio.api.RadioMessage;
import io.curbstop.radio.api.Receipt;
import io.curbstop.radio.api.ReceiptState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * State and journal together: writes first, then applies. Its monitor is the session's one lock; whoever reads or changes the
 * state holds it.
 */
final class Ledger {

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

    /** After how many appended entries what no longer matters is forgotten. */
    private static final int PRUNED_EVERY = 2_000;

    /** How many times what matters the journal may be before it is worth shortening. */
    private static final int SHORTEN_FACTOR = 2;

    private final MessageStore store;
    private final SessionSettings settings;
    private SessionState state = new SessionState();
    private long entriesInStore;
    private int entriesSincePruned;
    private Runnable onEvent = () -> {};
    private boolean closed;

    Ledger(MessageStore store, SessionSettings settings) {
        this.store = store;
        this.settings = settings;
    }

    /** Reads the journal; call once, before anything else. */
    synchronized void load() {
        List<JournalEntry> entries = store.load();
        state = new SessionState();
        entries.forEach(state::apply);
        entriesInStore = entries.size();
    }

    /** Sets what is run after an event was written; it must return at once. */
    synchronized void onEvent(Runnable action) {
        onEvent = action;
    }

    /** Read it, but change it through a {@link Batch} only. */
    SessionState state() {
        return state;
    }

    /** What transports still report is for the next session; call it holding the monitor. */
    void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }

    Batch batch(Instant now) {
        return new Batch(now);
    }

    private void commit(List<JournalEntry> entries, Instant now) {
        if (entries.isEmpty()) {
            return;
        }
        store.append(entries);
        entries.forEach(state::apply);
        entriesInStore += entries.size();
        entriesSincePruned += entries.size();
        if (entriesSincePruned >= PRUNED_EVERY) {
            prune(now);
        }
        if (entries.stream().anyMatch(entry -> entry.eventNumber() > 0)) {
            onEvent.run();
        }
    }

    /** What was appended stands either way, so a failure here is no failure of the change. */
    private void prune(Instant now) {
        state.prune(now, settings.duplicateWindow());
        entriesSincePruned = 0;
        if (entriesInStore < (long) SHORTEN_FACTOR * state.listKept().size()) {
            return;
        }
        try {
            store.replaceAll(state.listKept());
            entriesInStore = state.listKept().size();
        } catch (MessageStoreException notShortened) {
            LOG.warn("The radio journal stays long; it is tried again later", notShortened);
        }
    }

    /** Entries that are written together or not at all. */
    final class Batch {

        private final Instant now;
        private final List<JournalEntry> entries = new ArrayList<>();
        private long event = state.lastEvent();

        private Batch(Instant now) {
            this.now = now;
        }

        Batch add(JournalEntry entry) {
            entries.add(entry);
            return this;
        }

        /** A message reaches a state; told to the listeners unless it is the session's own. */
        Batch reach(RadioMessage message, boolean own, ReceiptState reached, String detail) {
            Receipt receipt = new Receipt(message.id(), message.radioId(), reached, now, detail);
            return add(new JournalEntry.Reached(own ? 0 : nextEvent(), receipt));
        }

        /** The same for a message that was taken before. */
        Batch reach(Delivery delivery, ReceiptState reached, String detail) {
            return reach(delivery.message, delivery.own, reached, detail);
        }

        /** Closes an order and stops the versions that still wait, except those this batch ends itself. */
        Batch close(OpenOrder order, String reason, List<Delivery> endedHere) {
            order.versions.stream()
                    .filter(version -> !version.isDone() && !endedHere.contains(version))
                    .forEach(version -> reach(version, ReceiptState.SUPERSEDED, reason));
            return add(new JournalEntry.OrderClosed(now, order.radioId, order.token, reason));
        }

        long nextEvent() {
            return ++event;
        }

        /**
         * Writes and applies.
         *
         * @throws MessageStoreException when it could not be written; nothing has then changed
         */
        void commit() {
            Ledger.this.commit(entries, now);
        }
    }
}
