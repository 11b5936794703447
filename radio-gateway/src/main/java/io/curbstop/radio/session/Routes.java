package io.curbstop.radio.session;

import io.curbstop.radio.api.RadioMessage;
import io.curbstop.radio.api.RadioPriority;
import io.curbstop.radio.api.ReceiptState;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which message goes next, and by which channel. Asks only, and is asked with the ledger's lock held. */
final class Routes {

    /** Most urgent first; among equals, who came first. */
    private static final Comparator<Delivery> TURN = Comparator.comparing(
                    (Delivery delivery) -> delivery.message.priority())
            .thenComparingLong(delivery -> delivery.order);

    private final Ledger ledger;
    private final Map<String, Channel> channels = new LinkedHashMap<>();

    Routes(Ledger ledger, Collection<Channel> channels) {
        this.ledger = ledger;
        channels.forEach(channel -> this.channels.put(channel.name, channel));
    }

    Collection<Channel> listChannels() {
        return channels.values();
    }

    /** The channel of the message's last attempt, if it is still there. */
    Optional<Channel> findChannelOf(Delivery delivery) {
        return Optional.ofNullable(channels.get(delivery.transport));
    }

    /** Whether any channel carries this message. */
    boolean anyCarries(RadioMessage message) {
        return channels.values().stream().anyMatch(channel -> channel.carries(message));
    }

    /** Each radio's most urgent message holds back its others; among those of all radios the most urgent goes first. */
    Optional<Delivery> findNext(Channel channel) {
        Map<String, Delivery> heads = new HashMap<>();
        for (Delivery delivery : ledger.state().messages().listActive()) {
            if (needsSending(delivery)) {
                heads.merge(delivery.message.radioId(), delivery, (a, b) -> TURN.compare(a, b) <= 0 ? a : b);
            }
        }
        boolean emergency = !ledger.state().standing().listEmergencies().isEmpty();
        return heads.values().stream()
                .filter(delivery -> delivery.due)
                .filter(delivery -> !emergency || delivery.message.priority() != RadioPriority.P3)
                .filter(delivery -> findRoute(delivery).filter(channel::equals).isPresent())
                .min(TURN);
    }

    /** The channel it was tried by, else the one its radio was heard on last, else any that reaches the radio. */
    Optional<Channel> findRoute(Delivery delivery) {
        List<Channel> usable = channels.values().stream()
                .filter(channel -> isReachable(delivery, channel))
                .filter(channel -> channel.carries(delivery.message))
                .filter(channel -> !delivery.transportsGivenUp.contains(channel.name))
                .toList();
        String lastHeard =
                ledger.state().findLastHeardOn(delivery.message.radioId()).orElse(null);
        return usable.stream()
                .filter(channel -> channel.name.equals(delivery.transport))
                .findFirst()
                .or(() -> usable.stream()
                        .filter(channel -> channel.name.equals(lastHeard))
                        .findFirst())
                .or(() -> usable.stream().findFirst());
    }

    /** Whether the channel may and can send, and its radio is there, as far as the channel can know. */
    boolean isReachable(Delivery delivery, Channel channel) {
        String radioId = delivery.message.radioId();
        boolean mayBeAbsent = channel.traits.presence() && !delivery.isGroup();
        return channel.working
                && !ledger.state().standing().isMuted(channel.name)
                && channel.transport.reaches(radioId)
                && (!mayBeAbsent || ledger.state().isPresent(channel.name, radioId));
    }

    /** Whether it has still to get to the radio. */
    boolean needsSending(Delivery delivery) {
        Channel channel = channels.get(delivery.transport);
        boolean airIsAll = channel != null && !channel.traits.radioAck() && delivery.has(ReceiptState.ON_AIR);
        return !delivery.isDone() && !delivery.has(ReceiptState.RADIO_ACK) && !airIsAll;
    }

    /** The number after the last one, leaving out those that a message still waits under. */
    int freeSequence(Channel channel, String radioId) {
        int sequence = ledger.state().nextSequence(channel.name, radioId, channel.traits.sequenceCount());
        for (int tried = 0; tried < channel.traits.sequenceCount(); tried++) {
            int candidate = (sequence + tried) % channel.traits.sequenceCount();
            boolean waiting = ledger.state().messages().listActive().stream()
                    .anyMatch(delivery -> delivery.message.radioId().equals(radioId)
                            && needsSending(delivery)
                            && delivery.isUnder(channel.name, candidate));
            if (!waiting) {
                return candidate;
            }
        }
        return sequence;
    }

    /** Whether this number was that of a part of a message that the radio has. */
    boolean isOfPart(Channel channel, String radioId, int sequence) {
        return ledger.state().messages().listDeliveriesTo(radioId).stream()
                .anyMatch(delivery -> delivery.wasUnder(channel.name, sequence));
    }

    /** The newest message that this number can be about. */
    Optional<Delivery> findUnder(Channel channel, String radioId, int sequence) {
        return ledger.state().messages().listDeliveriesTo(radioId).stream()
                .filter(delivery -> delivery.isUnder(channel.name, sequence))
                .max(Comparator.comparingLong(delivery -> delivery.order));
    }
}
