package io.curbstop.radio.mototrbo;

import io.curbstop.radio.time.RadioScheduler;
import io.curbstop.radio.transport.GrowingPause;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;

/**
 * Keeps the three UDP ports open: opens them again, with longer and longer pauses, when they fail. Safe to use from any
 * thread; calls its owner on the scheduler's only.
 */
final class DatagramPorts {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

    /** One failure may be about one address, such as one that a firewall bars; so many in a row are about the way out. */
    private static final int FAILURES_IN_A_ROW = 3;

    /** Who uses the ports. */
    interface Owner {
        /** A datagram has come. */
        void onDatagram(MototrboService service, InetAddress from, byte[] bytes);

        /** The ports can be used, or no longer. Not called when they open at the first try. */
        void onWorking(boolean working, String detail);
    }

    private final String name;
    private final MototrboSettings settings;
    private final RadioScheduler scheduler;
    private final Owner owner;

    private OpenPorts ports;
    private Thread reader;
    private String whyNot = "it has not been started";
    private boolean reportedBroken;
    private boolean closed;
    private int failedSends;
    private final GrowingPause pauses = new GrowingPause(FIRST_PAUSE, LONGEST_PAUSE);

    DatagramPorts(String name, MototrboSettings settings, RadioScheduler scheduler, Owner owner) {
        this.name = name;
        this.settings = settings;
        this.scheduler = scheduler;
        this.owner = owner;
    }

    /** Opens them, now or later. */
    synchronized void open() {
        if (closed || ports != null) {
            return;
        }
        try {
            ports = OpenPorts.open(settings);
        } catch (IOException notOpened) {
            breakDown(notOpened.getMessage());
            return;
        }
        failedSends = 0;
        reader = new Thread(new PortReader(ports, new Handover(ports)), name);
        reader.setDaemon(true);
        reader.start();
        if (reportedBroken) {
            reportedBroken = false;
            scheduler.after(Duration.ZERO, () -> owner.onWorking(true, ""));
        }
    }

    private void breakDown(String reason) {
        shut();
        whyNot = reason;
        if (!reportedBroken) {
            reportedBroken = true;
            scheduler.after(Duration.ZERO, () -> owner.onWorking(false, reason));
        }
        scheduler.after(pauses.next(), this::open);
    }

    private void shut() {
        if (ports != null) {
            // Else it could wait for room for ever.
            reader.interrupt();
            ports.close();
            ports = null;
        }
    }

    /**
     * Gives a datagram to the system. What comes in answer is handed over after {@code onSent} has been.
     *
     * @param onSent is run on the scheduler when the system has taken it
     * @throws IOException when it has not
     */
    synchronized void send(MototrboService service, InetAddress to, byte[] bytes, Runnable onSent) throws IOException {
        if (ports == null) {
            throw new IOException(whyNot);
        }
        try {
            ports.send(service, to, bytes);
        } catch (IOException notSent) {
            // A machine may have a way to radios and none to groups.
            if (!to.isMulticastAddress() && ++failedSends == FAILURES_IN_A_ROW) {
                breakDown("cannot send to the radio network: " + notSent.getMessage());
            }
            throw notSent;
        }
        proveWorking();
        scheduler.after(Duration.ZERO, onSent);
    }

    private void proveWorking() {
        failedSends = 0;
        pauses.reset();
    }

    /** Closes them for good. */
    synchronized void close() {
        closed = true;
        whyNot = "it is closed";
        shut();
    }

    /** From the reader's thread to the scheduler's. */
    private final class Handover implements PortReader.Receiver {

        private final OpenPorts source;

        Handover(OpenPorts source) {
            this.source = source;
        }

        @Override
        public void take(MototrboService service, InetAddress from, byte[] bytes, Runnable handled) {
            synchronized (DatagramPorts.this) {
                pauses.reset();
                scheduler.after(Duration.ZERO, () -> {
                    handled.run();
                    owner.onDatagram(service, from, bytes);
                });
            }
        }

        @Override
        public void onEnd(String reason) {
            synchronized (DatagramPorts.this) {
                if (ports == source) {
                    breakDown(reason);
                }
            }
        }
    }
}
