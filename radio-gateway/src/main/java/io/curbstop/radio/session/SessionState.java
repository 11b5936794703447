package io.curbstop.radio.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * All that the session knows, as the fold of its journal. Only {@link #apply} changes it. Keeps the entries that still
 * matter, which are at once what a shortened journal consists of.
 */
final class SessionState {

    private record Link(String transport, String radioId) {}

    private record Kept<T>(long order, T entry) {}

    private record InboundKey(String transport, String radioId, int sequence, String bodyHash) {}

    private final NavigableMap<Long, JournalEntry> kept = new TreeMap<>();
    private final MessageBook messages = new MessageBook(kept);
    private final Map<Link, Kept<JournalEntry.SequenceUsed>> sequences = new HashMap<>();
    private final Map<Link, Kept<JournalEntry.PresenceSeen>> presence = new HashMap<>();
    private final Map<InboundKey, JournalEntry.Received> received = new LinkedHashMap<>();
    private final Map<String, Kept<JournalEntry.Asked>> questions = new HashMap<>();
    private final NavigableMap<Long, JournalEntry> untold = new TreeMap<>();
    private final Standing standing = new Standing();
    private final Map<String, String> lastHeardOn = new HashMap<>();
    private Kept<JournalEntry.Told> told = new Kept<>(-1, new JournalEntry.Told(0));
    private long nextOrder;
    private long lastEvent;

    void apply(JournalEntry entry) {
        long order = nextOrder++;
        kept.put(order, entry);
        if (entry instanceof JournalEntry.Taken taken) {
            messages.taken(taken, order);
        } else if (entry instanceof JournalEntry.Attempted attempted) {
            messages.attempted(attempted, order);
        } else if (entry instanceof JournalEntry.PartDone done) {
            messages.partDone(done, order);
        } else if (entry instanceof JournalEntry.SequenceUsed used) {
            replace(sequences, new Link(used.transport(), used.radioId()), new Kept<>(order, used));
        } else if (entry instanceof JournalEntry.Reached reached) {
            noteEvent(reached);
            messages.reached(reached, order);
        } else if (entry instanceof JournalEntry.Received inbound) {
            applyReceived(inbound, order);
        } else if (entry instanceof JournalEntry.Asked asked) {
            replace(questions, asked.radioId(), new Kept<>(order, asked));
        } else if (entry instanceof JournalEntry.OrderClosed closed) {
            messages.closed(closed);
        } else if (entry instanceof JournalEntry.PresenceSeen seen) {
            applyPresence(seen, order);
        } else if (!(entry instanceof JournalEntry.Told)) {
            standing.apply(entry, order, kept);
        }
        if (entry instanceof JournalEntry.Told now) {
            kept.remove(told.order());
            told = new Kept<>(order, now);
            lastEvent = Math.max(lastEvent, now.event());
            untold.headMap(now.event(), true).clear();
        }
    }

    private void applyReceived(JournalEntry.Received inbound, long order) {
        noteEvent(inbound);
        String radioId = inbound.message().radioId();
        received.put(new InboundKey(inbound.transport(), radioId, inbound.sequence(), inbound.bodyHash()), inbound);
        lastHeardOn.put(radioId, inbound.transport());
        Kept<JournalEntry.Asked> answered = questions.remove(radioId);
        if (answered != null) {
            kept.remove(answered.order());
        }
    }

    private void applyPresence(JournalEntry.PresenceSeen seen, long order) {
        boolean came = seen.present() && !isPresent(seen.transport(), seen.radioId());
        replace(presence, new Link(seen.transport(), seen.radioId()), new Kept<>(order, seen));
        if (seen.present()) {
            lastHeardOn.put(seen.radioId(), seen.transport());
        }
        if (came) {
            messages.listDeliveriesTo(seen.radioId()).forEach(delivery -> {
                delivery.attemptsInRound = 0;
                delivery.transportsGivenUp.clear();
            });
        }
    }

    private <K, T> void replace(Map<K, Kept<T>> map, K key, Kept<T> value) {
        Kept<T> before = map.put(key, value);
        if (before != null) {
            kept.remove(before.order());
        }
    }

    /** Forgets what no longer matters. */
    void prune(Instant now, Duration duplicateWindow) {
        messages.prune(now, told.entry().event());
        received.values().removeIf(inbound -> isOld(inbound, now, duplicateWindow));
        Set<MessageBook.OrderKey> taken = new HashSet<>();
        kept.values().removeIf(entry -> {
            if (entry instanceof JournalEntry.Taken before) {
                before.message()
                        .token()
                        .ifPresent(token -> taken.add(
                                new MessageBook.OrderKey(before.message().radioId(), token)));
            }
            // A closing stays as long as a version before it, so that the order is not open again after a restart.
            return (entry instanceof JournalEntry.Received inbound && isOld(inbound, now, duplicateWindow))
                    || (entry instanceof JournalEntry.OrderClosed closed
                            && !taken.contains(new MessageBook.OrderKey(closed.radioId(), closed.token())));
        });
    }

    private boolean isOld(JournalEntry.Received inbound, Instant now, Duration duplicateWindow) {
        return inbound.message().occurredAt().plus(duplicateWindow).isBefore(now)
                && inbound.event() <= told.entry().event();
    }

    /** What a journal must hold to come to this state, in order. */
    Collection<JournalEntry> listKept() {
        return kept.values();
    }

    int nextSequence(String transport, String radioId, int sequenceCount) {
        Kept<JournalEntry.SequenceUsed> last = sequences.get(new Link(transport, radioId));
        return last == null ? 0 : (last.entry().sequence() + 1) % sequenceCount;
    }

    boolean isPresent(String transport, String radioId) {
        Kept<JournalEntry.PresenceSeen> seen = presence.get(new Link(transport, radioId));
        return seen != null && seen.entry().present();
    }

    /** The radios that are there as far as this transport knows. */
    List<String> listPresentOn(String transport) {
        return presence.entrySet().stream()
                .filter(seen -> seen.getKey().transport().equals(transport)
                        && seen.getValue().entry().present())
                .map(seen -> seen.getKey().radioId())
                .toList();
    }

    Set<String> listKnownRadios() {
        return lastHeardOn.keySet();
    }

    Optional<String> findLastHeardOn(String radioId) {
        return Optional.ofNullable(lastHeardOn.get(radioId));
    }

    /** The event of this very frame if it has come before, within the window. */
    Optional<Long> findEventOf(
            String transport, String radioId, int sequence, String bodyHash, Instant now, Duration window) {
        return Optional.ofNullable(received.get(new InboundKey(transport, radioId, sequence, bodyHash)))
                .filter(before -> before.message().occurredAt().plus(window).isAfter(now))
                .map(JournalEntry.Received::event);
    }

    Optional<JournalEntry.Asked> findQuestion(String radioId, Instant now, Duration window) {
        return Optional.ofNullable(questions.get(radioId))
                .map(Kept::entry)
                .filter(asked -> asked.at().plus(window).isAfter(now));
    }

    /** The messages and orders. */
    MessageBook messages() {
        return messages;
    }

    Standing standing() {
        return standing;
    }

    long lastEvent() {
        return lastEvent;
    }

    /** The oldest event after the given one that the listeners have not taken. */
    Optional<JournalEntry> findUntold(long after) {
        return Optional.ofNullable(untold.higherEntry(after)).map(Map.Entry::getValue);
    }

    /** Whether it is not written down that the listeners have taken this event. */
    boolean isUntold(long event) {
        return untold.containsKey(event);
    }

    private void noteEvent(JournalEntry entry) {
        long event = entry.eventNumber();
        lastEvent = Math.max(lastEvent, event);
        if (event > told.entry().event()) {
            untold.put(event, entry);
        }
    }
}
