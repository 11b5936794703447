package io.curbstop.radio.hytera;

import io.curbstop.radio.time.RadioScheduler;
import io.curbstop.radio.transport.GrowingPause;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A UDP port that only one host is heard on. Opens itself again, later and later, when it cannot be opened or breaks. What
 * it has to say comes as tasks of the scheduler, of which a bounded number waits at a time.
 */
final class UdpPort {

    /** Who is told; each call is a task of the scheduler. */
    interface Receiver {
        /** The port can be used. */
        void onOpen();

        /** The port cannot be used; it is tried again by itself. */
        void onBroken(String reason);

        /** Something came from the host that is listened to. */
        void onDatagram(byte[] bytes, InetSocketAddress from);

        /** Something came from another host, one or more times. */
        void onStranger(InetAddress from);

        /** Something came faster than it can be read, and is lost. */
        void onFlooded();
    }

    /** How many datagrams may wait to be read; the sender of one that is dropped repeats it. */
    static final int MOST_WAITING = 256;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
    private static final Duration CLOSING_TIME = Duration.ofSeconds(2);

    private final String threadName;
    private final InetSocketAddress local;
    private final InetAddress host;
    private final RadioScheduler scheduler;
    private final Receiver receiver;
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicBoolean strangerWaits = new AtomicBoolean();
    private final AtomicBoolean floodWaits = new AtomicBoolean();
    private final GrowingPause pauses = new GrowingPause(FIRST_PAUSE, LONGEST_PAUSE);
    private DatagramSocket socket;
    private Thread reader;
    private boolean closed;

    UdpPort(String threadName, InetSocketAddress local, InetAddress host, RadioScheduler scheduler, Receiver receiver) {
        this.threadName = threadName;
        this.local = local;
        this.host = host;
        this.scheduler = scheduler;
        this.receiver = receiver;
    }

    int number() {
        return local.getPort();
    }

    /** Opens it, now or as soon as that can be; a task of the scheduler. */
    void open() {
        try {
            DatagramSocket opened = bind();
            if (opened != null) {
                pauses.reset();
                startReading(opened);
                receiver.onOpen();
            }
        } catch (IOException notOpened) {
            openLater("UDP port %d cannot be opened: %s".formatted(local.getPort(), notOpened.getMessage()));
        }
    }

    private synchronized DatagramSocket bind() throws SocketException {
        if (!closed) {
            socket = new DatagramSocket(local);
        }
        return socket;
    }

    private void openLater(String reason) {
        scheduler.after(pauses.next(), this::open);
        receiver.onBroken(reason);
    }

    private synchronized void startReading(DatagramSocket from) {
        reader = new Thread(() -> read(from), threadName);
        reader.setDaemon(true);
        reader.start();
    }

    private void read(DatagramSocket from) {
        byte[] buffer = new byte[HstrpPacket.MOST_BYTES];
        while (true) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            try {
                from.receive(packet);
            } catch (IOException broken) {
                onReadFailed(from, broken);
                return;
            }
            take(packet);
        }
    }

    private void onReadFailed(DatagramSocket from, IOException broken) {
        boolean wanted = !from.isClosed();
        from.close();
        if (wanted) {
            scheduler.after(
                    Duration.ZERO,
                    () -> openLater("UDP port %d broke: %s".formatted(local.getPort(), broken.getMessage())));
        }
    }

    private void take(DatagramPacket packet) {
        InetSocketAddress from = (InetSocketAddress) packet.getSocketAddress();
        if (!host.equals(from.getAddress())) {
            tellOnce(strangerWaits, () -> receiver.onStranger(from.getAddress()));
        } else if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            tellOnce(floodWaits, receiver::onFlooded);
        } else {
            byte[] bytes = Arrays.copyOf(packet.getData(), packet.getLength());
            scheduler.after(Duration.ZERO, () -> {
                waiting.decrementAndGet();
                receiver.onDatagram(bytes, from);
            });
        }
    }

    private void tellOnce(AtomicBoolean waits, Runnable telling) {
        if (waits.compareAndSet(false, true)) {
            scheduler.after(Duration.ZERO, () -> {
                waits.set(false);
                telling.run();
            });
        }
    }

    /** Sends a datagram from any thread; tells whether the system took it. */
    synchronized boolean send(byte[] bytes, InetSocketAddress to) {
        if (socket == null || socket.isClosed()) {
            return false;
        }
        try {
            socket.send(new DatagramPacket(bytes, bytes.length, to));
            return true;
        } catch (IOException notSent) {
            return false;
        }
    }

    /** Ends it, from any thread; the port is then free for others. */
    void close() {
        Thread reading = closeSocket();
        if (reading == null) {
            return;
        }
        try {
            // The system keeps a closed port until nobody reads from it any more.
            reading.join(CLOSING_TIME.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Thread closeSocket() {
        closed = true;
        if (socket != null) {
            socket.close();
        }
        socket = null;
        return reader;
    }
}
