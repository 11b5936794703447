package io.curbstop.radio.mototrbo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.EnumMap;
import java.util.Map;

/** The three UDP ports while they are open. Datagrams may be sent from any thread. */
final class OpenPorts implements AutoCloseable {

    /** Room for a registration of each of some thousand radios; the system may give less. */
    private static final int RECEIVE_BUFFER_BYTES = 1 << 20;

    /** As many hops as other datagrams: a group's would else end at the control station, which forwards them. */
    private static final int MULTICAST_HOPS = 64;

    private final Selector selector;
    private final Map<MototrboService, DatagramChannel> channels = new EnumMap<>(MototrboService.class);
    private final MototrboSettings settings;

    private OpenPorts(MototrboSettings settings) throws IOException {
        this.settings = settings;
        this.selector = Selector.open();
    }

    /**
     * Opens all three.
     *
     * @throws IOException says which could not be opened; none is then left open
     */
    static OpenPorts open(MototrboSettings settings) throws IOException {
        OpenPorts ports = new OpenPorts(settings);
        try {
            for (MototrboService service : MototrboService.values()) {
                ports.open(service);
            }
            return ports;
        } catch (IOException | RuntimeException notOpened) {
            ports.close();
            throw notOpened;
        }
    }

    private void open(MototrboService service) throws IOException {
        InetSocketAddress here = settings.addressOf(service);
        try {
            DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET);
            channels.put(service, channel);
            channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER_BYTES);
            channel.setOption(StandardSocketOptions.IP_MULTICAST_TTL, MULTICAST_HOPS);
            NetworkInterface card = NetworkInterface.getByInetAddress(settings.bindAddress());
            if (card != null) {
                channel.setOption(StandardSocketOptions.IP_MULTICAST_IF, card);
            }
            channel.bind(here);
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, service);
        } catch (IOException notOpened) {
            throw new IOException(
                    "cannot listen for %s on UDP port %d of %s: %s"
                            .formatted(
                                    service,
                                    here.getPort(),
                                    here.getAddress().getHostAddress(),
                                    notOpened.getMessage()),
                    notOpened);
        }
    }

    /** Waits for datagrams; each key that is then selected has its service attached. */
    Selector selector() {
        return selector;
    }

    /**
     * Gives a datagram to the system.
     *
     * @throws IOException when the system does not take it
     */
    void send(MototrboService service, InetAddress to, byte[] bytes) throws IOException {
        int sent =
                channels.get(service).send(ByteBuffer.wrap(bytes), new InetSocketAddress(to, settings.portOf(service)));
        if (sent == 0) {
            throw new IOException("the system takes no more datagrams at present");
        }
    }

    /** Closes all; a thread that waits in the selector goes on and finds it closed. */
    @Override
    public void close() {
        closeQuietly(selector);
        channels.values().forEach(OpenPorts::closeQuietly);
    }

    private static void closeQuietly(AutoCloseable port) {
        try {
            port.close();
        } catch (Exception alreadyBroken) {
            // There is nothing left to do with it.
        }
    }
}
