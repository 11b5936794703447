package io.curbstop.radio.hytera;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A repeater as captures show one: connects to the gateway's ports, repeats packets until they are confirmed, beats, and
 * connects anew when the gateway is silent or closes. Carries messages between its ports and one radio.
 */
final class SimulatedRepeater implements AutoCloseable {

    private static final Duration CONNECT_EVERY = Duration.ofSeconds(1);
    private static final Duration BEAT_EVERY = Duration.ofSeconds(6);
    private static final Duration REPEAT_AFTER = Duration.ofSeconds(2);
    private static final int ATTEMPTS = 3;
    private static final int MOST_SILENT_BEATS = 10;

    final Port registration;
    final Port location;
    final Port text;
    int slot = 1;
    boolean silent;
    boolean doubles;
    boolean rejects;
    boolean confirms = true;

    private final HyteraBench bench;

    SimulatedRepeater(HyteraBench bench) {
        this.bench = bench;
        registration = new Port(bench.settings.registrationPort());
        location = new Port(bench.settings.locationPort());
        text = new Port(bench.settings.textPort());
    }

    /** Reads what has come; tells whether anything had. */
    boolean readAll() {
        return registration.readAll() | location.readAll() | text.readAll();
    }

    @Override
    public void close() {
        registration.close();
        location.close();
        text.close();
    }

    /** One service's end of a session. */
    final class Port {

        final List<HstrpPacket> received = new ArrayList<>();
        boolean up;
        boolean ignoresClose;
        int connects;

        private final DatagramChannel channel;
        private final InetSocketAddress gateway;
        private final Set<Integer> confirmed = new HashSet<>();
        private final Set<Integer> seen = new HashSet<>();
        private int nextNumber = 1;
        private int silentBeats;
        private boolean closed;

        private Port(int gatewayPort) {
            gateway = new InetSocketAddress(HyteraBench.gateway(), gatewayPort);
            try {
                channel = DatagramChannel.open().bind(new InetSocketAddress(HyteraBench.loopback(), 0));
                channel.configureBlocking(false);
            } catch (IOException noPort) {
                throw new AssertionError(noPort);
            }
            bench.time.after(CONNECT_EVERY.dividedBy(2), this::connect);
            bench.time.after(BEAT_EVERY, this::beat);
        }

        private HstrpPacket packet(int type, int number, byte[] payload) {
            List<HstrpPacket.Option> options = List.of(
                    new HstrpPacket.Option(HstrpPacket.Option.DEVICE, new byte[] {0, 0, 0, 1}),
                    new HstrpPacket.Option(HstrpPacket.Option.CHANNEL, new byte[] {(byte) slot}));
            return new HstrpPacket(type, number, options, payload);
        }

        private void connect() {
            if (!up && !closed) {
                connects++;
                raw(packet(HstrpPacket.CONNECT, 2, new byte[0]).encode());
                bench.time.after(CONNECT_EVERY, this::connect);
            }
        }

        /** Connects although it is connected, as a repeater does that was switched off and on. */
        void connectAnew() {
            up = false;
            nextNumber = 1;
            confirmed.clear();
            connect();
        }

        private void beat() {
            if (up && !silent) {
                silentBeats++;
                if (silentBeats > MOST_SILENT_BEATS) {
                    connectAnew();
                } else {
                    raw(HstrpPacket.bare(HstrpPacket.HEARTBEAT, 0).encode());
                }
            }
            bench.time.after(BEAT_EVERY, this::beat);
        }

        /** Sends a message and repeats its packet until it is confirmed. */
        int send(HdapMessage message) {
            int number = nextNumber++;
            transmit(packet(0, number, message.encode()).encode(), number, 1);
            return number;
        }

        private void transmit(byte[] bytes, int number, int attempt) {
            if (attempt > ATTEMPTS || confirmed.contains(number) || closed) {
                return;
            }
            raw(bytes);
            if (doubles) {
                raw(bytes);
            }
            bench.time.after(REPEAT_AFTER, () -> transmit(bytes, number, attempt + 1));
        }

        /** Sends these bytes as they are. */
        void raw(byte[] bytes) {
            if (silent || closed) {
                return;
            }
            try {
                channel.send(ByteBuffer.wrap(bytes), gateway);
                bench.expectOne();
            } catch (IOException notSent) {
                throw new AssertionError(notSent);
            }
        }

        private boolean readAll() {
            boolean any = false;
            ByteBuffer buffer = ByteBuffer.allocate(HstrpPacket.MOST_BYTES);
            try {
                while (!closed && channel.receive(buffer) != null) {
                    any = true;
                    byte[] bytes = new byte[buffer.flip().remaining()];
                    buffer.get(bytes).clear();
                    if (!silent) {
                        onPacket(HstrpPacket.decode(bytes).orElseThrow());
                    }
                }
            } catch (IOException notRead) {
                throw new AssertionError(notRead);
            }
            return any;
        }

        private void onPacket(HstrpPacket packet) {
            silentBeats = 0;
            received.add(packet);
            if (packet.is(HstrpPacket.CONNECT) && packet.is(HstrpPacket.ACK)) {
                up = true;
                seen.clear();
                bench.radio.onLink(this);
            } else if (packet.is(HstrpPacket.ACK)) {
                confirmed.add(packet.number());
            } else if (packet.is(HstrpPacket.CLOSE)) {
                if (!ignoresClose) {
                    connectAnew();
                }
            } else if (packet.isData() && up) {
                onData(packet);
            }
        }

        private void onData(HstrpPacket packet) {
            if (rejects) {
                raw(packet.answered(HstrpPacket.REJECT).encode());
                return;
            }
            if (confirms) {
                raw(packet.answered(HstrpPacket.ACK).encode());
            }
            if (seen.add(packet.number())) {
                bench.radio.onMessage(HdapMessage.decode(packet.payload()).orElseThrow());
            }
        }

        /** Takes the port away. */
        void close() {
            closed = true;
            try {
                channel.close();
            } catch (IOException notClosed) {
                throw new AssertionError(notClosed);
            }
        }
    }
}
