package io.curbstop.radio.hytera;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.radio.time.RadioScheduler;
import io.curbstop.radio.time.SimulatedTime;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A gateway's transport and a repeater with one radio, on real sockets and in one simulated time. Time stands still while a
 * datagram is on its way, so that nothing depends on how fast the machine is.
 */
final class HyteraBench implements AutoCloseable {

    static final String NAME = "hytera-test";
    static final Duration RENEWAL = Duration.ofMinutes(30);

    private static final Duration STEP = Duration.ofMillis(250);
    private static final long DEADLINE_NS = Duration.ofSeconds(30).toNanos();
    private static final long LOOK_FOR_READERS_NS = Duration.ofMillis(20).toNanos();

    final SimulatedTime time = new SimulatedTime(Instant.parse("2026-03-02T08:00:00Z"));
    final HyteraSettings settings;
    final SimulatedRepeater repeater;
    final SimulatedHandset radio;

    private final Thread testThread = Thread.currentThread();

    /** Datagrams that the transport's readers have handed on. */
    private final AtomicLong handedOn = new AtomicLong();

    private long expected;

    HyteraBench(int radioId) {
        this(radioId, true);
    }

    HyteraBench(int radioId, boolean registration) {
        settings = settings(registration);
        repeater = new SimulatedRepeater(this);
        radio = new SimulatedHandset(radioId, this);
    }

    /** The repeater's address. */
    static Inet4Address loopback() {
        try {
            return (Inet4Address) InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** The transport's address: this process has it for itself, so that nobody takes a port of it meanwhile. */
    static Inet4Address gateway() {
        long pid = ProcessHandle.current().pid();
        try {
            return (Inet4Address) InetAddress.getByAddress(
                    new byte[] {127, (byte) (64 + (pid >> 16 & 0x3F)), (byte) (pid >> 8), (byte) pid});
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static HyteraSettings settings(boolean registration) {
        try (DatagramSocket one = new DatagramSocket(0, gateway());
                DatagramSocket two = new DatagramSocket(0, gateway());
                DatagramSocket three = new DatagramSocket(0, gateway())) {
            return new HyteraSettings(
                    loopback(),
                    gateway(),
                    1,
                    one.getLocalPort(),
                    two.getLocalPort(),
                    three.getLocalPort(),
                    new RadioAddress(192, 0xA81464),
                    10,
                    registration,
                    RENEWAL,
                    Duration.ofSeconds(6),
                    3,
                    Duration.ofSeconds(6),
                    128);
        } catch (IOException noPorts) {
            throw new AssertionError(noPorts);
        }
    }

    /** The simulated time, which also counts what comes from other threads: the readers, once for each datagram. */
    RadioScheduler scheduler() {
        return new RadioScheduler() {
            @Override
            public Instant now() {
                return time.now();
            }

            @Override
            public Timer after(Duration delay, Runnable task) {
                Timer timer = time.after(delay, task);
                if (Thread.currentThread() != testThread) {
                    handedOn.incrementAndGet();
                }
                return timer;
            }
        };
    }

    /** A datagram has gone to the transport: time stands still until it has been read. */
    void expectOne() {
        expected++;
    }

    /** How many datagrams have been read. */
    long handedOn() {
        return handedOn.get();
    }

    /** Sends bytes to one of the transport's ports from an address that is not the repeater's. */
    void sendFromStranger(DatagramSocket stranger, int port, byte[] bytes) {
        try {
            stranger.send(new DatagramPacket(bytes, bytes.length, new InetSocketAddress(gateway(), port)));
        } catch (IOException notSent) {
            throw new AssertionError(notSent);
        }
        expectOne();
        settle();
    }

    /** Lets so much time go by. */
    void pass(Duration duration) {
        settle();
        Instant end = time.now().plus(duration);
        while (time.now().isBefore(end)) {
            Duration left = Duration.between(time.now(), end);
            time.advance(left.compareTo(STEP) < 0 ? left : STEP);
            settle();
        }
    }

    void pass_s(long seconds) {
        pass(Duration.ofSeconds(seconds));
    }

    /** Lets everything arrive that is on its way, and what is sent in answer. */
    void settle() {
        boolean quiet = false;
        while (!quiet) {
            time.runDue();
            awaitReaders();
            time.runDue();
            quiet = !repeater.readAll() && handedOn.get() >= expected;
        }
    }

    private void awaitReaders() {
        long begun_ns = System.nanoTime();
        while (handedOn.get() < expected) {
            long waited_ns = System.nanoTime() - begun_ns;
            if (waited_ns > LOOK_FOR_READERS_NS && !isReading()) {
                // The ports are closed: what was sent there is nobody's.
                expected = handedOn.get();
                return;
            }
            assertThat(waited_ns).as("time to read a datagram from loopback").isLessThan(DEADLINE_NS);
            Thread.yield();
        }
    }

    private static boolean isReading() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.isAlive() && thread.getName().startsWith(NAME + "-"));
    }

    @Override
    public void close() {
        repeater.close();
    }
}
