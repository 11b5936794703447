package io.curbstop.radio.kenwood;

import io.curbstop.radio.time.RadioScheduler;
import io.curbstop.radio.transport.InboundFrame;
import io.curbstop.radio.transport.OutboundFrame;
import io.curbstop.radio.transport.RadioTransport;
import io.curbstop.radio.transport.Reports;
import io.curbstop.radio.transport.TextAlphabet;
import io.curbstop.radio.transport.TransportException;
import io.curbstop.radio.transport.TransportListener;
import io.curbstop.radio.transport.TransportTraits;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/**
 * Reaches FleetSync or NEXEDGE radios through one Kenwood radio on a serial line.
 *
 * <p>What its reports mean here: accepted, the operating system has taken the bytes for the line, for the radio on it says
 * nothing of that; on the air and acknowledged, the radio on the line says {@code 0}, which for one radio means that it
 * acknowledged over the air; refused, the radio says {@code 1}, or nothing in time, or the line was lost. A group never
 * acknowledges.
 *
 * <p>While a text is under way, or its answer may still come late, the channel counts as busy and another text is not taken.
 *
 * <p>The radio on the line acknowledges over the air by itself what it receives, and the sender repeats it no more. Until
 * {@link #acknowledge} is called the transport holds it therefore and reports it again; what is lost on the line itself, or
 * with the program, is lost.
 */
public final class KenwoodTransport implements RadioTransport {

    /** No number goes over the air; they only tell frames apart here. */
    private static final int SEQUENCE_COUNT = 256;

    private static final Pattern PRINTABLE_ASCII = Pattern.compile("[ -~]*");

    private final String name;
    private final KenwoodSettings settings;
    private final RadioScheduler scheduler;
    private final RadioNames names;
    private final Reports reports;
    private final ChannelWatch watch;
    private final UnkeptFrames unkept;
    private final Exchanges exchanges;
    private final Receiver receiver;
    private final LineKeeper keeper;
    private final AtomicBoolean textUnderWay = new AtomicBoolean();
    private volatile boolean working;
    private volatile boolean closed;
    private volatile boolean busy;
    private boolean toldWhetherWorking;
    private boolean silent;

    /**
     * A transport on a line of the operating system.
     *
     * @param name its name in records
     * @param scheduler for its timers; its reports come on this one's thread
     */
    public KenwoodTransport(String name, KenwoodSettings settings, RadioScheduler scheduler) {
        this(name, settings, JSerialCommLine::open, scheduler);
    }

