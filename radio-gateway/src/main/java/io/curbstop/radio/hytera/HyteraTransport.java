package io.curbstop.radio.hytera;

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
import java.time.Duration;
import java.util.Optional;

/**
 * One slot of a Hytera repeater or control station, which connects to the gateway by UDP.
 *
 * <p>Accepted is a text when the repeater has confirmed its packet; on the air when the repeater says what became of it and
 * that needs the air; acknowledged when it says that the radio has it. HDAP has no acknowledgement of an emergency: the
 * radio goes on to report, which keeps its position fresh. Whether the channel is busy is not known: a repeater refuses a
 * text then. All work is done in tasks of the scheduler; one daemon thread for each UDP port reads.
 */
public final class HyteraTransport implements RadioTransport {

    /** How many sequence numbers there are; so many that a late receipt is of no newer text. */
    public static final int SEQUENCE_COUNT = 65_536;

    /** How long the ports beside that of texts may be without connection before a person is told. */
    static final Duration SIDE_LINK_PATIENCE = Duration.ofSeconds(60);

    private final String name;
    private final HyteraSettings settings;
    private final RadioScheduler scheduler;
    private final Reports reports;
    private final HstrpLink registrationLink;
    private final HstrpLink locationLink;
    private final HstrpLink textLink;
    private final Registrations registrations;
    private final OutgoingTexts outgoing;
    private final IncomingTexts incoming;
    private final Positions positions;
    private volatile boolean closed;
    private String state;

    /**
     * A transport that has yet to be started.
     *
     * @param name unique in the gateway
     * @param settings which repeater and slot
     * @param scheduler its clock and timers; reports come on its thread
     */
    public HyteraTransport(String name, HyteraSettings settings, RadioScheduler scheduler) {
        this.name = name;
        this.settings = settings;
        this.scheduler = scheduler;
        this.reports = Reports.atOnce(scheduler);
        this.registrationLink = link("rrs", settings.registrationPort(), new SideLink("registration-link-missing"));
        this.locationLink = link("lp", settings.locationPort(), new SideLink("location-link-missing"));
        this.textLink = link("tmp", settings.textPort(), new TextLink());
        this.registrations = new Registrations(settings, scheduler, reports, registrationLink);
        this.outgoing = new OutgoingTexts(settings, reports, textLink);
        this.incoming = new IncomingTexts(settings, reports, textLink);
        this.positions = new Positions(settings, scheduler, reports, locationLink);
    }

    private HstrpLink link(String service, int port, Owner owner) {
        HstrpLink link = new HstrpLink(name + "-" + service, port, settings, scheduler, owner);
        owner.link = link;
        return link;
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
                SEQUENCE_COUNT,
                true,
                settings.registration(),
                Airtime.dmr());
    }

    @Override
    public void start(TransportListener listener) {
        reports.open(listener);
        inTask(() -> {
            textLink.open();
            locationLink.open();
            if (settings.registration()) {
                registrationLink.open();
            }
        });
    }

    @Override
    public void send(OutboundFrame frame) throws TransportException {
        Optional<RadioAddress> destination = OutgoingTexts.findDestination(frame, settings.network());
        if (closed) {
            throw new TransportException("The transport " + name + " is closed");
        }
        if (!textLink.isUp()) {
            throw new TransportException("The repeater is not connected to UDP port " + settings.textPort());
        }
        if (frame.text().length() > settings.textLimit_characters()) {
            throw new TransportException("The text has " + frame.text().length() + " characters, the radios take "
                    + settings.textLimit_characters());
        }
        if (destination.isEmpty() || frame.sequence() < 0 || frame.sequence() >= SEQUENCE_COUNT) {
            throw new TransportException(
                    "No radio number or no sequence number: %s, %d".formatted(frame.radioId(), frame.sequence()));
        }
        inTask(() -> outgoing.send(frame, destination.get()));
    }

    @Override
    public void acknowledge(InboundFrame frame) {
        if (frame.kind() == InboundFrame.Kind.TEXT) {
            inTask(() -> incoming.acknowledge(frame));
        }
    }

    @Override
    public void askPosition(String radioId) {
        inTask(() -> positions.ask(radioId));
    }

    @Override
    public boolean isChannelBusy() {
        return false;
    }

    @Override
    public void close() {
        closed = true;
        reports.close();
        registrationLink.close();
        locationLink.close();
        textLink.close();
    }

    private void inTask(Runnable work) {
        scheduler.after(Duration.ZERO, () -> {
            if (!closed) {
                work.run();
            }
        });
    }

    private void onMessage(HdapMessage message) {
        Optional<RegistrationMessage> registration = RegistrationMessage.find(message);
        Optional<TextMessage> text = TextMessage.find(message);
        Optional<LocationMessage> location = LocationMessage.find(message);
        if (registration.isPresent()) {
            ifOfFleet(
                    registration.get().radio(),
                    true,
                    () -> registrations.onMessage(registration.get(), message.reliable()));
        } else if (location.isPresent()) {
            ifOfFleet(location.get().radio(), location.get().isFromRadio(), () -> positions.onMessage(location.get()));
        } else if (text.isPresent()) {
            onText(text.get());
        } else {
            reports.fault(
                    "unexpected-message",
                    "",
                    "a message %04x of %s has no meaning here".formatted(message.opcode(), message.service()));
        }
    }

    private void onText(TextMessage message) {
        if (message instanceof TextMessage.Text text) {
            ifOfFleet(text.source(), true, () -> incoming.onText(text));
        } else if (message instanceof TextMessage.Receipt receipt) {
            if (receipt.group()) {
                outgoing.onReceipt(receipt);
            } else {
                boolean fromRadio = receipt.result() == TextResult.OK.code;
                ifOfFleet(receipt.destination(), fromRadio, () -> outgoing.onReceipt(receipt));
            }
        }
    }

    /** That something failed is the repeater's word, and no sign of the radio. */
    private void ifOfFleet(RadioAddress radio, boolean fromRadio, Runnable work) {
        if (radio.isRadioOf(settings.network())) {
            if (fromRadio) {
                registrations.onHeard(radio);
            }
            work.run();
        } else {
            reports.fault("unknown-network", "", "a message of %s, which is no radio's address here".formatted(radio));
        }
    }

    private void setState(boolean working, String detail) {
        if (!detail.equals(state)) {
            state = detail;
            reports.tell(to -> to.onWorking(working, detail));
        }
    }

    /** What all links have in common. */
    private abstract class Owner implements HstrpLink.Owner {
        HstrpLink link;

        @Override
        public void onMessage(HdapMessage message) {
            HyteraTransport.this.onMessage(message);
        }

        @Override
        public void onFault(String code, String detail) {
            reports.fault(code, "", detail);
        }
    }

    /** The one without which the transport is of no use. */
    private final class TextLink extends Owner {
        @Override
        public void onUp() {
            setState(true, "");
        }

        @Override
        public void onDown(String reason) {
            setState(false, reason);
        }
    }

    /** One without which texts still go. */
    private final class SideLink extends Owner {
        private final String code;

        private SideLink(String code) {
            this.code = code;
        }

        @Override
        public void onUp() {
            // Nobody need know.
        }

        @Override
        public void onDown(String reason) {
            scheduler.after(SIDE_LINK_PATIENCE, () -> {
                if (!link.isUp() && !closed) {
                    reports.fault(code, "", reason);
                }
            });
        }
    }
}
