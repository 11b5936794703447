package io.curbstop.radio.ax25;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.radio.api.InboundMessage;
import io.curbstop.radio.api.RadioFault;
import io.curbstop.radio.api.RadioListener;
import io.curbstop.radio.api.RadioMessage;
import io.curbstop.radio.api.RadioPriority;
import io.curbstop.radio.api.RadioToken;
import io.curbstop.radio.api.Receipt;
import io.curbstop.radio.api.ReceiptState;
import io.curbstop.radio.api.TransportStatus;
import io.curbstop.radio.session.AirLog;
import io.curbstop.radio.session.FileMessageStore;
import io.curbstop.radio.session.RadioSession;
import io.curbstop.radio.session.SessionSettings;
import io.curbstop.radio.time.ThreadScheduler;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/**
 * A gateway with its journal, and the radios of ten crews, on two Dire Wolfs that hear each other by sound over one
 * half-duplex channel, in real time.
 */
final class TwoStations implements RadioListener, AutoCloseable {

    private static final Ax25Address DISPATCH = new Ax25Address("DISP", 1);
    private static final int CREWS = 10;
    private static final Duration CREW_ANSWERS_AFTER = Duration.ofSeconds(3);
    private static final Duration RADIO_REPEATS_AFTER = Duration.ofSeconds(9);
    private static final int RADIO_ATTEMPTS = 8;

    final AudioEther ether;
    final DireWolf ours;
    final DireWolf theirs;
    final Map<UUID, RadioMessage> sent = new LinkedHashMap<>();
    final List<Receipt> receipts = Collections.synchronizedList(new ArrayList<>());
    final List<InboundMessage> inbound = Collections.synchronizedList(new ArrayList<>());
    final List<RadioFault> faults = Collections.synchronizedList(new ArrayList<>());
    final List<PacketHandsets.Handset> crews = new ArrayList<>();
    final List<TransportStatus> transports = Collections.synchronizedList(new ArrayList<>());
    private final Path folder;
    private final Duration keyLimit;
    private final ThreadScheduler handsetTime = new ThreadScheduler("handsets", Clock.systemUTC());
    private final PacketHandsets handsets;
    private final Map<String, String> lastToken = new HashMap<>();
    private ThreadScheduler time;
    RadioSession session;

    TwoStations(Path folder, double noise_rms, double strangerEvery_s) throws IOException, InterruptedException {
        this(folder, noise_rms, strangerEvery_s, Duration.ofSeconds(60));
    }

    TwoStations(Path folder, double noise_rms, double strangerEvery_s, Duration keyLimit)
            throws IOException, InterruptedException {
        this.keyLimit = keyLimit;
        this.folder = folder;
        this.ether = new AudioEther(noise_rms, strangerEvery_s, 7);
        this.ours = new DireWolf(folder.resolve("ours"), DISPATCH.toString(), ether);
        this.theirs = new DireWolf(folder.resolve("theirs"), "CREW", ether);
        this.handsets = new PacketHandsets(
                theirs.kissPort,
                DISPATCH,
                handsetTime,
                Optional.of(CREW_ANSWERS_AFTER),
                RADIO_REPEATS_AFTER,
                RADIO_ATTEMPTS);
        for (int crew = 1; crew <= CREWS; crew++) {
            crews.add(handsets.add("CREW" + crew));
        }
        startGateway();
    }

    void startGateway() {
        time = new ThreadScheduler("gateway", Clock.systemUTC());
        PacketRadioSettings settings = new PacketRadioSettings(
                "127.0.0.1",
                ours.agwPort,
                PacketRadioSettings.Link.AGW,
                0,
                DISPATCH,
                PacketRadioSettings.SOFTWARE,
                List.of(),
                keyLimit);
        session = new RadioSession(
                SessionSettings.defaults(),
                List.of(new PacketRadioTransport("packet", settings, time)),
                FileMessageStore.open(folder.resolve("journal")),
                time,
                time,
                new Random(5),
                AirLog.NONE);
        session.addListener(this);
        session.start();
    }

    /** Ends the gateway without a word, as a machine that loses its power does; the journal stays. */
    void stopGateway() {
        session.close();
        time.close();
    }

