package io.curbstop.radio.ax25;

import io.curbstop.radio.time.RadioScheduler;
import io.curbstop.radio.transport.Airtime;
import io.curbstop.radio.transport.FaultLimiter;
import io.curbstop.radio.transport.InboundFrame;
import io.curbstop.radio.transport.OutboundFrame;
import io.curbstop.radio.transport.RadioFix;
import io.curbstop.radio.transport.RadioTransport;
import io.curbstop.radio.transport.TextAlphabet;
import io.curbstop.radio.transport.TransportException;
import io.curbstop.radio.transport.TransportListener;
import io.curbstop.radio.transport.TransportTraits;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * APRS messages in AX.25 frames, by a packet modem such as Dire Wolf. Radios are known by their callsigns.
 *
 * <p>With AGW a frame is <em>accepted</em> when the modem answers the question that follows it, and <em>on the air</em> when
 * the modem says that it has sent it. With KISS it is accepted when the connection has taken it, and that it was on the air
 * is only known from the radio's acknowledgement. A radio's emergency is a message of that one word, or a position with it
 * in its comment.
 */
public final class PacketRadioTransport implements RadioTransport {

    private static final Duration QUESTION_PAUSE = Duration.ofSeconds(10);
    private static final int HUNDREDTH_OF_A_MINUTE_m = 19;

    private final String name;
    private final PacketRadioSettings settings;
    private final RadioScheduler scheduler;
    private final ModemProtocol protocol;
    private final ModemConnection connection;
    private final FramesInModem inModem = new FramesInModem();
    private final HeardMessages heard = new HeardMessages();
    private final FaultLimiter faults;
    private volatile TransportListener listener;
    private volatile boolean closed;
    private boolean stuck;
    private Instant quietFrom = Instant.MIN;