    /**
     * A transport on other lines.
     *
     * @param name its name in records
     * @param lines where the line comes from
     * @param scheduler for its timers; its reports come on this one's thread
     */
    public KenwoodTransport(String name, KenwoodSettings settings, SerialLines lines, RadioScheduler scheduler) {
        this.name = name;
        this.settings = settings;
        this.scheduler = scheduler;
        this.names = new RadioNames(settings);
        this.reports = Reports.atOnce(scheduler);
        this.keeper = new LineKeeper(name, settings, lines, scheduler, new LineEvents());
        this.exchanges = new Exchanges(settings, scheduler, keeper::write, new ExchangeEvents());
        this.watch = new ChannelWatch(scheduler, settings.times().talk(), this::refreshBusy);
        this.unkept = new UnkeptFrames(scheduler, reports);
        this.receiver = new Receiver(settings, names, scheduler, watch, unkept, reports, new ReceiverEvents());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public TransportTraits traits() {
        return new TransportTraits(
                settings.textLimit_characters(),
                TextAlphabet.ASCII,
                SEQUENCE_COUNT,
                true,
                false,
                settings.system().airtime());
    }

    @Override
    public void start(TransportListener listener) {
        reports.open(listener);
        keeper.start();
    }

    /**
     * {@inheritDoc}
     *
     * <p>Not tried are texts that are too long or not in ASCII, names that no radio or group of the system can have, and
     * anything while the line is not open or another text is under way.
     */
    @Override
    public void send(OutboundFrame frame) throws TransportException {
        KenwoodCommand command = command(frame);
        if (closed || !working) {
            throw new TransportException("The line " + settings.device() + " to the Kenwood radio is not open");
        }
        if (!textUnderWay.compareAndSet(false, true)) {
            throw new TransportException("The Kenwood radio has not said yet what became of the text before");
        }
        scheduler.after(Duration.ZERO, () -> exchanges.send(frame, command));
    }

    private KenwoodCommand command(OutboundFrame frame) throws TransportException {
        String text = frame.text();
        if (text.length() > settings.textLimit_characters()) {
            throw new TransportException("The text has " + text.length() + " characters, the radio takes "
                    + settings.textLimit_characters());
        }
        if (!PRINTABLE_ASCII.matcher(text).matches()) {
            throw new TransportException("The text has letters that the radio does not know");
        }
        KenwoodAddress to = (frame.group() ? names.findGroup(frame.radioId()) : names.findRadio(frame.radioId()))
                .orElseThrow(() -> new TransportException(
                        "No radio or group of " + settings.system() + " is called " + frame.radioId()));
        return new KenwoodCommand.Text(to, text.length() > KenwoodSystem.SHORT_TEXT_CHARACTERS, text);
    }

    @Override
    public void acknowledge(InboundFrame frame) {
        scheduler.after(Duration.ZERO, () -> unkept.forget(frame));
    }

    @Override
    public void askPosition(String radioId) {
        names.findRadio(radioId)
                .map(KenwoodCommand.PositionPoll::new)
                .ifPresent(poll -> scheduler.after(Duration.ZERO, () -> {
                    if (working) {
                        exchanges.poll(radioId, poll);
                    }
                }));
    }

    @Override
    public boolean isChannelBusy() {
        return busy || textUnderWay.get();
    }

    @Override
    public void close() {
        closed = true;
        reports.close();
        keeper.close();
        scheduler.after(Duration.ZERO, unkept::clear);
    }

    private void refreshBusy() {
        boolean wasBusy = busy;
        busy = watch.isBusy() || exchanges.isBusy();
        if (wasBusy && !busy) {
            reports.tell(TransportListener::onChannelClear);
        }
    }

    private void setWorking(boolean works, String detail) {
        boolean news = !toldWhetherWorking || working != works;
        working = works;
        toldWhetherWorking = true;
        if (news) {
            reports.tell(to -> to.onWorking(works, detail));
        }
    }

    private final class LineEvents implements LineKeeper.Listener {
        @Override
        public void onOpened() {
            silent = false;
            receiver.restart();
            setWorking(true, "");
        }

        @Override
        public void onBytes(byte[] bytes) {
            receiver.accept(bytes);
        }

        @Override
        public void onLost(String why) {
            String reason =
                    silent ? "The radio on the line " + settings.device() + " takes texts and answers nothing" : why;
            setWorking(false, reason);
            exchanges.onLost(reason);
            watch.clear();
        }
    }

    private final class ReceiverEvents implements Receiver.Listener {
        @Override
        public void onAlive() {
            keeper.onAlive();
        }

        @Override
        public void onResult(boolean done) {
            exchanges.onResult(done);
        }
    }

    private final class ExchangeEvents implements Exchanges.Listener {
        @Override
        public void onAccepted(OutboundFrame frame) {
            reports.tell(to -> to.onAccepted(frame));
        }

        @Override
        public void onDone(OutboundFrame frame) {
            textUnderWay.set(false);
            reports.tell(to -> to.onAir(frame));
            if (!frame.group()) {
                reports.tell(to -> to.onRadioAck(frame.radioId(), frame.sequence()));
            }
        }

        @Override
        public void onRefused(OutboundFrame frame, String reason) {
            textUnderWay.set(false);
            reports.tell(to -> to.onRefused(frame, reason));
        }

        @Override
        public void onFault(String code, String radioId, String detail) {
            reports.fault(code, radioId, detail);
        }

        @Override
        public void onSilent() {
            silent = true;
            keeper.reopen();
        }

        @Override
        public void onChange() {
            refreshBusy();
        }
    }
}
