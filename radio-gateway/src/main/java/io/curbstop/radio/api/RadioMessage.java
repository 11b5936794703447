package io.curbstop.radio.api;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One text for one radio.
 *
 * @param id made by the sender; sending the same id twice sends once
 * @param radioId the radio's own id as its network knows it, such as {@code 1101}
 * @param priority decides order, retry limits and airtime
 * @param kind what it is to the crew
 * @param token the two-character name of the order between this crew and dispatch, see {@link RadioToken}; empty for a
 *     notice and for a group only
 * @param text what the display shows, token included; see {@code AssignmentText}
 * @param expiresAt from then on it is neither sent nor waited for
 * @param shorter the same in fewer characters, for transports that take no more; the longest first, may be empty
 */
public record RadioMessage(
        UUID id,
        String radioId,
        RadioPriority priority,
        MessageKind kind,
        Optional<String> token,
        String text,
        Instant expiresAt,
        List<String> shorter) {

    /** Refuses a message that could not be sent or matched to its answer. */
    public RadioMessage {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(priority, "priority");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(expiresAt, "expiresAt");
        if (radioId == null || radioId.isBlank()) {
            throw new IllegalArgumentException("A radio message needs the id of a radio");
        }
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException("A radio message needs a text");
        }
        shorter = List.copyOf(shorter);
        token = token.map(RadioToken::requireValid);
        if (token.isPresent() != kind.hasToken()) {
            throw new IllegalArgumentException("A message has a token if there is an order behind it, not: " + kind
                    + " with " + token.orElse("none"));
        }
    }

    /** A message with one text for all. */
    public RadioMessage(
            UUID id,
            String radioId,
            RadioPriority priority,
            MessageKind kind,
            Optional<String> token,
            String text,
            Instant expiresAt) {
        this(id, radioId, priority, kind, token, text, expiresAt, List.of());
    }

    /** The same with shorter texts for displays that take no more, the longest first. */
    public RadioMessage withShorter(List<String> texts) {
        return new RadioMessage(id, radioId, priority, kind, token, text, expiresAt, texts);
    }

    /** The texts, the fullest first: the first that a transport can carry is sent by it. */
    public List<String> texts() {
        return Stream.concat(Stream.of(text), shorter.stream()).toList();
    }

    /** A new order. */
    public RadioMessage(UUID id, String radioId, RadioPriority priority, String token, String text, Instant expiresAt) {
        this(id, radioId, priority, MessageKind.ASSIGNMENT, Optional.of(token), text, expiresAt);
    }

    /** A notice, which nobody need acknowledge. */
    public static RadioMessage notice(UUID id, String radioId, RadioPriority priority, String text, Instant expiresAt) {
        return new RadioMessage(id, radioId, priority, MessageKind.NOTICE, Optional.empty(), text, expiresAt);
    }

    /**
     * Words to a talk group.
     *
     * @param groupId the group, by the word of its network
     */
    public static RadioMessage group(UUID id, String groupId, RadioPriority priority, String text, Instant expiresAt) {
        return new RadioMessage(id, groupId, priority, MessageKind.GROUP, Optional.empty(), text, expiresAt);
    }

    /** A new version of the order this message is about, for the same radio. */
    public RadioMessage amendedBy(UUID newId, RadioPriority newPriority, String newText, Instant newExpiresAt) {
        return new RadioMessage(newId, radioId, newPriority, MessageKind.AMENDMENT, token, newText, newExpiresAt);
    }

    /** The message that takes back the order this message is about, from the same radio. */
    public RadioMessage cancelledBy(UUID newId, RadioPriority newPriority, String newText, Instant newExpiresAt) {
        return new RadioMessage(newId, radioId, newPriority, MessageKind.CANCELLATION, token, newText, newExpiresAt);
    }
}
