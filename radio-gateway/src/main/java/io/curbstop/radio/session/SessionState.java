package io.curbstop.radio.session;

import io.curbstop.radio.api.MessageKind;
import io.curbstop.radio.api.RadioMessage;
import io.curbstop.radio.api.Receipt;
import io.curbstop.radio.api.ReceiptState;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * All that the session knows, as the fold of its journal. Only {@link #apply} changes it. Keeps the entries that still
 * matter, which are at once what a shortened journal consists of.
 */
final class SessionState {

    /** How long a finished message is remembered, so that giving it again does not send it again. */
    static final Duration FINISHED_KEPT = Duration.ofHours(24);

    /** How long after its last version's end an order that nobody closed is forgotten. */
    private static final Duration OPEN_ORDER_KEPT = Duration.ofDays(7);

    private record Link(String transport, String radioId) {}

    private record OrderKey(String radioId, String token) {}

    private record Kept<T>(long order, T entry) {}

    private record InboundKey(String transport, String radioId, int sequence, String bodyHash) {}

    private final NavigableMap<Long, JournalEntry> kept = new TreeMap<>();
    private final Map<UUID, Delivery> deliveries = new LinkedHashMap<>();
    private final Set<Delivery> active = new LinkedHashSet<>();
    private final Map<OrderKey, OpenOrder> orders = new LinkedHashMap<>();
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
            applyTaken(taken, order);
        } else if (entry instanceof JournalEntry.Attempted attempted) {
            applyAttempted(attempted, order);
        } else if (entry instanceof JournalEntry.SequenceUsed used) {
            replace(sequences, new Link(used.transport(), used.radioId()), new Kept<>(order, used));
        } else if (entry instanceof JournalEntry.Reached reached) {
            applyReached(reached, order);
        } else if (entry instanceof JournalEntry.Received inbound) {
            applyReceived(inbound, order);
        } else if (entry instanceof JournalEntry.Asked asked) {
            replace(questions, asked.radioId(), new Kept<>(order, asked));
        } else if (entry instanceof JournalEntry.OrderClosed closed) {
            orders.remove(new OrderKey(closed.radioId(), closed.token()));
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

    private void applyTaken(JournalEntry.Taken taken, long order) {
        RadioMessage message = taken.message();
        Delivery delivery = new Delivery(message, taken.own(), order);
        delivery.entryOrders.add(order);
        deliveries.put(message.id(), delivery);
        active.add(delivery);
        message.token().ifPresent(token -> {
            OrderKey key = new OrderKey(message.radioId(), token);
            if (message.kind() == MessageKind.ASSIGNMENT) {
                orders.remove(key);
            }
            orders.computeIfAbsent(key, missing -> new OpenOrder(message.radioId(), token))
                    .versions
                    .add(delivery);
        });
    }

    private void applyAttempted(JournalEntry.Attempted attempted, long order) {
        Delivery delivery = deliveries.get(attempted.messageId());
        if (delivery == null) {
            kept.remove(order);
            return;
        }
        delivery.entryOrders.add(order);
        if (!attempted.transport().equals(delivery.transport)) {
            if (delivery.transport != null) {
                delivery.transportsGivenUp.add(delivery.transport);
            }
            delivery.transport = attempted.transport();
            delivery.attemptsInRound = 0;
        }
        delivery.sequence = attempted.sequence();
        delivery.attempts = attempted.attempt();
        delivery.attemptsInRound++;
        delivery.lastAttemptUnknown = false;
    }

    private void applyReached(JournalEntry.Reached reached, long order) {
        noteEvent(reached);
        Receipt receipt = reached.receipt();
        Delivery delivery = deliveries.get(receipt.messageId());
        if (delivery == null) {
            kept.remove(order);
            return;
        }
        delivery.entryOrders.add(order);
        delivery.lastEvent = Math.max(delivery.lastEvent, reached.event());
        delivery.reached.add(receipt.state());
        if (delivery.isDone()) {
            active.remove(delivery);
        }
        delivery.lastAttemptUnknown |= receipt.state() == ReceiptState.UNKNOWN;
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
            listDeliveriesTo(seen.radioId()).forEach(delivery -> {
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
        orders.values().removeIf(order -> order.versions.stream()
                .allMatch(version ->
                        version.message.expiresAt().plus(OPEN_ORDER_KEPT).isBefore(now)));
        Iterator<Delivery> each = deliveries.values().iterator();
        while (each.hasNext()) {
            Delivery delivery = each.next();
            boolean old = delivery.message.expiresAt().plus(FINISHED_KEPT).isBefore(now);
            if (old
                    && delivery.isDone()
                    && delivery.lastEvent <= told.entry().event()
                    && !isVersionOfOpenOrder(delivery)) {
                delivery.entryOrders.forEach(kept::remove);
                each.remove();
            }
        }
        received.values().removeIf(inbound -> isOld(inbound, now, duplicateWindow));
        Set<OrderKey> taken = new HashSet<>();
        kept.values().removeIf(entry -> {
            if (entry instanceof JournalEntry.Taken before) {
                before.message()
                        .token()
                        .ifPresent(
                                token -> taken.add(new OrderKey(before.message().radioId(), token)));
            }
            // A closing stays as long as a version before it, so that the order is not open again after a restart.
            return (entry instanceof JournalEntry.Received inbound && isOld(inbound, now, duplicateWindow))
                    || (entry instanceof JournalEntry.OrderClosed closed
                            && !taken.contains(new OrderKey(closed.radioId(), closed.token())));
        });
    }

    private boolean isOld(JournalEntry.Received inbound, Instant now, Duration duplicateWindow) {
        return inbound.message().occurredAt().plus(duplicateWindow).isBefore(now)
                && inbound.event() <= told.entry().event();
    }

    private boolean isVersionOfOpenOrder(Delivery delivery) {
        return delivery.message
                .token()
                .map(token -> orders.get(new OrderKey(delivery.message.radioId(), token)))
                .filter(order -> order.versions.contains(delivery))
                .isPresent();
    }

    /** What a journal must hold to come to this state, in order. */
    Collection<JournalEntry> listKept() {
        return kept.values();
    }

    Optional<Delivery> findDelivery(UUID messageId) {
        return Optional.ofNullable(deliveries.get(messageId));
    }

    /** The messages that the session still has to do with, oldest first. */
    List<Delivery> listActive() {
        return List.copyOf(active);
    }

    List<Delivery> listDeliveriesTo(String radioId) {
        return deliveries.values().stream()
                .filter(delivery -> delivery.message.radioId().equals(radioId))
                .toList();
    }

    Optional<OpenOrder> findOrder(String radioId, String token) {
        return Optional.ofNullable(orders.get(new OrderKey(radioId, token)));
    }

    /** The orders that the crew can know of, oldest first. */
    List<OpenOrder> listAiredOrders(String radioId) {
        return orders.values().stream()
                .filter(order -> order.radioId.equals(radioId) && order.isAired())
                .toList();
    }

    /** Another radio that holds an order under this token. */
    Optional<String> findOtherHolder(String radioId, String token) {
        return orders.values().stream()
                .filter(order -> order.token.equals(token) && !order.radioId.equals(radioId))
                .map(order -> order.radioId)
                .findFirst();
    }

    int nextSequence(String transport, String radioId, int sequenceCount) {
        Kept<JournalEntry.SequenceUsed> last = sequences.get(new Link(transport, radioId));
        return last == null ? 0 : (last.entry().sequence() + 1) % sequenceCount;
    }

    boolean isPresent(String transport, String radioId) {
        Kept<JournalEntry.PresenceSeen> seen = presence.get(new Link(transport, radioId));
        return seen != null && seen.entry().present();
    }

    Set<String> listKnownRadios() {
        return lastHeardOn.keySet();
    }

    Optional<String> findLastHeardOn(String radioId) {
        return Optional.ofNullable(lastHeardOn.get(radioId));
    }

    /** Whether this very frame came within the window. */
    boolean isDuplicate(String transport, String radioId, int sequence, String bodyHash, Instant now, Duration window) {
        JournalEntry.Received before = received.get(new InboundKey(transport, radioId, sequence, bodyHash));
        return before != null && before.message().occurredAt().plus(window).isAfter(now);
    }

    Optional<JournalEntry.Asked> findQuestion(String radioId, Instant now, Duration window) {
        return Optional.ofNullable(questions.get(radioId))
                .map(Kept::entry)
                .filter(asked -> asked.at().plus(window).isAfter(now));
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

    private void noteEvent(JournalEntry entry) {
        long event = entry.eventNumber();
        lastEvent = Math.max(lastEvent, event);
        if (event > told.entry().event()) {
            untold.put(event, entry);
        }
    }
}
