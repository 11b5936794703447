package io.curbstop.radio.session;

import io.curbstop.radio.api.GatewayStatus;
import io.curbstop.radio.api.RadioFault;
import io.curbstop.radio.api.RadioLink;
import io.curbstop.radio.api.RadioLinkException;
import io.curbstop.radio.api.RadioListener;
import io.curbstop.radio.api.RadioMessage;
import io.curbstop.radio.api.ReceiptState;
import io.curbstop.radio.time.RadioScheduler;
import io.curbstop.radio.transport.InboundFrame;
import io.curbstop.radio.transport.OutboundFrame;
import io.curbstop.radio.transport.RadioFix;
import io.curbstop.radio.transport.RadioTransport;
import io.curbstop.radio.transport.TransportListener;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * The reliability protocol, from {@link RadioLink} to transports. Add the listeners, then {@link #start}. Safe to use from
 * any thread; a listener may call it.
 */
public final class RadioSession implements RadioLink, AutoCloseable {

    private final MessageStore store;
    private final RadioScheduler scheduler;
    private final Ledger ledger;
    private final EventOutbox outbox;
    private final List<Channel> channels;
    private final FrameSender sender;
    private final InboundFrames inbound;
    private final AirRecorder recorder;
    private final StatusReport report;
    private boolean closed;

    /**
     * Reads the journal, and does nothing more until it is started.
     *
     * @param transports in the order in which they are tried for a radio that none has heard yet
     * @param store is closed with the session
     * @param scheduler for timers
     * @param listenerScheduler on whose thread the listeners are called; may be the same when they are quick
     * @param random for the jitter of retries
     * @param airLog where the record of what went over the air is written
     * @throws MessageStoreException when the journal cannot be read
     */
    public RadioSession(
            SessionSettings settings,
            List<RadioTransport> transports,
            MessageStore store,
            RadioScheduler scheduler,
            RadioScheduler listenerScheduler,
            RandomGenerator random,
            AirLog airLog) {
        this.store = store;
        this.scheduler = scheduler;
        this.ledger = new Ledger(store, settings);
        this.outbox = new EventOutbox(ledger, listenerScheduler);
        Instant now = scheduler.now();
        this.channels = transports.stream()
                .map(transport -> new Channel(transport, new AirtimeBudget(settings.airtime(), now)))
                .toList();
        Routes routes = new Routes(ledger, channels);
        this.recorder = new AirRecorder(airLog, outbox, scheduler);
        this.sender = new FrameSender(ledger, settings, scheduler, random, outbox, routes, recorder);
        this.report = new StatusReport(ledger, routes);
        this.inbound = new InboundFrames(ledger, settings, scheduler, outbox, sender, recorder);
        ledger.load();
    }

    @Override
    public void addListener(RadioListener listener) {
        outbox.add(listener);
    }

    /** Starts the transports, goes on with what was under way, and tells the listeners what was kept for them. */
    public void start() {
        channels.forEach(channel -> channel.transport.start(new Reports(channel)));
        synchronized (ledger) {
            sender.start();
        }
        outbox.start();
    }

    /**
     * {@inheritDoc}
     *
     * @throws RadioLinkException also when the session is closed
     */
    @Override
    public void send(RadioMessage message) {
        synchronized (ledger) {
            requireOpen();
            if (ledger.state().findDelivery(message.id()).isPresent()) {
                return;
            }
            Ledger.Batch batch = ledger.batch(scheduler.now());
            List<Delivery> superseded = listSupersededBy(message);
            superseded.forEach(version ->
                    batch.reach(version, ReceiptState.SUPERSEDED, "by " + message.kind() + " " + message.id()));
            batch.add(new JournalEntry.Taken(scheduler.now(), message, false))
                    .reach(message, false, ReceiptState.QUEUED, "");
            commit(batch);
            sender.onEnded(superseded);
            ledger.state().findDelivery(message.id()).ifPresent(sender::onTaken);
        }
    }

    /** A new order under a token that is still open is taken to have ended the old one, as the sender knows better. */
    private List<Delivery> listSupersededBy(RadioMessage message) {
        if (!message.kind().hasToken()) {
            return List.of();
        }
        return ledger.state()
                .findOrder(message.radioId(), message.token().orElseThrow())
                .map(order -> order.versions.stream()
                        .filter(version -> !version.isDone())
                        .toList())
                .orElse(List.of());
    }

    @Override
    public void withdraw(UUID messageId, String reason) {
        synchronized (ledger) {
            requireOpen();
            ledger.state()
                    .findDelivery(messageId)
                    .filter(delivery -> !delivery.isDone())
                    .ifPresent(delivery -> {
                        commit(ledger.batch(scheduler.now()).reach(delivery, ReceiptState.SUPERSEDED, reason));
                        sender.onEnded(List.of(delivery));
                    });
        }
    }

    @Override
    public void closeOrder(String radioId, String token, String reason) {
        synchronized (ledger) {
            requireOpen();
            ledger.state().findOrder(radioId, token).ifPresent(order -> {
                commit(ledger.batch(scheduler.now()).close(order, reason, List.of()));
                sender.onEnded(order.versions);
            });
        }
    }

    @Override
    public void clearEmergency(String radioId, String reason) {
        synchronized (ledger) {
            requireOpen();
            if (ledger.state().standing().listEmergencies().contains(radioId)) {
                Instant now = scheduler.now();
                commit(ledger.batch(now).add(new JournalEntry.EmergencyCleared(now, radioId, reason)));
                sender.pumpAll();
            }
        }
    }

    @Override
    public void mute(String transport, boolean muted, String reason) {
        synchronized (ledger) {
            requireOpen();
            boolean known = channels.stream().anyMatch(channel -> channel.name.equals(transport));
            if (known && ledger.state().standing().isMuted(transport) != muted) {
                Instant now = scheduler.now();
                commit(ledger.batch(now).add(new JournalEntry.ChannelMuted(now, transport, muted, reason)));
                sender.pumpAll();
            }
        }
    }

    @Override
    public void askPosition(String radioId) {
        synchronized (ledger) {
            requireOpen();
            channels.stream()
                    .filter(channel -> channel.working && channel.transport.reaches(radioId))
                    .forEach(channel -> channel.transport.askPosition(radioId));
        }
    }

    /** How channels and radios are now. */
    public GatewayStatus status() {
        synchronized (ledger) {
            return report.at(scheduler.now());
        }
    }

    /** Tells the listeners at once what is kept for them, without waiting for the pause after their last failure. */
    public void retell() {
        outbox.retell();
    }

    private static void commit(Ledger.Batch batch) {
        try {
            batch.commit();
        } catch (MessageStoreException notWritten) {
            throw new RadioLinkException("The radio journal could not be written", notWritten);
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new RadioLinkException("The radio session is closed");
        }
    }

    /** Stops transports, timers and listeners; what is under way goes on with the next session on the same journal. */
    @Override
    public void close() {
        channels.forEach(channel -> channel.transport.close());
        outbox.stop();
        synchronized (ledger) {
            if (!closed) {
                closed = true;
                sender.stop();
                store.close();
            }
        }
    }

    /** What one transport reports, under the lock. A failure to write is told; the radio repeats what went unanswered. */
    private final class Reports implements TransportListener {

        private final Channel channel;

        Reports(Channel channel) {
            this.channel = channel;
        }

        @Override
        public void onAccepted(OutboundFrame frame) {
            locked(frame.radioId(), () -> sender.onAccepted(channel, frame));
        }

        @Override
        public void onAir(OutboundFrame frame) {
            locked(frame.radioId(), () -> sender.onAir(channel, frame));
        }

        @Override
        public void onRefused(OutboundFrame frame, String reason) {
            locked(frame.radioId(), () -> sender.onRefused(channel, frame, reason));
        }

        @Override
        public void onRadioAck(String radioId, int sequence) {
            heard(radioId, () -> sender.onRadioAck(channel, radioId, sequence));
        }

        @Override
        public void onReceived(InboundFrame frame) {
            heard(frame.radioId(), () -> inbound.onReceived(channel, frame));
        }

        @Override
        public void onPresence(String radioId, boolean present) {
            locked(radioId, () -> inbound.onPresence(channel, radioId, present));
        }

        @Override
        public void onPosition(RadioFix fix) {
            heard(fix.radioId(), () -> inbound.onPosition(channel, fix));
        }

        @Override
        public void onWorking(boolean working, String detail) {
            locked("", () -> inbound.onWorking(channel, working, detail));
        }

        @Override
        public void onFault(String code, String radioId, String detail) {
            locked(radioId, () -> recorder.fault(code, channel, radioId, detail));
        }

        @Override
        public void onChannelClear() {
            locked("", sender::pumpAll);
        }

        private void heard(String radioId, Runnable task) {
            locked(radioId, () -> {
                report.noteHeard(channel, radioId, scheduler.now());
                task.run();
            });
        }

        private void locked(String radioId, Runnable task) {
            synchronized (ledger) {
                if (closed) {
                    return;
                }
                try {
                    task.run();
                } catch (MessageStoreException notWritten) {
                    outbox.tell(new RadioFault(
                            "journal-failed", channel.name, radioId, notWritten.getMessage(), scheduler.now()));
                }
            }
        }
    }
}
