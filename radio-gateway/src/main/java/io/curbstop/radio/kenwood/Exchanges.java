package io.curbstop.radio.kenwood;

import io.curbstop.radio.time.RadioScheduler;
import io.curbstop.radio.transport.OutboundFrame;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Commands and their answers. An answer does not say what it answers, so the radio is given one command at a time. One that
 * is not answered in time, or is under way when the line is lost, is given up; for as long again nothing is sent, and an
 * answer that comes in that while is known to be late and belongs to nothing. Of commands from before a restart of this
 * program nothing is known: a late answer to one would be taken for that to the first command after it. Position polls wait
 * for texts. Called on the scheduler's thread only.
 */
final class Exchanges {

    /** The most polls that wait; another is dropped. */
    static final int MOST_POLLS = 64;

    /** After so many commands in a row without an answer the line is opened anew. */
    static final int UNANSWERED_BEFORE_REOPENING = 3;

    private static final int BITS_PER_BYTE_ON_LINE = 11;
    private static final long MILLIS = 1000;

    /** What becomes of commands. */
    interface Listener {
        void onAccepted(OutboundFrame frame);

        /** The radio says that it was done: sent, and acknowledged over the air where it was for one radio. */
        void onDone(OutboundFrame frame);

        void onRefused(OutboundFrame frame, String reason);

        void onFault(String code, String radioId, String detail);

        /** The radio on the line takes what it is sent and answers nothing. */
        void onSilent();

        /** Something has begun or ended. */
        void onChange();
    }

    /** One command; a poll has no frame. */
    private record Exchange(Optional<OutboundFrame> frame, String radioId, byte[] bytes) {}

    private final KenwoodSettings settings;
    private final RadioScheduler scheduler;
    private final Function<byte[], CompletableFuture<Void>> line;
    private final Listener listener;
    /** One at most: the transport takes a text only when the one before is over. */
    private final Deque<Exchange> texts = new ArrayDeque<>();

    private final Deque<Exchange> polls = new ArrayDeque<>();
    private Exchange current;
    private boolean accepted;
    private boolean awaitsLateAnswer;
    private int unanswered;
    private RadioScheduler.Timer timer = () -> {};
    private RadioScheduler.Timer quietTimer = () -> {};

    Exchanges(
            KenwoodSettings settings,
            RadioScheduler scheduler,
            Function<byte[], CompletableFuture<Void>> line,
            Listener listener) {
        this.settings = settings;
        this.scheduler = scheduler;
        this.line = line;
        this.listener = listener;
    }

    /** Sends a text as soon as the command before it is over. */
    void send(OutboundFrame frame, KenwoodCommand command) {
        texts.add(new Exchange(Optional.of(frame), frame.radioId(), command.encode()));
        next();
    }

    /** Sends a poll when no text waits. */
    void poll(String radioId, KenwoodCommand.PositionPoll command) {
        boolean waits = polls.stream().anyMatch(poll -> poll.radioId().equals(radioId));
        if (!waits && polls.size() == MOST_POLLS) {
            listener.onFault("position-poll-dropped", radioId, "too many radios are being asked where they are");
        } else if (!waits) {
            polls.add(new Exchange(Optional.empty(), radioId, command.encode()));
            next();
        }
    }

    /** Whether a text could not be sent at once. */
    boolean isBusy() {
        return current != null || awaitsLateAnswer || !texts.isEmpty();
    }

    void onResult(boolean done) {
        unanswered = 0;
        if (current == null) {
            listener.onFault(
                    awaitsLateAnswer ? "late-answer" : "unexpected-answer",
                    "",
                    "the radio on the line answers " + (done ? "0" : "1") + " to nothing that waits for it");
            return;
        }
        accept(current);
        Exchange over = take();
        if (done) {
            over.frame().ifPresent(listener::onDone);
        } else {
            giveUp(over, "position-not-answered", "the radio did not acknowledge over the air");
        }
        next();
    }

    /** The line is lost; what is under way or waits was not acknowledged. */
    void onLost(String why) {
        polls.clear();
        if (current != null) {
            awaitLateAnswer();
            giveUp(take(), "position-not-answered", why);
        }
        while (!texts.isEmpty()) {
            giveUp(texts.remove(), "position-not-answered", why);
        }
        listener.onChange();
    }

    private void next() {
        if (current == null && !awaitsLateAnswer) {
            current = texts.isEmpty() ? polls.poll() : texts.poll();
            if (current != null) {
                write(current);
            }
        }
        listener.onChange();
    }

    private void write(Exchange exchange) {
        accepted = false;
        long onLine_ms = exchange.bytes().length * BITS_PER_BYTE_ON_LINE * MILLIS / settings.baud();
        timer = scheduler.after(settings.times().answer().plusMillis(onLine_ms), () -> onNoAnswer(exchange));
        line.apply(exchange.bytes())
                .whenComplete((taken, failure) -> scheduler.after(Duration.ZERO, () -> onWritten(exchange, failure)));
    }

    private void onWritten(Exchange exchange, Throwable failure) {
        if (exchange != current) {
            return;
        }
        if (failure == null) {
            accept(exchange);
        } else {
            giveUp(take(), "position-not-answered", failure.getMessage());
            next();
        }
    }

    /** The answer may be here before the word that all bytes are out. */
    private void accept(Exchange exchange) {
        if (!accepted) {
            accepted = true;
            exchange.frame().ifPresent(listener::onAccepted);
        }
    }

    private void onNoAnswer(Exchange exchange) {
        if (exchange != current) {
            return;
        }
        Duration answer = settings.times().answer();
        awaitLateAnswer();
        giveUp(take(), "no-answer", "the radio on the line has not answered for " + answer.toSeconds() + " s");
        unanswered++;
        if (unanswered == UNANSWERED_BEFORE_REOPENING) {
            unanswered = 0;
            listener.onSilent();
        }
    }

    private void awaitLateAnswer() {
        awaitsLateAnswer = true;
        quietTimer.cancel();
        quietTimer = scheduler.after(settings.times().answer(), this::onQuiet);
    }

    private void onQuiet() {
        awaitsLateAnswer = false;
        next();
    }

    private Exchange take() {
        timer.cancel();
        Exchange taken = current;
        current = null;
        return taken;
    }

    private void giveUp(Exchange exchange, String pollCode, String reason) {
        if (exchange.frame().isPresent()) {
            listener.onRefused(exchange.frame().get(), reason);
        } else {
            listener.onFault(pollCode, exchange.radioId(), reason);
        }
    }
}
