package io.curbstop.radio.mototrbo;

import io.curbstop.radio.time.RadioScheduler;
import io.curbstop.radio.time.SimulatedTime;
import io.curbstop.radio.transport.Airtime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Radios with real UDP ports on addresses 127.x.y.z, in simulated time. All of them live on the thread of the test, which
 * lets time pass; the transport reads on a thread of its own, and is waited for.
 */
final class LoopbackFleet implements AutoCloseable {

    static final String TRANSPORT = "mototrbo-test";
    static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    static final InetAddress GATEWAY = InetAddress.getLoopbackAddress();

    private static final int CAI = 127;
    private static final Duration STEP = Duration.ofMillis(500);
    /** For what may never come, as from a transport that is closed. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final SimulatedTime simulated = new SimulatedTime(START);
    private final WatchedTime watched = new WatchedTime(simulated, TRANSPORT);
    private final Map<String, LoopbackRadio> radios = new LinkedHashMap<>();
    private final Selector selector;
    private final ByteBuffer buffer = ByteBuffer.allocate(PortReader.LONGEST_BYTES);
    private final int[] ports = new int[MototrboService.values().length];
    private long sent;
    private long lost;

    LoopbackFleet() {
        try {
            selector = Selector.open();
            choosePorts();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void choosePorts() throws IOException {
        List<DatagramSocket> sockets = new ArrayList<>();
        for (int k = 0; k < ports.length; k++) {
            sockets.add(new DatagramSocket(0, GATEWAY));
            ports[k] = sockets.get(k).getLocalPort();
        }
        sockets.forEach(DatagramSocket::close);
    }

    /** For radios here; an hour from one registration to the next. */
    MototrboSettings settings() {
        return settings(LatitudeForm.SIGN_MAGNITUDE);
    }

    MototrboSettings settings(LatitudeForm form) {
        return settings(CAI, MototrboSettings.MOST_CHARACTERS, true, form);
    }

    MototrboSettings settings(int cai, int textLimit_characters, boolean emergencyButton) {
        return settings(cai, textLimit_characters, emergencyButton, LatitudeForm.SIGN_MAGNITUDE);
    }

    private MototrboSettings settings(int cai, int textLimit_characters, boolean emergencyButton, LatitudeForm form) {
        return new MototrboSettings(
                GATEWAY,
                cai,
                port(MototrboService.ARS),
                port(MototrboService.TMS),
                port(MototrboService.LRRP),
                textLimit_characters,
                Duration.ofHours(1),
                Duration.ofMinutes(5),
                form,
                emergencyButton,
                0x0C0B_0502,
                Airtime.dmr());
    }

    int port(MototrboService service) {
        return ports[service.ordinal()];
    }

    /** How many datagrams the transport's reader has handed over, dealt with or not. */
    long handedOver() {
        return watched.handedOver();
    }

    RadioScheduler time() {
        return watched;
    }

    /** A radio that is off. */
    LoopbackRadio add(String radioId) {
        LoopbackRadio radio = new LoopbackRadio(radioId, this);
        radios.put(radioId, radio);
        return radio;
    }

    LoopbackRadio radio(String radioId) {
        return radios.get(radioId);
    }

    /** A port for a radio to read from. */
    DatagramChannel listen(InetAddress address, MototrboService service, LoopbackRadio radio) throws IOException {
        DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET);
        channel.bind(new InetSocketAddress(address, port(service)));
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, new Ear(service, radio));
        return channel;
    }

    private record Ear(MototrboService service, LoopbackRadio radio) {}

    /** Sends to the gateway. */
    void send(DatagramChannel from, MototrboService service, byte[] bytes) {
        try {
            // A reader that ends hands over that it did.
            lost = Math.min(lost, sent - watched.handedOver());
            from.send(ByteBuffer.wrap(bytes), new InetSocketAddress(GATEWAY, port(service)));
            sent++;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Sends to the gateway from any address of this machine. */
    void sendFrom(InetAddress address, MototrboService service, byte[] bytes) {
        try (DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET)) {
            channel.bind(new InetSocketAddress(address, 0));
            send(channel, service, bytes);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Lets time pass, and all happen that falls into it. */
    void pass(Duration time) {
        settle();
        Duration left = time;
        while (left.compareTo(Duration.ZERO) > 0) {
            Duration step = left.compareTo(STEP) < 0 ? left : STEP;
            simulated.advance(step);
            settle();
            left = left.minus(step);
        }
    }

    /** Until every datagram has been dealt with at both ends. */
    void settle() {
        long deadline_ns = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            boolean pending = sent > watched.handedOver() + lost;
            simulated.runDue();
            if (poll() > 0) {
                deadline_ns = System.nanoTime() + PATIENCE.toNanos();
            } else if (!pending) {
                return;
            } else if (System.nanoTime() > deadline_ns) {
                lost = sent - watched.handedOver();
                return;
            } else {
                LockSupport.parkNanos(50_000);
            }
        }
    }

    private int poll() {
        try {
            return selector.selectNow(this::hear);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void hear(SelectionKey key) {
        try {
            buffer.clear();
            if (((DatagramChannel) key.channel()).receive(buffer) != null) {
                Ear ear = (Ear) key.attachment();
                ear.radio().hear(ear.service(), Arrays.copyOf(buffer.array(), buffer.position()));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        try {
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
