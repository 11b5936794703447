package io.curbstop.radio.session;

import io.curbstop.radio.api.InboundMessage;
import io.curbstop.radio.api.RadioFault;
import io.curbstop.radio.api.RadioLinkException;
import io.curbstop.radio.api.RadioListener;
import io.curbstop.radio.api.RadioPosition;
import io.curbstop.radio.api.RadioPresence;
import io.curbstop.radio.api.TransportStatus;
import io.curbstop.radio.time.RadioScheduler;
import io.curbstop.radio.transport.GrowingPause;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the listeners what the journal holds for them, in order, until they have taken it. Works on a thread of its own. */
final class EventOutbox {

    private static final Logger LOG = LoggerFactory.getLogger(EventOutbox.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /** How many events are told before that is written down, when more are waiting. */
    private static final int NOTED_EVERY = 50;

    private final Ledger ledger;
    private final RadioScheduler scheduler;
    private final List<RadioListener> listeners = new CopyOnWriteArrayList<>();
    private final Map<Long, Runnable> afterTold = new HashMap<>();
    private boolean started;
    private boolean roundPlanned;
    private RadioScheduler.Timer planned = () -> {};
    private long toldHere;
    private final GrowingPause pause = new GrowingPause(FIRST_PAUSE, LONGEST_PAUSE);

    EventOutbox(Ledger ledger, RadioScheduler scheduler) {
        this.ledger = ledger;
        this.scheduler = scheduler;
    }

    void add(RadioListener listener) {
        listeners.add(listener);
    }

    void start() {
        synchronized (ledger) {
            started = true;
            ledger.onEvent(() -> plan(Duration.ZERO));
            plan(Duration.ZERO);
        }
    }

    void stop() {
        synchronized (ledger) {
            started = false;
        }
    }

    /** Runs something, with the ledger's lock held, once the listeners have taken this event. */
    void afterTold(long event, Runnable action) {
        synchronized (ledger) {
            afterTold.put(event, action);
        }
    }

    /** Whether the listeners have taken this event, in this run or in one before. */
    boolean isTold(long event) {
        synchronized (ledger) {
            return event <= toldHere || !ledger.state().isUntold(event);
        }
    }

    void tell(RadioPresence presence) {
        tellOnce(listener -> listener.onPresence(presence));
    }

    void tell(RadioPosition position) {
        tellOnce(listener -> listener.onPosition(position));
    }

    void tell(TransportStatus status) {
        tellOnce(listener -> listener.onTransport(status));
    }

    void tell(RadioFault fault) {
        LOG.warn("{} on {} {}: {}", fault.code(), fault.transport(), fault.radioId(), fault.detail());
        tellOnce(listener -> listener.onFault(fault));
    }

    private void tellOnce(Consumer<RadioListener> call) {
        scheduler.after(Duration.ZERO, () -> listeners.forEach(call));
    }

    /** Tells at once what waits for the end of a pause. */
    void retell() {
        synchronized (ledger) {
            pause.reset();
            planned.cancel();
            roundPlanned = false;
            plan(Duration.ZERO);
        }
    }

    private void plan(Duration delay) {
        if (started && !roundPlanned) {
            roundPlanned = true;
            planned = scheduler.after(delay, this::round);
        }
    }

    private void round() {
        synchronized (ledger) {
            roundPlanned = false;
        }
        int sinceNoted = 0;
        Optional<JournalEntry> next = findNext();
        while (next.isPresent()) {
            JournalEntry entry = next.get();
            if (!tellAll(entry)) {
                note();
                synchronized (ledger) {
                    plan(pause.next());
                }
                return;
            }
            taken(entry.eventNumber());
            if (++sinceNoted % NOTED_EVERY == 0) {
                note();
            }
            next = findNext();
        }
        note();
    }

    private Optional<JournalEntry> findNext() {
        synchronized (ledger) {
            return started ? ledger.state().findUntold(toldHere) : Optional.empty();
        }
    }

    private boolean tellAll(JournalEntry entry) {
        try {
            for (RadioListener listener : listeners) {
                if (entry instanceof JournalEntry.Reached reached) {
                    listener.onReceipt(reached.receipt());
                } else if (entry instanceof JournalEntry.Received received) {
                    InboundMessage message = received.message();
                    listener.onInbound(message);
                }
            }
            return true;
        } catch (RadioLinkException away) {
            LOG.info("{}; events are told again after a pause", away.getMessage());
            return false;
        } catch (RuntimeException notTaken) {
            LOG.warn("A listener did not take {}; it is told again after a pause", entry, notTaken);
            return false;
        }
    }

    private void taken(long event) {
        synchronized (ledger) {
            pause.reset();
            toldHere = event;
            Runnable action = afterTold.remove(event);
            if (action != null) {
                action.run();
            }
        }
    }

    /** A failure to write only means that events are told again after a restart. */
    private void note() {
        synchronized (ledger) {
            if (started
                    && ledger.state()
                            .findUntold(0)
                            .map(JournalEntry::eventNumber)
                            .filter(event -> event <= toldHere)
                            .isPresent()) {
                Instant now = scheduler.now();
                try {
                    ledger.batch(now).add(new JournalEntry.Told(toldHere)).commit();
                } catch (MessageStoreException notWritten) {
                    LOG.warn("Could not note which events the listeners have taken", notWritten);
                }
            }
        }
    }
}
