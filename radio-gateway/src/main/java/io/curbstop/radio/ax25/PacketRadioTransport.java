package io.curbstop.radio.ax25;

import io.curbstop.radio.time.RadioScheduler;
import io.curbstop.radio.transport.Airtime;
import io.curbstop.radio.transport.InboundFrame;
import io.curbstop.radio.transport.OutboundFrame;
import io.curbstop.radio.transport.RadioTransport;
import io.curbstop.radio.transport.Reports;
import io.curbstop.radio.transport.TextAlphabet;
import io.curbstop.radio.transport.TransportException;
import io.curbstop.radio.transport.TransportListener;
import io.curbstop.radio.transport.TransportTraits;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * APRS messages in AX.25 frames, by a packet modem such as Dire Wolf. Radios are known by their callsigns.
 *
 * <p>With AGW a frame is <em>accepted</em> when the modem answers the question that follows it, and <em>on the air</em> when
 * the modem says that it has sent it. With KISS it is accepted when the connection has taken it, and that it was on the air
 * is only known from the radio's acknowledgement. A radio's emergency is a message of that one word, or a position with it
 * in its comment.
 */
public final class PacketRadioTransport implements RadioTransport {

    private static final Airtime AIRTIME = Airtime.ax25At1200Baud();

    private final String name;
    private final PacketRadioSettings settings;
    private final RadioScheduler scheduler;
    private final ModemConnection connection;
    private final HeardMessages heard = new HeardMessages();
    private final Reports reports;
    private final OutgoingPackets outgoing;
    private final IncomingPackets incoming;
    private volatile boolean closed;

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
        this.reports = Reports.atOnce(scheduler);
        ModemProtocol protocol = settings.protocol();
        this.outgoing = new OutgoingPackets(settings.keyLimit(), protocol, this::write, scheduler, reports);
        this.incoming = new IncomingPackets(settings.station(), heard, outgoing, scheduler, reports);
        this.connection = new ModemConnection(
                name,
                new InetSocketAddress(settings.host(), settings.port()),
                protocol,
                new Modem(),
                outgoing::onConnection);
    }

    private void write(byte[] bytes) throws TransportException {
        connection.write(bytes);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public TransportTraits traits() {
        return new TransportTraits(AprsPacket.MOST_TEXT, TextAlphabet.ASCII, MessageIds.COUNT, true, false, AIRTIME);
    }

    @Override
    public void start(TransportListener listener) {
        reports.open(listener);
        connection.start();
    }

    @Override
    public void send(OutboundFrame frame) throws TransportException {
        if (closed) {
            throw new TransportException("The packet channel " + name + " is closed");
        }
        outgoing.send(frame, packet(messageOf(frame)), AIRTIME);
    }

    private static AprsPacket messageOf(OutboundFrame frame) throws TransportException {
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
                outgoing.sendAck(packet(message.acknowledgedFor(frame.radioId())), AIRTIME);
            } catch (TransportException notSent) {
                // The radio repeats what it has no acknowledgement for.
                String reason = notSent.getMessage();
                scheduler.after(
                        Duration.ZERO, () -> reports.fault("acknowledgement-not-sent", frame.radioId(), reason));
            }
        });
    }

    /** A modem cannot be asked whether it hears a carrier; it waits for its turn by itself. Ours are known. */
    @Override
    public boolean isChannelBusy() {
        return outgoing.isBusy();
    }

    @Override
    public void close() {
        closed = true;
        reports.close();
        outgoing.close();
        connection.close();
    }

    /** What the modem says, on the connection's thread. */
    private final class Modem implements ModemProtocol.ModemListener {

        @Override
        public void onHeard(Ax25Frame frame) {
            incoming.onHeard(frame);
        }

        @Override
        public void onSent(byte[] information) {
            outgoing.onSent(information);
        }

        @Override
        public void onWaiting(int frames) {
            outgoing.onWaiting(frames);
        }
    }
}
