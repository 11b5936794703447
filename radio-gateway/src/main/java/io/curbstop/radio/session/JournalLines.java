package io.curbstop.radio.session;

import io.curbstop.radio.api.CrewStatus;
import io.curbstop.radio.api.InboundMessage;
import io.curbstop.radio.api.MessageKind;
import io.curbstop.radio.api.RadioMessage;
import io.curbstop.radio.api.RadioPriority;
import io.curbstop.radio.api.Receipt;
import io.curbstop.radio.api.ReceiptState;
import io.curbstop.radio.api.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Entries as lines of text that a person can read: the kind and its fields, between tabs. */
final class JournalLines {

    private JournalLines() {}

    static String write(JournalEntry entry) {
        List<Object> fields = new ArrayList<>();
        if (entry instanceof JournalEntry.Taken taken) {
            RadioMessage message = taken.message();
            fields.addAll(List.of("taken", taken.at(), taken.own(), message.id(), message.radioId()));
            fields.addAll(
                    List.of(message.priority(), message.kind(), message.token().orElse("")));
            fields.addAll(List.of(message.expiresAt(), message.text()));
            fields.addAll(message.shorter());
        } else if (entry instanceof JournalEntry.Attempted attempted) {
            fields.addAll(List.of("attempted", attempted.at(), attempted.messageId(), attempted.transport()));
            fields.addAll(List.of(attempted.sequence(), attempted.attempt()));
        } else if (entry instanceof JournalEntry.PartDone done) {
            fields.addAll(List.of("part", done.at(), done.messageId(), done.transport(), done.parts()));
        } else if (entry instanceof JournalEntry.SequenceUsed used) {
            fields.addAll(List.of("sequence", used.transport(), used.radioId(), used.sequence()));
        } else if (entry instanceof JournalEntry.Reached reached) {
            Receipt receipt = reached.receipt();
            fields.addAll(List.of("reached", reached.event(), receipt.messageId(), receipt.radioId()));
            fields.addAll(List.of(receipt.state(), receipt.occurredAt(), receipt.detail()));
        } else if (entry instanceof JournalEntry.Received received) {
            InboundMessage message = received.message();
            fields.addAll(List.of("received", received.event(), received.transport(), received.sequence()));
            fields.addAll(List.of(received.bodyHash(), message.id(), message.radioId(), message.occurredAt()));
            fields.addAll(List.of(message.inReplyTo().map(UUID::toString).orElse(""), message.text()));
            writeReply(message.reply(), fields);
        } else if (entry instanceof JournalEntry.Asked asked) {
            fields.addAll(List.of("asked", asked.at(), asked.radioId(), asked.words()));
        } else if (entry instanceof JournalEntry.OrderClosed closed) {
            fields.addAll(List.of("closed", closed.at(), closed.radioId(), closed.token(), closed.reason()));
        } else if (entry instanceof JournalEntry.PresenceSeen seen) {
            fields.addAll(List.of("presence", seen.at(), seen.radioId(), seen.transport(), seen.present()));
        } else if (entry instanceof JournalEntry.EmergencyRaised raised) {
            fields.addAll(List.of("emergency", raised.at(), raised.radioId()));
        } else if (entry instanceof JournalEntry.EmergencyCleared cleared) {
            fields.addAll(List.of("cleared", cleared.at(), cleared.radioId(), cleared.reason()));
        } else if (entry instanceof JournalEntry.ChannelMuted muted) {
            fields.addAll(List.of("muted", muted.at(), muted.transport(), muted.muted(), muted.reason()));
        } else if (entry instanceof JournalEntry.Told told) {
            fields.addAll(List.of("told", told.event()));
        }
        return String.join(
                "\t", fields.stream().map(field -> escape(field.toString())).toList());
    }

    /**
     * The entry of a line.
     *
     * @throws RuntimeException of some kind when the line is none that {@link #write} makes
     */
    static JournalEntry read(String line) {
        Iterator<String> fields =
                Arrays.stream(line.split("\t", -1)).map(JournalLines::unescape).iterator();
        String kind = fields.next();
        return switch (kind) {
            case "taken" -> readTaken(fields);
            case "attempted" ->
                new JournalEntry.Attempted(
                        instant(fields), uuid(fields), fields.next(), integer(fields), integer(fields));
            case "part" -> new JournalEntry.PartDone(instant(fields), uuid(fields), fields.next(), integer(fields));
            case "sequence" -> new JournalEntry.SequenceUsed(fields.next(), fields.next(), integer(fields));
            case "reached" -> readReached(fields);
            case "received" -> readReceived(fields);
            case "asked" -> new JournalEntry.Asked(instant(fields), fields.next(), fields.next());
            case "closed" -> new JournalEntry.OrderClosed(instant(fields), fields.next(), fields.next(), fields.next());
            case "presence" ->
                new JournalEntry.PresenceSeen(
                        instant(fields), fields.next(), fields.next(), Boolean.parseBoolean(fields.next()));
            case "emergency" -> new JournalEntry.EmergencyRaised(instant(fields), fields.next());
            case "cleared" -> new JournalEntry.EmergencyCleared(instant(fields), fields.next(), fields.next());
            case "muted" ->
                new JournalEntry.ChannelMuted(
                        instant(fields), fields.next(), Boolean.parseBoolean(fields.next()), fields.next());
            case "told" -> new JournalEntry.Told(Long.parseLong(fields.next()));
            default -> throw new IllegalArgumentException("No journal entry is called " + kind);
        };
    }

