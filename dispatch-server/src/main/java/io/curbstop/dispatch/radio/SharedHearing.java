package io.curbstop.dispatch.radio;

import io.curbstop.radio.api.InboundMessage;
import io.curbstop.radio.api.Receipt;
import io.curbstop.radio.api.ReceiptState;
import io.curbstop.radio.api.Reply;
import io.curbstop.radio.session.ReplyWords;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * One radio is heard by several gateways. The same words by two of them are one message; and words that a gateway refused,
 * because the order they are about went by another, are given their meaning here.
 */
@Component
class SharedHearing {

    private static final Duration SAME_WITHIN = Duration.ofSeconds(20);
    private static final int REMEMBERED = 500;

    /**
     * What a message means.
     *
     * @param receipt what it says of the order's message, when the gateway that sent that did not hear it
     * @param orderGateway the gateway that sent it; empty when there is no such receipt
     */
    record Meant(InboundMessage message, Optional<Receipt> receipt, String orderGateway) {}

    private record Heard(String gateway, String radioId, String words, Instant at) {}

    private final RadioRoutes routes;
    private final ReplyWords words = ReplyWords.defaults();
    private final Deque<Heard> lately = new ArrayDeque<>();

    SharedHearing(RadioRoutes routes) {
        this.routes = routes;
    }

    /** What it means; empty when another gateway has told the same already. */
    Optional<Meant> interpret(String gateway, InboundMessage message) {
        Optional<Meant> elsewhere = message.reply() instanceof Reply.Refused refused
                ? findElsewhere(gateway, message, refused)
                : Optional.empty();
        if (isRepeated(gateway, message) && elsewhere.isEmpty() && !(message.reply() instanceof Reply.Acknowledged)) {
            return Optional.empty();
        }
        return Optional.of(elsewhere.orElseGet(() -> new Meant(message, Optional.empty(), "")));
    }

    private synchronized boolean isRepeated(String gateway, InboundMessage message) {
        boolean repeated = lately.stream()
                .anyMatch(heard -> !heard.gateway().equals(gateway)
                        && heard.radioId().equals(message.radioId())
                        && heard.words().equals(message.text())
                        && Duration.between(heard.at(), message.occurredAt())
                                        .abs()
                                        .compareTo(SAME_WITHIN)
                                < 0);
        lately.addLast(new Heard(gateway, message.radioId(), message.text(), message.occurredAt()));
        if (lately.size() > REMEMBERED) {
            lately.removeFirst();
        }
        return repeated;
    }

    private Optional<Meant> findElsewhere(String gateway, InboundMessage message, Reply.Refused refused) {
        Map<String, RadioRoutes.Route> open = new LinkedHashMap<>();
        List<RadioRoutes.Route> orders = routes.listOrdersOf(message.radioId(), gateway);
        orders.forEach(route -> open.putIfAbsent(route.message().token().orElseThrow(), route));
        // The gateway knows its fleet's status keys and words; what it understood comes in those that all have.
        String said = refused.words().isEmpty() ? message.text() : refused.words();
        Reply reply = words.interpret(said, List.copyOf(open.keySet()));
        String token = token(reply);
        if (token == null || !open.containsKey(token)) {
            return Optional.empty();
        }
        RadioRoutes.Route route = open.get(token);
        ReceiptState state = reply instanceof Reply.Declined ? ReceiptState.DECLINED : ReceiptState.CREW_ACK;
        Receipt receipt = new Receipt(
                route.messageId(), message.radioId(), state, message.occurredAt(), "heard by gateway " + gateway);
        InboundMessage meant = new InboundMessage(
                message.id(),
                message.radioId(),
                message.text(),
                reply,
                Optional.of(route.messageId()),
                message.occurredAt());
        return Optional.of(new Meant(meant, Optional.of(receipt), route.gateway()));
    }

    private static String token(Reply reply) {
        if (reply instanceof Reply.Acknowledged acknowledged) {
            return acknowledged.token();
        }
        if (reply instanceof Reply.Status status) {
            return status.token();
        }
        return reply instanceof Reply.Declined declined ? declined.token() : null;
    }
}
