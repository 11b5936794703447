package io.curbstop.radio.ax25;

import io.curbstop.radio.api.RadioToken;
import io.curbstop.radio.time.RadioScheduler;
import io.curbstop.radio.transport.TransportException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Crews' packet radios on one modem: they acknowledge what is for them each time, show it once, and repeat what they send
 * until it is acknowledged.
 */
public final class PacketHandsets implements AutoCloseable {

    private final Ax25Address dispatch;
    private final RadioScheduler scheduler;
    private final KissProtocol protocol = new KissProtocol();
    private final ModemConnection connection;
    private final Map<String, Handset> handsets = new LinkedHashMap<>();

    /** How a crew takes note of an order: after how long, if at all. */
    private final Optional<Duration> crewAnswersAfter;

    private final Duration repeatAfter;
    private final int attempts;

    /**
     * Connects to a modem.
     *
     * @param dispatch whom the crews answer
     * @param crewAnswersAfter how long a crew takes to acknowledge an order; empty for never
     * @param repeatAfter when a radio repeats what was not acknowledged
     * @param attempts how often it sends in all
     */
    public PacketHandsets(
            int kissPort,
            Ax25Address dispatch,
            RadioScheduler scheduler,
            Optional<Duration> crewAnswersAfter,
            Duration repeatAfter,
            int attempts) {
        this.dispatch = dispatch;
        this.scheduler = scheduler;
        this.crewAnswersAfter = crewAnswersAfter;
        this.repeatAfter = repeatAfter;
        this.attempts = attempts;
        this.connection = new ModemConnection(
                "handsets", new InetSocketAddress("127.0.0.1", kissPort), protocol, new Ear(), (connected, why) -> {});
        connection.start();
    }

    /** Adds a radio, switched on. */
    public Handset add(String callsign) {
        Handset handset = new Handset(callsign);
        handsets.put(callsign, handset);
        return handset;
    }

    private void transmit(String callsign, AprsPacket content) {
        Ax25Frame frame = new Ax25Frame(
                PacketRadioSettings.SOFTWARE,
                Ax25Address.find(callsign).orElseThrow(),
                List.of(),
                true,
                content.encode());
        try {
            connection.write(protocol.encode(frame));
        } catch (TransportException lost) {
            System.err.println("A handset could not send: " + lost.getMessage());
        }
    }

    @Override
    public void close() {
        connection.close();
    }

    private final class Ear implements ModemProtocol.ModemListener {
        @Override
        public void onHeard(Ax25Frame frame) {
            AprsPacket.decode(frame.information()).ifPresent(content -> {
                if (content instanceof AprsPacket.Message message) {
                    Optional.ofNullable(handsets.get(message.addressee()))
                            .ifPresent(handset -> handset.hear(frame.source(), message));
                } else if (content instanceof AprsPacket.Ack ack) {
                    Optional.ofNullable(handsets.get(ack.addressee())).ifPresent(handset -> handset.hear(ack));
                }
            });
        }

        @Override
        public void onSent(byte[] information) {}

        @Override
        public void onWaiting(int frames) {}
    }

    /** One radio. */
    public final class Handset {

        final String callsign;

        /** What its display has shown, oldest first. */
        public final List<String> shown = Collections.synchronizedList(new ArrayList<>());

        private final Set<AprsPacket.Message> seen = new HashSet<>();
        private final Set<String> unanswered = new HashSet<>();
        private int nextId = 1;
        private int heardFrames;
        private int sentFrames;
        private boolean on = true;

        Handset(String callsign) {
            this.callsign = callsign;
        }

        synchronized void switchPower(boolean power) {
            on = power;
        }

        synchronized int sentFrames() {
            return sentFrames;
        }

        synchronized int heardFrames() {
            return heardFrames;
        }

        private synchronized void hear(Ax25Address source, AprsPacket.Message message) {
            if (!on) {
                return;
            }
            heardFrames++;
            transmit(callsign, message.acknowledgedFor(source.toString()));
            if (seen.add(message)) {
                shown.add(message.text());
                RadioToken.parse(message.text().split(" ")[0])
                        .ifPresent(token -> crewAnswersAfter.ifPresent(
                                after -> scheduler.after(after, () -> send("ACK " + token))));
            }
        }

        private synchronized void hear(AprsPacket.Ack ack) {
            unanswered.remove(ack.id());
        }

        synchronized void send(String text) {
            String id = String.valueOf(nextId++);
            unanswered.add(id);
            repeat(new AprsPacket.Message(dispatch.toString(), text, id), 1);
        }

        private synchronized void repeat(AprsPacket.Message message, int attempt) {
            if (on && unanswered.contains(message.id())) {
                sentFrames++;
                transmit(callsign, message);
                if (attempt < attempts) {
                    scheduler.after(repeatAfter, () -> repeat(message, attempt + 1));
                }
            }
        }
    }
}