    private static JournalEntry readTaken(Iterator<String> fields) {
        Instant at = instant(fields);
        boolean own = Boolean.parseBoolean(fields.next());
        UUID id = uuid(fields);
        String radioId = fields.next();
        RadioPriority priority = RadioPriority.valueOf(fields.next());
        MessageKind kind = MessageKind.valueOf(fields.next());
        Optional<String> token = optional(fields.next());
        Instant expiresAt = instant(fields);
        String text = fields.next();
        List<String> shorter = new ArrayList<>();
        fields.forEachRemaining(shorter::add);
        RadioMessage message = new RadioMessage(id, radioId, priority, kind, token, text, expiresAt, shorter);
        return new JournalEntry.Taken(at, message, own);
    }

    private static JournalEntry readReached(Iterator<String> fields) {
        long event = Long.parseLong(fields.next());
        Receipt receipt = new Receipt(
                uuid(fields), fields.next(), ReceiptState.valueOf(fields.next()), instant(fields), fields.next());
        return new JournalEntry.Reached(event, receipt);
    }

    private static JournalEntry readReceived(Iterator<String> fields) {
        long event = Long.parseLong(fields.next());
        String transport = fields.next();
        int sequence = integer(fields);
        String bodyHash = fields.next();
        UUID id = uuid(fields);
        String radioId = fields.next();
        Instant occurredAt = instant(fields);
        Optional<UUID> inReplyTo = optional(fields.next()).map(UUID::fromString);
        String text = fields.next();
        Reply reply = readReply(fields);
        return new JournalEntry.Received(
                event,
                transport,
                sequence,
                bodyHash,
                new InboundMessage(id, radioId, text, reply, inReplyTo, occurredAt));
    }

    private static void writeReply(Reply reply, List<Object> fields) {
        if (reply instanceof Reply.Acknowledged acknowledged) {
            fields.addAll(List.of("acknowledged", acknowledged.token()));
        } else if (reply instanceof Reply.Status status) {
            fields.addAll(List.of("status", status.token(), status.status()));
        } else if (reply instanceof Reply.Declined declined) {
            fields.addAll(List.of("declined", declined.token(), declined.reason()));
        } else if (reply instanceof Reply.Ambiguous ambiguous) {
            fields.addAll(List.of("ambiguous", String.join("/", ambiguous.tokens())));
        } else if (reply instanceof Reply.Refused refused) {
            fields.addAll(List.of("refused", refused.token().orElse(""), refused.reason(), refused.words()));
        } else if (reply instanceof Reply.Emergency) {
            fields.add("emergency");
        } else if (reply instanceof Reply.FreeText) {
            fields.add("text");
        }
    }

    private static Reply readReply(Iterator<String> fields) {
        String kind = fields.next();
        return switch (kind) {
            case "acknowledged" -> new Reply.Acknowledged(fields.next());
            case "status" -> new Reply.Status(fields.next(), CrewStatus.valueOf(fields.next()));
            case "declined" -> new Reply.Declined(fields.next(), fields.next());
            case "ambiguous" -> new Reply.Ambiguous(List.of(fields.next().split("/")));
            // A journal of an earlier version ends here.
            case "refused" ->
                new Reply.Refused(optional(fields.next()), fields.next(), fields.hasNext() ? fields.next() : "");
            case "emergency" -> new Reply.Emergency();
            case "text" -> new Reply.FreeText();
            default -> throw new IllegalArgumentException("No reply is called " + kind);
        };
    }

    private static Instant instant(Iterator<String> fields) {
        return Instant.parse(fields.next());
    }

    private static UUID uuid(Iterator<String> fields) {
        return UUID.fromString(fields.next());
    }

    private static int integer(Iterator<String> fields) {
        return Integer.parseInt(fields.next());
    }

    private static Optional<String> optional(String field) {
        return field.isEmpty() ? Optional.empty() : Optional.of(field);
    }

    private static String escape(String field) {
        return field.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    private static String unescape(String field) {
        if (field.indexOf('\\') < 0) {
            return field;
        }
        StringBuilder plain = new StringBuilder(field.length());
        for (int index = 0; index < field.length(); index++) {
            char character = field.charAt(index);
            if (character != '\\') {
                plain.append(character);
                continue;
            }
            char escaped = field.charAt(++index);
            plain.append(
                    switch (escaped) {
                        case 't' -> '\t';
                        case 'n' -> '\n';
                        case 'r' -> '\r';
                        default -> escaped;
                    });
        }
        return plain.toString();
    }
}
