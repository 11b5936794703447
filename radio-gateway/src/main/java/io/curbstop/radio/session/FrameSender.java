package io.curbstop.radio.session;

import io.curbstop.radio.api.AirRecord;
import io.curbstop.radio.api.ReceiptState;
import io.curbstop.radio.time.RadioScheduler;
import io.curbstop.radio.transport.OutboundFrame;
import io.curbstop.radio.transport.TransportException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Sends what waits: which message next, by which channel, when again, and when no more. Every method but the constructor is
 * called with the ledger's lock held.
 */
final class FrameSender {

    private static final Duration BUSY_POLL = Duration.ofMillis(250);
    private static final Duration MODEM_PAUSE = Duration.ofSeconds(1);

    private final Ledger ledger;
    private final SessionSettings settings;
    private final RadioScheduler scheduler;
    private final RandomGenerator random;
    private final Routes routes;
    private final AirRecorder recorder;
    private final LockedTimers timers;
    private boolean running;

    FrameSender(
            Ledger ledger,
            SessionSettings settings,
            RadioScheduler scheduler,
            RandomGenerator random,
            EventOutbox outbox,
            Routes routes,
            AirRecorder recorder) {
        this.ledger = ledger;
        this.settings = settings;
        this.scheduler = scheduler;
        this.random = random;
        this.routes = routes;
        this.recorder = recorder;
        this.timers = new LockedTimers(ledger, scheduler, outbox);
    }

    /** Goes on with what the journal says was under way. */
    void start() {
        running = true;
        Ledger.Batch batch = ledger.batch(scheduler.now());
        for (Delivery delivery : ledger.state().messages().listActive()) {
            if (delivery.isBegun() && routes.needsSending(delivery) && !delivery.lastAttemptUnknown) {
                batch.reach(
                        delivery,
                        ReceiptState.UNKNOWN,
                        "stopped during attempt " + delivery.attempts + " by " + delivery.transport);
            }
        }
        batch.commit();
        ledger.state().messages().listActive().forEach(this::resume);
        pumpAll();
    }

    void stop() {
        running = false;
        timers.stop();
        ledger.state().messages().listActive().forEach(Delivery::cancelTimers);
        routes.listChannels().forEach(channel -> {
            channel.slotTimer.cancel();
            channel.pumpTimer.cancel();
        });
    }

    /** A message has been taken. */
    void onTaken(Delivery delivery) {
        if (running) {
            watch(delivery);
            pumpAll();
        }
    }

    /** The session has no more to do with these messages; what is on the air cannot be called back. */
    void onEnded(Collection<Delivery> ended) {
        ended.forEach(Delivery::cancelTimers);
        pumpAll();
    }

    private void watch(Delivery delivery) {
        Duration life = Duration.between(scheduler.now(), delivery.message.expiresAt());
        delivery.expiryTimer = timers.after(life, () -> expire(delivery));
        if (!routes.anyCarries(delivery.message)) {
            delivery.retryTimer = timers.after(Duration.ZERO, () -> giveUpTooLong(delivery));
        }
    }

    /** The last run's attempt may still be answered; it is waited for before the next. */
    private void resume(Delivery delivery) {
        watch(delivery);
        if (delivery.isBegun() && routes.needsSending(delivery)) {
            delivery.due = false;
            delivery.retryTimer = timers.after(retryDelay(delivery), () -> retry(delivery));
        }
    }

    private void expire(Delivery delivery) {
        if (delivery.isDone()) {
            return;
        }
        Duration left = Duration.between(scheduler.now(), delivery.message.expiresAt());
        if (left.compareTo(Duration.ZERO) > 0) {
            delivery.expiryTimer = timers.after(left, () -> expire(delivery));
            return;
        }
        String detail = routes.needsSending(delivery)
                ? "did not reach the radio in time, attempts: " + delivery.attempts
                : "reached the radio, nobody acknowledged in time";
        ledger.batch(scheduler.now())
                .reach(delivery, ReceiptState.EXPIRED, detail)
                .commit();
        onEnded(List.of(delivery));
    }

    private void retry(Delivery delivery) {
        if (!routes.needsSending(delivery)) {
            return;
        }
        Optional<Channel> channel = routes.findChannelOf(delivery);
        channel.filter(used -> used.current == delivery).ifPresent(Channel::free);
        boolean exhausted = delivery.attemptsInRound >= settings.attempts();
        if (exhausted
                && channel.filter(used -> routes.isReachable(delivery, used)).isPresent()) {
            delivery.transportsGivenUp.add(delivery.transport);
            if (routes.findRoute(delivery).isEmpty()) {
                giveUp(delivery, "no acknowledgement after " + delivery.attempts + " attempts");
                return;
            }
        }
        delivery.due = true;
        pumpAll();
    }