    /**
     * Connects to nothing until it is started.
     *
     * @param name unique in the gateway
     * @param scheduler for timers and reports
     */
    public PacketRadioTransport(String name, PacketRadioSettings settings, RadioScheduler scheduler) {
        this.name = name;
        this.settings = settings;
        this.scheduler = scheduler;
        this.protocol = settings.protocol();
        this.faults =
                new FaultLimiter(scheduler, (code, radioId, detail) -> report(to -> to.onFault(code, radioId, detail)));
        this.connection = new ModemConnection(
                name,
                new InetSocketAddress(settings.host(), settings.port()),
                protocol,
                new Modem(),
                (connected, detail) -> onConnection(connected, detail));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public TransportTraits traits() {
        return new TransportTraits(
                AprsPacket.MOST_TEXT, TextAlphabet.ASCII, MessageIds.COUNT, true, false, Airtime.ax25At1200Baud());
    }

    @Override
    public void start(TransportListener newListener) {
        listener = newListener;
        connection.start();
    }

    @Override
    public void send(OutboundFrame frame) throws TransportException {
        if (closed) {
            throw new TransportException("The packet channel " + name + " is closed");
        }
        Ax25Frame packet = packet(messageOf(frame));
        synchronized (inModem) {
            connection.write(protocol.encode(packet));
            if (!protocol.reportsAir()) {
                inModem.removeFor(frame.radioId(), frame.sequence());
            }
            inModem.add(frame, packet);
        }
        if (protocol.reportsAir()) {
            protocol.askWaiting().ifPresent(this::writeIfConnected);
            scheduler.after(settings.keyLimit(), () -> checkSent(packet));
        } else {
            keepQuietFor(traits().airtime().ofText(frame.text()));
            later(to -> to.onAccepted(frame));
        }
    }

    private AprsPacket messageOf(OutboundFrame frame) throws TransportException {
        Optional<Ax25Address> station = Ax25Address.find(frame.radioId());
        if (station.isEmpty() && !frame.group()) {
            throw new TransportException(frame.radioId() + " is no callsign of a packet radio");
        }
        String id = frame.group() ? null : MessageIds.ofSequence(frame.sequence());
        return new AprsPacket.Message(frame.radioId(), plain(frame.text()), id);
    }

    /** Three characters that have a meaning of their own in a message. */
    private static String plain(String text) {
        return text.replace('|', '/').replace('~', '-').replace('{', '(');
    }

    private Ax25Frame packet(AprsPacket content) throws TransportException {
        List<Ax25Frame.Hop> hops = settings.path().stream()
                .map(address -> new Ax25Frame.Hop(address, false))
                .toList();
        try {
            return new Ax25Frame(settings.destination(), settings.station(), hops, true, content.encode());
        } catch (IllegalArgumentException unfit) {
            throw new TransportException(unfit.getMessage(), unfit);
        }
    }

    @Override
    public void acknowledge(InboundFrame frame) {
        heard.find(frame).ifPresent(message -> {
            try {
                connection.write(protocol.encode(packet(message.acknowledgedFor(frame.radioId()))));
                keepQuietFor(traits().airtime().ofAck());
            } catch (TransportException notSent) {
                // The radio repeats what it has no acknowledgement for.
                faults.tell("acknowledgement-not-sent", frame.radioId(), notSent.getMessage());
            }
        });
    }

    /** A modem cannot be asked whether it hears a carrier; it waits for its turn by itself. Ours are known. */
    @Override
    public boolean isChannelBusy() {
        synchronized (inModem) {
            return protocol.reportsAir() ? inModem.anyUnsent() : scheduler.now().isBefore(quietFrom);
        }
    }

    private void keepQuietFor(Duration airtime) {
        synchronized (inModem) {
            Instant now = scheduler.now();
            quietFrom = (quietFrom.isAfter(now) ? quietFrom : now).plus(airtime);
        }
    }

    @Override
    public void close() {
        closed = true;
        connection.close();
    }

    /** A modem that takes frames and never sends them looks well until one asks. */
    private void checkSent(Ax25Frame packet) {
        Optional<OutboundFrame> waiting;
        synchronized (inModem) {
            waiting = inModem.removeUnsent(packet);
            stuck |= waiting.isPresent();
        }
        waiting.ifPresent(frame -> {
            String reason = "The modem took the frame and has not sent it in "
                    + settings.keyLimit().toSeconds() + " s";
            report(to -> to.onWorking(false, reason));
            report(to -> to.onRefused(frame, reason));
            askWhileStuck();
        });
    }

    private void askWhileStuck() {
        synchronized (inModem) {
            if (!stuck || closed) {
                return;
            }
        }
        protocol.askWaiting().ifPresent(this::writeIfConnected);
        scheduler.after(QUESTION_PAUSE, this::askWhileStuck);
    }

    private void writeIfConnected(byte[] bytes) {
        try {
            connection.write(bytes);
        } catch (TransportException lost) {
            // The connection says so itself.
            return;
        }
    }

    private void onConnection(boolean connected, String detail) {
        List<OutboundFrame> lost;
        synchronized (inModem) {
            stuck = false;
            lost = connected ? List.of() : inModem.clear();
        }
        report(to -> to.onWorking(connected, detail));
        lost.forEach(frame -> report(to -> to.onRefused(frame, detail)));
    }

    private void later(Consumer<TransportListener> event) {
        scheduler.after(Duration.ZERO, () -> report(event));
    }

    private void report(Consumer<TransportListener> event) {
        TransportListener to = listener;
        if (to != null && !closed) {
            event.accept(to);
        }
    }

    /** What the modem says, on the connection's thread. */
    private final class Modem implements ModemProtocol.ModemListener {

        @Override
        public void onHeard(Ax25Frame frame) {
            if (frame.source().equals(settings.station())) {
                return;
            }
            String radioId = frame.source().toString();
            AprsPacket.decode(frame.information()).ifPresent(content -> onContent(radioId, content));
        }

        private void onContent(String radioId, AprsPacket content) {
            if (content instanceof AprsPacket.Position position) {
                onPosition(radioId, position);
            } else if (content instanceof AprsPacket.Message message && isForUs(message.addressee())) {
                InboundFrame frame = heard.frame(radioId, message, scheduler.now());
                report(to -> to.onReceived(frame));
                message.findAckInside().ifPresent(id -> onAck(radioId, id));
            } else if (content instanceof AprsPacket.Ack ack && isForUs(ack.addressee())) {
                onAck(radioId, ack.id());
            } else if (content instanceof AprsPacket.Reject reject && isForUs(reject.addressee())) {
                onReject(radioId, reject.id());
            }
        }

        private boolean isForUs(String addressee) {
            return addressee.equals(settings.station().toString());
        }

        private void onPosition(String radioId, AprsPacket.Position position) {
            report(to -> to.onPosition(new RadioFix(
                    radioId,
                    position.lon(),
                    position.lat(),
                    OptionalDouble.of(HUNDREDTH_OF_A_MINUTE_m),
                    Optional.empty())));
            heard.findEmergency(radioId, position, scheduler.now())
                    .ifPresent(frame -> report(to -> to.onReceived(frame)));
        }

        private void onAck(String radioId, String id) {
            int sequence = MessageIds.findSequence(id);
            if (sequence < 0) {
                faults.tell("ack-of-unknown-id", radioId, "acknowledges " + id + ", an id that is not ours");
                return;
            }
            Optional<OutboundFrame> shown;
            synchronized (inModem) {
                shown = inModem.removeFor(radioId, sequence);
            }
            shown.ifPresent(frame -> report(to -> to.onAir(frame)));
            report(to -> to.onRadioAck(radioId, sequence));
        }

        private void onReject(String radioId, String id) {
            int sequence = MessageIds.findSequence(id);
            Optional<OutboundFrame> rejected;
            synchronized (inModem) {
                rejected = inModem.findLast(radioId, sequence);
            }
            rejected.ifPresent(frame -> report(to -> to.onRefused(frame, "The radio cannot take the message")));
        }

        @Override
        public void onSent(byte[] information) {
            Optional<OutboundFrame> sent;
            boolean clear;
            boolean recovered;
            synchronized (inModem) {
                sent = inModem.removeSent(information);
                clear = !inModem.anyUnsent();
                recovered = stuck;
                stuck = false;
            }
            if (recovered) {
                report(listening -> listening.onWorking(true, ""));
            }
            sent.ifPresent(frame -> report(listening -> listening.onAir(frame)));
            if (clear) {
                report(TransportListener::onChannelClear);
            }
        }

        @Override
        public void onWaiting(int frames) {
            List<OutboundFrame> accepted;
            boolean recovered;
            synchronized (inModem) {
                accepted = inModem.acceptAll();
                recovered = stuck && frames == 0;
                stuck &= !recovered;
            }
            accepted.forEach(frame -> report(to -> to.onAccepted(frame)));
            if (recovered) {
                report(to -> to.onWorking(true, ""));
            }
        }
    }
}
