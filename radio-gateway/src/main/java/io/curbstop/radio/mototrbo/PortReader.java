package io.curbstop.radio.mototrbo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.util.Arrays;
import java.util.Iterator;
import java.util.concurrent.Semaphore;

/** Reads datagrams on a thread of its own for as long as the ports are open, one of each port in turn. */
final class PortReader implements Runnable {

    /** The longest datagram that is read whole; what no decoder then finds whole is none. */
    static final int LONGEST_BYTES = 1536;
    /** How many may wait to be handled; the rest waits in the system, which drops what it cannot keep. */
    static final int MOST_WAITING = 256;

    /** Who gets what was read. */
    interface Receiver {
        /**
         * Takes a datagram on the reader's thread.
         *
         * @param handled is run when it has been dealt with
         */
        void take(MototrboService service, InetAddress from, byte[] bytes, Runnable handled);

        /** The ports have failed, or the thread was interrupted; no more comes. */
        void onEnd(String reason);
    }

    private final OpenPorts ports;
    private final Receiver receiver;
    private final Semaphore room = new Semaphore(MOST_WAITING);
    private final ByteBuffer buffer = ByteBuffer.allocate(LONGEST_BYTES);

    PortReader(OpenPorts ports, Receiver receiver) {
        this.ports = ports;
        this.receiver = receiver;
    }

    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                ports.selector().select();
                Iterator<SelectionKey> ready = ports.selector().selectedKeys().iterator();
                while (ready.hasNext()) {
                    SelectionKey key = ready.next();
                    ready.remove();
                    receive(key);
                }
            }
            receiver.onEnd("reading the UDP ports was interrupted");
        } catch (IOException | ClosedSelectorException broken) {
            receiver.onEnd("reading the UDP ports failed: " + broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            receiver.onEnd("reading the UDP ports was interrupted");
        }
    }

    private void receive(SelectionKey key) throws IOException, InterruptedException {
        buffer.clear();
        InetSocketAddress from = (InetSocketAddress) ((DatagramChannel) key.channel()).receive(buffer);
        if (from != null) {
            room.acquire();
            byte[] bytes = Arrays.copyOf(buffer.array(), buffer.position());
            receiver.take((MototrboService) key.attachment(), from.getAddress(), bytes, room::release);
        }
    }
}
