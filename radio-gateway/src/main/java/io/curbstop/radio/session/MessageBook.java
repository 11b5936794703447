package io.curbstop.radio.session;

import io.curbstop.radio.api.MessageKind;
import io.curbstop.radio.api.RadioMessage;
import io.curbstop.radio.api.Receipt;
import io.curbstop.radio.api.ReceiptState;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The messages on their way out, and the orders that they are versions of. A part of {@link SessionState}. */
final class MessageBook {

    /** How long a finished message is remembered, so that giving it again does not send it again. */
    static final Duration FINISHED_KEPT = Duration.ofHours(24);

    /** How long after its last version's end an order that nobody closed is forgotten. */
    private static final Duration OPEN_ORDER_KEPT = Duration.ofDays(7);

    record OrderKey(String radioId, String token) {}

    private final Map<Long, JournalEntry> kept;
    private final Map<UUID, Delivery> deliveries = new LinkedHashMap<>();
    private final Set<Delivery> active = new LinkedHashSet<>();
    private final Map<OrderKey, OpenOrder> orders = new LinkedHashMap<>();

    /**
     * Without messages yet.
     *
     * @param kept the entries that still matter, by their place; those of a message that is forgotten are taken out
     */
    MessageBook(Map<Long, JournalEntry> kept) {
        this.kept = kept;
    }

    void taken(JournalEntry.Taken taken, long order) {
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

    void attempted(JournalEntry.Attempted attempted, long order) {
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
            delivery.beginParts();
        }
        delivery.sequence = attempted.sequence();
        delivery.attempts = attempted.attempt();
        delivery.attemptsInRound++;
        delivery.lastAttemptUnknown = false;
    }

    void partDone(JournalEntry.PartDone done, long order) {
        Delivery delivery = deliveries.get(done.messageId());
        if (delivery == null || !done.transport().equals(delivery.transport)) {
            kept.remove(order);
            return;
        }
        delivery.entryOrders.add(order);
        delivery.endPart(done.parts());
    }

    void reached(JournalEntry.Reached reached, long order) {
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

    void closed(JournalEntry.OrderClosed closed) {
        orders.remove(new OrderKey(closed.radioId(), closed.token()));
    }

    /** Forgets finished messages whose events the listeners have taken. */
    void prune(Instant now, long toldEvent) {
        orders.values().removeIf(order -> order.versions.stream()
                .allMatch(version ->
                        version.message.expiresAt().plus(OPEN_ORDER_KEPT).isBefore(now)));
        Iterator<Delivery> each = deliveries.values().iterator();
        while (each.hasNext()) {
            Delivery delivery = each.next();
            boolean old = delivery.message.expiresAt().plus(FINISHED_KEPT).isBefore(now);
            if (old && delivery.isDone() && delivery.lastEvent <= toldEvent && !isVersionOfOpenOrder(delivery)) {
                delivery.entryOrders.forEach(kept::remove);
                each.remove();
            }
        }
    }

    private boolean isVersionOfOpenOrder(Delivery delivery) {
        return delivery.message
                .token()
                .map(token -> orders.get(new OrderKey(delivery.message.radioId(), token)))
                .filter(order -> order.versions.contains(delivery))
                .isPresent();
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
}
