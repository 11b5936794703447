package io.curbstop.radio.session;

import io.curbstop.radio.api.GatewayStatus;
import io.curbstop.radio.api.RadioLink;
import io.curbstop.radio.api.RadioLinkException;
import io.curbstop.radio.api.RadioListener;
import io.curbstop.radio.api.RadioMessage;
import io.curbstop.radio.api.ReceiptState;
import io.curbstop.radio.time.RadioScheduler;
import io.curbstop.radio.transport.RadioTransport;
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
    private final FrameReports frames;
    private final StatusReport report;
    private final PositionRounds positions;

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
                .map(transport -> new Channel(transport, settings.rulesOf(transport.name()), now))
                .toList();
        Routes routes = new Routes(ledger, channels);
        this.recorder = new AirRecorder(airLog, outbox, scheduler);
        this.sender = new FrameSender(ledger, settings, scheduler, random, outbox, routes, recorder);
        this.frames = new FrameReports(ledger, scheduler, routes, sender, recorder);
        this.report = new StatusReport(ledger, routes);
        this.positions =
                new PositionRounds(ledger, routes, report, new LockedTimers(ledger, scheduler, outbox), scheduler);
        this.inbound = new InboundFrames(ledger, settings, scheduler, outbox, sender, recorder);
        ledger.load();
    }

    @Override
    public void addListener(RadioListener listener) {
        outbox.add(listener);
    }

    /** Starts the transports, goes on with what was under way, and tells the listeners what was kept for them. */
    public void start() {
        channels.forEach(channel -> channel.transport.start(
                new ChannelReports(channel, ledger, scheduler, outbox, frames, sender, inbound, recorder, report)));
        synchronized (ledger) {
            sender.start();
            positions.start();
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
            if (ledger.state().messages().findDelivery(message.id()).isPresent()) {
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
            ledger.state().messages().findDelivery(message.id()).ifPresent(sender::onTaken);
        }
    }

    /** A new order under a token that is still open is taken to have ended the old one, as the sender knows better. */
    private List<Delivery> listSupersededBy(RadioMessage message) {
        if (!message.kind().hasToken()) {
            return List.of();
        }
        return ledger.state()
                .messages()
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
                    .messages()
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
            ledger.state().messages().findOrder(radioId, token).ifPresent(order -> {
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
                    .forEach(channel -> positions.ask(channel, radioId));
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
        if (ledger.isClosed()) {
            throw new RadioLinkException("The radio session is closed");
        }
    }

    /** Stops transports, timers and listeners; what is under way goes on with the next session on the same journal. */
    @Override
    public void close() {
        channels.forEach(channel -> channel.transport.close());
        outbox.stop();
        synchronized (ledger) {
            if (!ledger.isClosed()) {
                sender.stop();
                positions.stop();
                ledger.close();
                store.close();
            }
        }
    }
}
