package io.curbstop.radio.session;

import io.curbstop.radio.api.AirRecord;
import io.curbstop.radio.api.InboundMessage;
import io.curbstop.radio.api.RadioFault;
import io.curbstop.radio.api.RadioListener;
import io.curbstop.radio.api.RadioMessage;
import io.curbstop.radio.api.RadioPresence;
import io.curbstop.radio.api.RadioPriority;
import io.curbstop.radio.api.Receipt;
import io.curbstop.radio.api.ReceiptState;
import io.curbstop.radio.api.Reply;
import io.curbstop.radio.sim.ChannelSettings;
import io.curbstop.radio.sim.RadioDisplay;
import io.curbstop.radio.sim.SimulatedRadios;
import io.curbstop.radio.time.SimulatedTime;
import io.curbstop.radio.transport.RadioTransport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** A gateway with simulated time, simulated radios and a listener that remembers what it is told. */
final class Station implements RadioListener {

    static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    /** Always the middle, so that nothing jitters. */
    static final RandomGenerator NO_JITTER = () -> 1L << 63;

    final SimulatedTime time = new SimulatedTime(START);
    final SimulatedRadios radios = new SimulatedRadios(ChannelSettings.lifelike("sim"), time);
    final List<Receipt> receipts = new ArrayList<>();
    final List<InboundMessage> inbound = new ArrayList<>();
    final List<RadioFault> faults = new ArrayList<>();
    final List<AirRecord> airLog = new ArrayList<>();
    final List<RadioPresence> presences = new ArrayList<>();
    SessionSettings settings = SessionSettings.defaults();
    MessageStore store = new InMemoryMessageStore();
    RadioSession session;

    /** While true, the listener refuses what it is told, as one whose database is away. */
    boolean listenerBroken;

    Station start() {
        return start(List.of(radios.connect()));
    }

    Station start(List<RadioTransport> transports) {
        session = new RadioSession(settings, transports, store, time, time, NO_JITTER, airLog::add);
        session.addListener(this);
        session.start();
        time.runDue();
        return this;
    }

    RadioMessage order(String radioId, RadioPriority priority, String token) {
        return order(radioId, priority, token, token + " " + priority + " WO4471 NO WATER 118 MILL RD");
    }

    RadioMessage order(String radioId, RadioPriority priority, String token, String text) {
        return new RadioMessage(
                UUID.randomUUID(), radioId, priority, token, text, priority.expiresAt(time.now(), endOfShift()));
    }

    Instant endOfShift() {
        return START.plus(Duration.ofHours(8));
    }

    RadioMessage send(RadioMessage message) {
        session.send(message);
        return message;
    }

    void advance_s(double seconds) {
        time.advance(Duration.ofMillis(Math.round(seconds * 1000)));
    }

    List<ReceiptState> statesOf(RadioMessage message) {
        return receipts.stream()
                .filter(receipt -> receipt.messageId().equals(message.id()))
                .map(Receipt::state)
                .toList();
    }

    ReceiptState lastStateOf(RadioMessage message) {
        List<ReceiptState> states = statesOf(message);
        return states.get(states.size() - 1);
    }

    Receipt lastReceiptOf(RadioMessage message) {
        return receipts.stream()
                .filter(receipt -> receipt.messageId().equals(message.id()))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    List<Reply> replies() {
        return inbound.stream().map(InboundMessage::reply).toList();
    }

    /** The texts that came in on a radio's display. */
    List<String> shownOn(String radioId) {
        return radios.find(radioId).orElseThrow().lines().stream()
                .filter(line -> !line.sent())
                .map(RadioDisplay.Line::text)
                .toList();
    }

    @Override
    public void onReceipt(Receipt receipt) {
        requireWorking();
        receipts.add(receipt);
    }

    @Override
    public void onInbound(InboundMessage message) {
        requireWorking();
        inbound.add(message);
    }

    @Override
    public void onPresence(RadioPresence presence) {
        presences.add(presence);
    }

    @Override
    public void onFault(RadioFault fault) {
        faults.add(fault);
    }

    private void requireWorking() {
        if (listenerBroken) {
            throw new IllegalStateException("The listener's database is away");
        }
    }
}