    /** Sends an order to one of the crews, in turn; every other one is urgent. */
    RadioMessage order(int number) {
        PacketHandsets.Handset crew = crews.get(number % CREWS);
        RadioPriority priority = number % 2 == 0 ? RadioPriority.P1 : RadioPriority.P2;
        String token = RadioToken.next(Optional.ofNullable(lastToken.get(crew.callsign)), List.of());
        lastToken.put(crew.callsign, token);
        RadioMessage message = new RadioMessage(
                UUID.randomUUID(),
                crew.callsign,
                priority,
                token,
                "%s %s WO44%02d NO WATER 118 MILL RD".formatted(token, priority, number),
                Instant.now().plus(Duration.ofHours(2)));
        sent.put(message.id(), message);
        session.send(message);
        return message;
    }

    boolean allAcknowledged() {
        return sent.keySet().stream().allMatch(id -> statesOf(id).contains(ReceiptState.CREW_ACK));
    }

    List<ReceiptState> statesOf(UUID message) {
        synchronized (receipts) {
            return receipts.stream()
                    .filter(receipt -> receipt.messageId().equals(message))
                    .map(Receipt::state)
                    .toList();
        }
    }

    /** Waits for it, as long as it may take a busy machine. */
    void await(Duration longest, Condition condition) throws InterruptedException {
        long end = System.currentTimeMillis() + longest.toMillis();
        while (!condition.isMet()) {
            if (System.currentTimeMillis() > end) {
                throw new AssertionError("not within " + longest + "; " + figures());
            }
            Thread.sleep(200);
        }
    }

    interface Condition {
        boolean isMet();
    }

    /** Each order is on its crew's display once and on nobody else's, and its own crew has acknowledged it. */
    void assertEachOrderShownOnceAndAcknowledgedByItsCrew() {
        for (PacketHandsets.Handset crew : crews) {
            List<String> orders = sent.values().stream()
                    .filter(message -> message.radioId().equals(crew.callsign))
                    .map(RadioMessage::text)
                    .toList();
            assertThat(crew.shown).as("%s; %s", crew.callsign, figures()).containsExactlyInAnyOrderElementsOf(orders);
        }
        for (RadioMessage message : sent.values()) {
            assertThat(statesOf(message.id())).as(message.text()).containsOnlyOnce(ReceiptState.CREW_ACK);
            assertThat(statesOf(message.id())).containsAnyOf(ReceiptState.ON_AIR, ReceiptState.UNKNOWN);
        }
    }

    /** Frames with an order that no radio heard. */
    long lost() {
        return count(ReceiptState.ON_AIR) - heard();
    }

    /** Frames that the crews' radios have sent with words, each of which we acknowledge when we hear it. */
    int handsetFrames() {
        return crews.stream().mapToInt(PacketHandsets.Handset::sentFrames).sum();
    }

    private int heard() {
        return crews.stream().mapToInt(PacketHandsets.Handset::heardFrames).sum();
    }

    String figures() {
        return ("%d orders, %d acknowledged by a radio, %d by a person, %d undelivered; %d frames with an order, %d of them "
                        + "heard; on the air %.0f s for us, %.0f s for the crews, %.0f s for a stranger, %.1f s collided; "
                        + "faults %s")
                .formatted(
                        sent.size(),
                        count(ReceiptState.RADIO_ACK),
                        count(ReceiptState.CREW_ACK),
                        count(ReceiptState.UNDELIVERED),
                        count(ReceiptState.ON_AIR),
                        heard(),
                        ours.station.keyed_s(),
                        theirs.station.keyed_s(),
                        ether.stranger_s(),
                        ether.collided_s(),
                        faults.stream().map(RadioFault::code).distinct().toList());
    }

    private long count(ReceiptState state) {
        synchronized (receipts) {
            return receipts.stream().filter(receipt -> receipt.state() == state).count();
        }
    }

    @Override
    public void onReceipt(Receipt receipt) {
        receipts.add(receipt);
    }

    @Override
    public void onInbound(InboundMessage message) {
        inbound.add(message);
    }

    @Override
    public void onTransport(TransportStatus status) {
        transports.add(status);
    }

    @Override
    public void onFault(RadioFault fault) {
        faults.add(fault);
    }

    @Override
    public void close() {
        stopGateway();
        handsets.close();
        handsetTime.close();
        ours.close();
        theirs.close();
        ether.close();
    }
}
