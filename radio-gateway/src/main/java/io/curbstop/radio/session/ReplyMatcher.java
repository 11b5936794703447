package io.curbstop.radio.session;

import io.curbstop.radio.api.CrewStatus;
import io.curbstop.radio.api.MessageKind;
import io.curbstop.radio.api.Reply;
import io.curbstop.radio.transport.InboundFrame;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds out what a crew's words mean and which of its orders they are about. Asks only; changes nothing. */
final class ReplyMatcher {

    /**
     * What was found.
     *
     * @param order the order the words are about, when they are about one
     * @param version the version of it that they answer
     * @param closes whether they end the order on this radio
     */
    record Match(Reply reply, Optional<OpenOrder> order, Optional<Delivery> version, boolean closes) {

        static Match of(Reply reply) {
            return new Match(reply, Optional.empty(), Optional.empty(), false);
        }
    }

    private final Ledger ledger;
    private final ReplyWords words;
    private final Duration questionWindow;

    ReplyMatcher(Ledger ledger, SessionSettings settings) {
        this.ledger = ledger;
        this.words = settings.words();
        this.questionWindow = settings.questionWindow();
    }

    Match match(InboundFrame frame, Instant now) {
        Optional<String> text = frame.kind() == InboundFrame.Kind.STATUS
                ? words.findStatusWords(frame.text())
                : Optional.of(frame.text());
        return text.flatMap(words::parse)
                .map(parsed -> match(frame.radioId(), parsed, now))
                .orElseGet(() -> Match.of(new Reply.FreeText()));
    }

    private Match match(String radioId, ReplyWords.Parsed parsed, Instant now) {
        if (parsed.meaning() instanceof ReplyWords.Meaning.TokenOnly) {
            return answerQuestion(radioId, parsed.token().orElseThrow(), now);
        }
        if (parsed.token().isPresent()) {
            return matchToken(radioId, parsed.token().get(), parsed);
        }
        List<OpenOrder> open = ledger.state().messages().listAiredOrders(radioId);
        return switch (open.size()) {
            case 0 ->
                Match.of(new Reply.Refused(
                        Optional.empty(), "radio " + radioId + " has no open order", ReplyWords.standardOf(parsed)));
            case 1 -> match(open.get(0), parsed);
            default ->
                Match.of(new Reply.Ambiguous(
                        open.stream().map(order -> order.token).toList()));
        };
    }

    /** A bare token means what the crew said before it was asked which order that was about. */
    private Match answerQuestion(String radioId, String token, Instant now) {
        return ledger.state()
                .findQuestion(radioId, now, questionWindow)
                .flatMap(asked -> words.parse(asked.words()))
                .map(parsed -> matchToken(radioId, token, parsed))
                .orElseGet(() -> Match.of(new Reply.FreeText()));
    }

    private Match matchToken(String radioId, String token, ReplyWords.Parsed parsed) {
        return ledger.state()
                .messages()
                .findOrder(radioId, token)
                .filter(OpenOrder::isAired)
                .map(order -> match(order, parsed))
                .orElseGet(() -> Match.of(new Reply.Refused(
                        Optional.of(token), describeRefusal(radioId, token), standardFor(token, parsed))));
    }

    /** The answer to a question names its order only now. */
    private static String standardFor(String token, ReplyWords.Parsed parsed) {
        return ReplyWords.standardOf(new ReplyWords.Parsed(parsed.meaning(), Optional.of(token), parsed.note()));
    }

    private String describeRefusal(String radioId, String token) {
        String reason = "radio " + radioId + " has no open order " + token;
        return ledger.state()
                .messages()
                .findOtherHolder(radioId, token)
                .map(holder -> reason + "; radio " + holder + " has")
                .orElse(reason);
    }

    private static Match match(OpenOrder order, ReplyWords.Parsed parsed) {
        String token = order.token;
        Optional<OpenOrder> about = Optional.of(order);
        if (parsed.meaning() instanceof ReplyWords.Meaning.Move move) {
            boolean clear = move.status() == CrewStatus.CLEAR;
            return new Match(new Reply.Status(token, move.status()), about, order.findReadAsWork(), clear);
        }
        Optional<Delivery> read = order.findRead();
        boolean cancellation = read.filter(version -> version.message.kind() == MessageKind.CANCELLATION)
                .isPresent();
        if (parsed.meaning() instanceof ReplyWords.Meaning.Decline) {
            return new Match(new Reply.Declined(token, parsed.note()), about, read, !cancellation);
        }
        return new Match(new Reply.Acknowledged(token), about, read, cancellation);
    }
}
