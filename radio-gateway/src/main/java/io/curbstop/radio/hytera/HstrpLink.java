package io.curbstop.radio.hytera;

import io.curbstop.radio.time.RadioScheduler;
import io.curbstop.radio.transport.BoundedMap;
import io.curbstop.radio.transport.GrowingPause;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The session that a repeater opens for one service. Confirms each packet at once, knows a repeated one by its number, and
 * sends each of its own once only. All methods but {@link #isUp} and {@link #close} are called in tasks of the scheduler.
 */
final class HstrpLink implements UdpPort.Receiver {

    /** What is done with what the link has to say; each call is a task of the scheduler. */
    interface Owner {
        /** The repeater has connected, anew perhaps. */
        void onUp();

        /** The repeater is not, or no longer, connected; a sentence why. */
        void onDown(String reason);

        /** A message came, for the first time. */
        void onMessage(HdapMessage message);

        /** Something came that should not. */
        void onFault(String code, String detail);
    }

    /** What becomes of one packet; at most one of both is called, in a task of the scheduler. */
    interface Fate {
        /** The repeater has it. */
        void onTaken();

        /** Nobody knows, or the repeater does not want it; words why. */
        void onLost(String reason);
    }

    /** How many numbers of packets are remembered to know repeated ones. */
    private static final int MOST_SEEN = 64;
    /** How many packets may wait for confirmation. */
    private static final int MOST_AWAITED = 64;

    private static final int NUMBERS = 0x1_0000;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

    private record Awaited(Fate fate, RadioScheduler.Timer timer) {}

    private final HyteraSettings settings;
    private final RadioScheduler scheduler;
    private final Owner owner;
    private final UdpPort port;
    private final Map<Integer, byte[]> seen = new BoundedMap<>(MOST_SEEN);
    private final Map<Integer, Awaited> awaited = new LinkedHashMap<>();
    private volatile InetSocketAddress peer;
    private volatile boolean closed;
    private RadioScheduler.Timer beat = () -> {};
    private int number;
    private int silentBeats;
    private boolean hasAskedToConnect;
    private final GrowingPause askPauses;

    HstrpLink(String threadName, int portNumber, HyteraSettings settings, RadioScheduler scheduler, Owner owner) {
        this.settings = settings;
        this.scheduler = scheduler;
        this.owner = owner;
        this.askPauses = new GrowingPause(settings.heartbeat(), LONGEST_PAUSE);
        this.port = new UdpPort(
                threadName, new InetSocketAddress(settings.bindTo(), portNumber), settings.repeater(), scheduler, this);
    }

    void open() {
        port.open();
    }

    boolean isUp() {
        return peer != null && !closed;
    }

    /** Sends a message once; whether it arrives is not watched. */
    void send(HdapMessage message) {
        transmit(message);
    }

    /** Sends a message once and tells what becomes of its packet. */
    void send(HdapMessage message, Fate fate) {
        int sent = isUp() && awaited.size() < MOST_AWAITED ? transmit(message) : 0;
        if (sent == 0) {
            fate.onLost("there is no connection to the repeater");
            return;
        }
        RadioScheduler.Timer timer = scheduler.after(settings.packetTimeout(), () -> {
            awaited.remove(sent);
            fate.onLost("the repeater did not confirm the packet within %d s"
                    .formatted(settings.packetTimeout().toSeconds()));
        });
        Awaited before = awaited.put(sent, new Awaited(fate, timer));
        if (before != null) {
            before.timer().cancel();
        }
    }

    /** The number of the packet; 0 when it could not be sent. */
    private int transmit(HdapMessage message) {
        InetSocketAddress to = peer;
        if (to == null) {
            return 0;
        }
        number = number % (NUMBERS - 1) + 1;
        return port.send(HstrpPacket.of(message, number).encode(), to) ? number : 0;
    }

    @Override
    public void onOpen() {
        owner.onDown("The repeater %s has not connected to UDP port %d."
                .formatted(settings.repeater().getHostAddress(), port.number()));
    }

    @Override
    public void onBroken(String reason) {
        goDown(reason + ".");
    }

    @Override
    public void onStranger(InetAddress from) {
        owner.onFault(
                "foreign-datagram",
                "something came from %s to UDP port %d".formatted(from.getHostAddress(), port.number()));
    }

    @Override
    public void onFlooded() {
        owner.onFault("datagrams-dropped", "more came to UDP port %d than can be read".formatted(port.number()));
    }

    @Override
    public void onDatagram(byte[] bytes, InetSocketAddress from) {
        if (closed) {
            return;
        }
        HstrpPacket.decode(bytes)
                .ifPresentOrElse(
                        packet -> onPacket(packet, from),
                        () -> owner.onFault(
                                "unread-packet",
                                "%d bytes that are no packet came to UDP port %d"
                                        .formatted(bytes.length, port.number())));
    }

    private void onPacket(HstrpPacket packet, InetSocketAddress from) {
        boolean connects = packet.is(HstrpPacket.CONNECT) && !packet.is(HstrpPacket.ACK | HstrpPacket.REJECT);
        if (connects) {
            onConnect(packet, from);
        } else if (from.equals(peer)) {
            silentBeats = 0;
            onPacketOfPeer(packet);
        } else if (isUp()) {
            owner.onFault(
                    "foreign-datagram",
                    "a packet came to UDP port %d outside of the connection".formatted(port.number()));
        } else if (packet.isData() || packet.is(HstrpPacket.HEARTBEAT)) {
            askToConnect(from);
        }
    }

    private void onConnect(HstrpPacket packet, InetSocketAddress from) {
        int slot = packet.findSlot().orElse(settings.slot());
        if (slot != settings.slot()) {
            port.send(packet.answered(HstrpPacket.REJECT).encode(), from);
            owner.onFault(
                    "wrong-slot",
                    "the repeater connects to UDP port %d for slot %d, configured is %d"
                            .formatted(port.number(), slot, settings.slot()));
            return;
        }
        loseAwaited("the repeater connected anew");
        seen.clear();
        number = 0;
        silentBeats = 0;
        askPauses.reset();
        peer = from;
        port.send(packet.answered(HstrpPacket.ACK).encode(), from);
        beatLater();
        owner.onUp();
    }

    /** After a restart of the gateway the repeater goes on in a session that nobody here knows. */
    private void askToConnect(InetSocketAddress from) {
        if (!hasAskedToConnect) {
            hasAskedToConnect = true;
            port.send(HstrpPacket.bare(HstrpPacket.CLOSE, 0).encode(), from);
            scheduler.after(askPauses.next(), () -> hasAskedToConnect = false);
        }
    }

    private void onPacketOfPeer(HstrpPacket packet) {
        if (packet.is(HstrpPacket.ACK)) {
            confirm(packet.number());
        } else if (packet.is(HstrpPacket.REJECT)) {
            onReject(packet.number());
        } else if (packet.is(HstrpPacket.CLOSE)) {
            port.send(packet.answered(HstrpPacket.ACK).encode(), peer);
            goDown("The repeater %s closed the connection."
                    .formatted(settings.repeater().getHostAddress()));
        } else if (packet.isData()) {
            onData(packet);
        }
    }

    private void onData(HstrpPacket packet) {
        port.send(packet.answered(HstrpPacket.ACK).encode(), peer);
        byte[] before = seen.put(packet.number(), packet.payload());
        if (before != null && Arrays.equals(before, packet.payload())) {
            return;
        }
        HdapMessage.decode(packet.payload())
                .ifPresentOrElse(
                        owner::onMessage,
                        () -> owner.onFault(
                                "unread-message",
                                "%d bytes that are no message came to UDP port %d"
                                        .formatted(packet.payload().length, port.number())));
    }

    private void confirm(int confirmed) {
        Awaited packet = awaited.remove(confirmed);
        if (packet != null) {
            packet.timer().cancel();
            packet.fate().onTaken();
        }
    }

    /** One without number is about whatever is under way. */
    private void onReject(int rejected) {
        String reason = "the repeater rejected the packet";
        Awaited packet = awaited.remove(rejected);
        if (packet != null) {
            packet.timer().cancel();
            packet.fate().onLost(reason);
        } else if (rejected == 0) {
            loseAwaited(reason);
        }
    }

    private void loseAwaited(String reason) {
        List<Awaited> lost = new ArrayList<>(awaited.values());
        awaited.clear();
        lost.forEach(packet -> packet.timer().cancel());
        lost.forEach(packet -> packet.fate().onLost(reason));
    }

    private void beatLater() {
        beat.cancel();
        beat = scheduler.after(settings.heartbeat(), this::beat);
    }

    private void beat() {
        if (!isUp()) {
            return;
        }
        silentBeats++;
        if (silentBeats > settings.heartbeatsMissed()) {
            long silence_s = settings.heartbeat()
                    .multipliedBy(settings.heartbeatsMissed())
                    .toSeconds();
            goDown("The repeater %s has been silent for %d s."
                    .formatted(settings.repeater().getHostAddress(), silence_s));
            return;
        }
        port.send(HstrpPacket.bare(HstrpPacket.HEARTBEAT, 0).encode(), peer);
        beatLater();
    }

    private void goDown(String reason) {
        peer = null;
        beat.cancel();
        loseAwaited("the connection to the repeater was lost");
        owner.onDown(reason);
    }

    /** Takes leave of the repeater, from any thread; nothing more is told. */
    void close() {
        closed = true;
        InetSocketAddress to = peer;
        if (to != null) {
            port.send(HstrpPacket.bare(HstrpPacket.CLOSE, 0).encode(), to);
        }
        port.close();
    }
}