    private void giveUpTooLong(Delivery delivery) {
        String reason = "no channel carries this text of %d characters in %s"
                .formatted(delivery.message.text().length(), delivery.message.priority());
        recorder.fault("text-not-carried", delivery.message.radioId(), reason + ": " + delivery.message.text());
        giveUp(delivery, reason);
    }

    private void giveUp(Delivery delivery, String reason) {
        if (!delivery.isDone()) {
            ledger.batch(scheduler.now())
                    .reach(delivery, ReceiptState.UNDELIVERED, reason)
                    .commit();
            onEnded(List.of(delivery));
        }
    }

    /** Lets each free channel send what is next. */
    void pumpAll() {
        routes.listChannels().forEach(this::pump);
    }

    private void pump(Channel channel) {
        channel.pumpTimer.cancel();
        if (!running || channel.current != null) {
            return;
        }
        Optional<Delivery> next = routes.findNext(channel);
        if (next.isEmpty()) {
            return;
        }
        Delivery delivery = next.get();
        if (channel.transport.isChannelBusy()) {
            channel.pumpTimer = timers.after(BUSY_POLL, () -> pump(channel));
            return;
        }
        Duration cost = channel.frameAndAck(delivery);
        Duration wait = channel.budget.waitFor(delivery.message.priority(), cost, scheduler.now());
        if (wait.isZero()) {
            attempt(delivery, channel, cost);
        } else {
            channel.pumpTimer = timers.after(wait, () -> pump(channel));
        }
    }

    private void attempt(Delivery delivery, Channel channel, Duration cost) {
        Instant now = scheduler.now();
        String radioId = delivery.message.radioId();
        boolean again = delivery.isBegunOn(channel.name);
        int sequence = again ? delivery.sequence : routes.freeSequence(channel, radioId);
        Ledger.Batch batch = ledger.batch(now);
        if (!again) {
            batch.add(new JournalEntry.SequenceUsed(channel.name, radioId, sequence));
        }
        batch.add(new JournalEntry.Attempted(now, delivery.message.id(), channel.name, sequence, delivery.attempts + 1))
                .commit();
        delivery.due = false;
        delivery.retryTimer = timers.after(retryDelay(delivery), () -> retry(delivery));
        channel.charge(delivery.message.priority(), cost, now);
        channel.current = delivery;
        channel.slotTimer =
                timers.after(cost.multipliedBy(2).plus(settings.retryMargin()), () -> freeAndPump(channel, delivery));
        OutboundFrame frame = delivery.frame(channel.nextFrameOf(delivery));
        recorder.record(AirRecord.Event.SENT, channel, radioId, sequence, frame.text());
        try {
            channel.transport.send(frame);
        } catch (TransportException notTaken) {
            recorder.fault("frame-not-taken", channel, radioId, notTaken.getMessage());
            channel.slotTimer.cancel();
            channel.slotTimer = timers.after(MODEM_PAUSE, () -> freeAndPump(channel, delivery));
        }
    }

    private Duration retryDelay(Delivery delivery) {
        Duration frameAndAck = routes.findChannelOf(delivery)
                .map(channel -> channel.frameAndAck(delivery))
                .orElse(Duration.ZERO);
        return settings.retryDelay(
                Math.max(1, delivery.attemptsInRound), frameAndAck, delivery.message.priority(), random.nextDouble());
    }

    /** The frame has gone out: from now on its acknowledgement is waited for, and nothing may drown it. */
    void awaitAck(Channel channel, Delivery delivery) {
        delivery.retryTimer.cancel();
        delivery.retryTimer = timers.after(retryDelay(delivery), () -> retry(delivery));
        if (channel.current == delivery) {
            channel.slotTimer.cancel();
            Duration room = channel.traits.airtime().ofAck().multipliedBy(2).plus(MODEM_PAUSE);
            channel.slotTimer = timers.after(room, () -> freeAndPump(channel, delivery));
        }
    }

    /** The channel need not be left to this message any more, if it still is. */
    void freeAndPump(Channel channel, Delivery holder) {
        if (channel.current == holder) {
            channel.free();
        }
        pumpAll();
    }

    /** Sends what waits for a radio that has come, without waiting for its timers. */
    void flush(Channel channel, String radioId) {
        for (Delivery delivery : ledger.state().messages().listDeliveriesTo(radioId)) {
            if (routes.needsSending(delivery) && channel.current != delivery && !delivery.due) {
                delivery.retryTimer.cancel();
                delivery.due = true;
            }
        }
        pumpAll();
    }
}
