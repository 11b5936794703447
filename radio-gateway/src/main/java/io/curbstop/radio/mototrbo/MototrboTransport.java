package io.curbstop.radio.mototrbo;

import io.curbstop.radio.time.RadioScheduler;
import io.curbstop.radio.transport.InboundFrame;
import io.curbstop.radio.transport.OutboundFrame;
import io.curbstop.radio.transport.RadioTransport;
import io.curbstop.radio.transport.Reports;
import io.curbstop.radio.transport.TextAlphabet;
import io.curbstop.radio.transport.TransportException;
import io.curbstop.radio.transport.TransportListener;
import io.curbstop.radio.transport.TransportTraits;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * MOTOTRBO radios over UDP. Radio ids are their numbers in decimal, 1 to 16776415, and so are those of talk groups.
 *
 * <p>What the reports mean: accepted and on the air are both told when the system has taken the datagram, for UDP says no
 * more; whether the control station has keyed up by then, or has a queue, cannot be known. The radio's acknowledgement is
 * its TMS answer, from its own address only. A text to a group asks for no answer and gets none. Present are the radios that
 * have registered by ARS; the first registration starts the request to report the emergency button. An emergency comes as
 * a frame and, when the radio knows where it is, as a position; it is told again until it is acknowledged.
 *
 * <p>Reads on a daemon thread of the transport's name and reports on the scheduler's. When the ports cannot be opened or
 * sending fails it says so and tries again after 1 s, 2 s, 4 s, up to a minute.
 */
public final class MototrboTransport implements RadioTransport {

    private final MototrboSettings settings;
    private final String name;
    private final RadioScheduler scheduler;
    private final RadioNetwork network;
    private final DatagramPorts ports;
    private final Reports reports;
    private final Registrations registrations;
    private final Emergencies emergencies;
    private final Locations locations;
    private final Shared shared = new Shared();
    private volatile boolean closed;

