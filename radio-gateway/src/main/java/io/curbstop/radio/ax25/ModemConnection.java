package io.curbstop.radio.ax25;

import io.curbstop.radio.transport.GrowingPause;
import io.curbstop.radio.transport.TransportException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The TCP connection to a modem, made anew whenever it is lost. */
final class ModemConnection implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ModemConnection.class);
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final InetSocketAddress address;
    private final ModemProtocol protocol;
    private final ModemProtocol.ModemListener listener;
    private final BiConsumer<Boolean, String> onConnected;
    private final Thread thread;
    private final Object writing = new Object();
    private volatile boolean closed;
    private volatile Socket socket;

    /**
     * Does nothing until it is started.
     *
     * @param onConnected hears of each connection made, and of each lost with the reason
     */
    ModemConnection(
            String name,
            InetSocketAddress address,
            ModemProtocol protocol,
            ModemProtocol.ModemListener listener,
            BiConsumer<Boolean, String> onConnected) {
        this.address = address;
        this.protocol = protocol;
        this.listener = listener;
        this.onConnected = onConnected;
        this.thread = new Thread(this::run, "radio-" + name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void run() {
        GrowingPause pauses = new GrowingPause(FIRST_PAUSE, LONGEST_PAUSE);
        while (!closed) {
            long begun_ns = System.nanoTime();
            String reason = "closed the connection";
            try (Socket connection = new Socket()) {
                // Looked up anew each time: the machine may have come up later, or elsewhere.
                InetSocketAddress now = new InetSocketAddress(address.getHostString(), address.getPort());
                connection.connect(now, (int) CONNECT_LIMIT.toMillis());
                connection.setTcpNoDelay(true);
                connection.setKeepAlive(true);
                connection.getOutputStream().write(protocol.greeting());
                if (!adopt(connection)) {
                    return;
                }
                onConnected.accept(true, "");
                protocol.read(connection.getInputStream(), listener);
            } catch (IOException broken) {
                reason = String.valueOf(broken.getMessage());
            } catch (RuntimeException unforeseen) {
                LOG.error("The modem at {} said what could not be handled", address, unforeseen);
                reason = unforeseen.toString();
            }
            socket = null;
            if (!closed) {
                onConnected.accept(
                        false,
                        "The modem at " + address.getHostString() + ":" + address.getPort() + " cannot be used: "
                                + reason);
                sleep(pauses.nextAfter(Duration.ofNanos(System.nanoTime() - begun_ns)));
            }
        }
    }

    /** Takes a connection into use, unless it was made while {@link #close} went by and found none. */
    private boolean adopt(Socket connection) {
        socket = connection;
        return !closed;
    }

    private void sleep(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    /**
     * Gives the modem bytes.
     *
     * @throws TransportException when there is no connection, or it breaks
     */
    void write(byte[] bytes) throws TransportException {
        synchronized (writing) {
            Socket connection = socket;
            if (connection == null) {
                throw new TransportException("There is no connection to the modem");
            }
            try {
                connection.getOutputStream().write(bytes);
            } catch (IOException broken) {
                throw new TransportException("The modem did not take it: " + broken.getMessage(), broken);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        Socket connection = socket;
        if (connection != null) {
            try {
                // Also ends a write to a modem that takes nothing; so one must not wait for it here.
                connection.close();
            } catch (IOException alreadyGone) {
                LOG.debug("The connection to {} was gone already", address, alreadyGone);
            }
        }
        thread.interrupt();
    }
}