    /**
     * A transport that does nothing yet.
     *
     * @param name its name in records, and that of its thread
     * @param scheduler its reports come on this one's thread
     */
    public MototrboTransport(MototrboSettings settings, String name, RadioScheduler scheduler) {
        this.settings = settings;
        this.name = name;
        this.scheduler = scheduler;
        this.network = new RadioNetwork(settings.cai());
        this.ports = new DatagramPorts(name, settings, scheduler, new Incoming());
        this.reports = Reports.atOnce(scheduler);
        EmergencyTriggers triggers = new EmergencyTriggers(settings, shared);
        this.registrations = new Registrations(settings, shared, triggers);
        this.emergencies = new Emergencies(shared);
        this.locations = new Locations(settings, shared, triggers, emergencies);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public TransportTraits traits() {
        return new TransportTraits(
                settings.textLimit_characters(),
                TextAlphabet.UNICODE,
                TmsMessage.Text.NUMBERS_RADIOS_KNOW,
                true,
                true,
                settings.airtime());
    }

    @Override
    public void start(TransportListener listener) {
        reports.open(listener);
        ports.open();
    }

    /**
     * {@inheritDoc}
     *
     * @throws TransportException when the text is too long, the number is none from 0 to 31, the id is no radio's, the
     *     ports are not open, or the system does not take the datagram
     */
    @Override
    public void send(OutboundFrame frame) throws TransportException {
        int id = RadioNetwork.findId(frame.radioId())
                .orElseThrow(() -> new TransportException("No MOTOTRBO radio or group is called " + frame.radioId()));
        if (frame.text().length() > settings.textLimit_characters()) {
            throw new TransportException("The text has " + frame.text().length() + " characters, these radios take "
                    + settings.textLimit_characters());
        }
        if (frame.sequence() < 0 || frame.sequence() >= TmsMessage.Text.NUMBERS_RADIOS_KNOW) {
            throw new TransportException("These radios know the numbers 0 to 31, not " + frame.sequence());
        }
        InetAddress to = frame.group() ? RadioNetwork.addressOfGroup(id) : network.addressOfRadio(id);
        byte[] bytes = TmsMessage.Text.toRadio(!frame.group(), frame.sequence(), frame.text())
                .encode();
        try {
            ports.send(MototrboService.TMS, to, bytes, () -> onSent(frame, id));
        } catch (IOException notSent) {
            throw new TransportException(name + " cannot send: " + notSent.getMessage(), notSent);
        }
    }

    private void onSent(OutboundFrame frame, int id) {
        shared.report(to -> to.onAccepted(frame));
        shared.report(to -> to.onAir(frame));
        if (!frame.group() && !closed) {
            registrations.assume(id);
        }
    }

    @Override
    public void acknowledge(InboundFrame frame) {
        OptionalInt radio = RadioNetwork.findId(frame.radioId());
        if (frame.kind() == InboundFrame.Kind.EMERGENCY) {
            shared.after(Duration.ZERO, () -> emergencies.onTaken(frame));
        } else if (radio.isPresent() && frame.sequence() >= 0 && frame.sequence() <= TmsMessage.HIGHEST_SEQUENCE) {
            byte[] bytes = new TmsMessage.Ack(false, frame.sequence()).encode();
            shared.transmit(MototrboService.TMS, radio.getAsInt(), bytes);
        }
    }

    /** {@inheritDoc} An id that is no radio's is a fault. */
    @Override
    public void askPosition(String radioId) {
        OptionalInt radio = RadioNetwork.findId(radioId);
        shared.after(Duration.ZERO, () -> {
            if (radio.isPresent()) {
                locations.ask(radio.getAsInt());
            } else {
                shared.tell(MototrboFault.NO_RADIO_ID, radioId, "no MOTOTRBO radio can have this id");
            }
        });
    }

    /** Never, as far as UDP can tell. */
    @Override
    public boolean isChannelBusy() {
        return false;
    }

    @Override
    public void close() {
        closed = true;
        reports.close();
        ports.close();
    }

    private void onText(int radio, byte[] bytes) {
        String radioId = Integer.toString(radio);
        Optional<TmsMessage> message = TmsMessage.decode(bytes);
        if (message.isEmpty()) {
            shared.tell(MototrboFault.UNREADABLE_TEXT, radioId, bytes.length + " bytes that are no TMS message");
        } else if (message.get() instanceof TmsMessage.Text text) {
            InboundFrame frame = new InboundFrame(radioId, text.sequence(), InboundFrame.Kind.TEXT, text.words());
            shared.report(to -> to.onReceived(frame));
        } else if (message.get() instanceof TmsMessage.Ack ack) {
            shared.report(to -> to.onRadioAck(radioId, ack.sequence()));
        } else if (message.get() instanceof TmsMessage.Availability available && available.ackWanted()) {
            shared.transmitUnasked(MototrboService.TMS, radio, new TmsMessage.AvailabilityAck().encode());
        }
    }

    /** What comes from the ports, on the scheduler's thread. */
    private final class Incoming implements DatagramPorts.Owner {

        @Override
        public void onDatagram(MototrboService service, InetAddress from, byte[] bytes) {
            OptionalInt sender = network.findRadio(from);
            if (closed) {
                return;
            }
            if (sender.isEmpty()) {
                String detail = "%s from %s, which is no radio's address".formatted(service, from.getHostAddress());
                shared.tell(MototrboFault.UNKNOWN_SENDER, "", detail);
                return;
            }
            switch (service) {
                case ARS -> registrations.onDatagram(sender.getAsInt(), bytes);
                case TMS -> onText(sender.getAsInt(), bytes);
                case LRRP -> locations.onDatagram(sender.getAsInt(), bytes);
            }
        }

        @Override
        public void onWorking(boolean working, String detail) {
            shared.report(to -> to.onWorking(working, detail));
        }
    }

    /** What the parts have in common. */
    private final class Shared implements MototrboGateway {

        @Override
        public void transmit(MototrboService service, int radio, byte[] bytes) {
            try {
                ports.send(service, network.addressOfRadio(radio), bytes, () -> {});
            } catch (IOException notSent) {
                String detail = "%s: %s".formatted(service, notSent.getMessage());
                after(Duration.ZERO, () -> tell(MototrboFault.NOT_SENT, Integer.toString(radio), detail));
            }
        }

        @Override
        public void transmitUnasked(MototrboService service, int radio, byte[] bytes) {
            transmit(service, radio, bytes);
            report(to -> to.onOwnTraffic(settings.airtime().ofAck()));
        }

        @Override
        public void report(Consumer<TransportListener> event) {
            reports.tell(event);
        }

        @Override
        public void tell(MototrboFault fault, String radioId, String detail) {
            reports.fault(fault.code(), radioId, detail, fault.mostInAMinute());
        }

        @Override
        public RadioScheduler.Timer after(Duration delay, Runnable task) {
            return scheduler.after(delay, () -> {
                if (!closed) {
                    task.run();
                }
            });
        }

        @Override
        public Instant now() {
            return scheduler.now();
        }
    }
}
