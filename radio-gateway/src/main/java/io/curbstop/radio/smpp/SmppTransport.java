package io.curbstop.radio.smpp;

import io.curbstop.radio.api.RadioPriority;
import io.curbstop.radio.time.RadioScheduler;
import io.curbstop.radio.transport.GrowingPause;
import io.curbstop.radio.transport.InboundFrame;
import io.curbstop.radio.transport.OutboundFrame;
import io.curbstop.radio.transport.RadioTransport;
import io.curbstop.radio.transport.Reports;
import io.curbstop.radio.transport.TextAlphabet;
import io.curbstop.radio.transport.TransportException;
import io.curbstop.radio.transport.TransportListener;
import io.curbstop.radio.transport.TransportTraits;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;

/**
 * Short messages by SMPP 3.4. A radio's id is the number of its phone, digits only.
 *
 * <p>{@code onAccepted} and {@code onAir} come together, when the SMSC has taken all of a text: of the air interface an SMSC
 * tells nothing. {@code onRadioAck} comes when the SMSC's receipts say that the phone has all of it, {@code onRefused} when
 * the SMSC does not take it or says that the phone will not get it. The session's patience is shorter than a network's; so an
 * attempt to send what the SMSC still holds, or has delivered within the validity, is reported as taken without sending it
 * once more, for the phone would show it twice. What has failed or expired is sent anew.
 *
 * <p>After a restart the SMSC's names of earlier messages are unknown. Each message therefore carries its sequence number in
 * {@code user_message_reference}; a receipt that brings it back is still an {@code onRadioAck}, one that does not is the fault
 * {@code receipt-of-unknown-text}, and the session sends again.
 *
 * <p>A crew's text is answered to the SMSC after {@link #acknowledge}. Faults: {@code unreadable-text}, {@code
 * unreadable-sender}, {@code unreadable-receipt}, {@code receipt-of-another}, {@code receipt-of-unknown-text}, {@code
 * text-not-delivered}, {@code unknown-message-type}.
 */
public final class SmppTransport implements RadioTransport {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,15}");
    private static final int MOST_WAITING = 64;
    private static final Duration GRACE = Duration.ofMinutes(1);
    private static final Duration END_OF_THREAD = Duration.ofSeconds(3);

    private final String name;
    private final SmppSettings settings;
    private final RadioScheduler scheduler;
    private final Reports reports;
    private final SentTexts sent;
    private final CrewTexts crewTexts;
    private final DeliveredMessages delivered;
    private final Thread thread;
    /** Empty when the link is lost. */
    private final BlockingQueue<Optional<OutboundFrame>> work = new LinkedBlockingQueue<>();

    private final Semaphore room = new Semaphore(MOST_WAITING);
    private volatile boolean closed;
    private volatile boolean broken;
    private volatile boolean linked;
    private boolean everReported;
    private int nextText;

    /**
     * Does not connect yet.
     *
     * @param name unique in the gateway
     * @param settings how texts are sent
     * @param scheduler the timers
     */
    public SmppTransport(String name, SmppSettings settings, RadioScheduler scheduler) {
        this.name = name;
        this.settings = settings;
        this.scheduler = scheduler;
        this.reports = Reports.onThreadOf(scheduler);
        SmppTimes times = settings.times();
        this.sent = new SentTexts(times.validity().plus(GRACE), times.receiptWindow());
        this.crewTexts = new CrewTexts(settings, scheduler, reports);
        this.delivered = new DeliveredMessages(new Receipts(sent, scheduler, reports), crewTexts, reports);
        this.thread = new Thread(this::run, "smpp-" + name);
        thread.setDaemon(true);
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
                MessageReference.SEQUENCE_COUNT,
                true,
                false,
                new SmsAirtime(settings.alphabet()));
    }

    @Override
    public void start(TransportListener listener) {
        reports.open(listener);
        thread.start();
    }

    /** Takes a text; it is refused at once when it is for a group or no number, empty or too long, or without a link. */
    @Override
    public void send(OutboundFrame frame) throws TransportException {
        if (frame.group() || !NUMBER.matcher(frame.radioId()).matches()) {
            throw new TransportException(frame.radioId() + " is no telephone number");
        }
        if (frame.text().isEmpty() || frame.text().length() > settings.textLimit_characters()) {
            throw new TransportException("The text has %d characters, a message takes 1 to %d"
                    .formatted(frame.text().length(), settings.textLimit_characters()));
        }
        if (frame.sequence() < 0 || frame.sequence() >= MessageReference.SEQUENCE_COUNT) {
            throw new TransportException("There is no sequence number " + frame.sequence());
        }
        enqueue(frame);
    }

    private synchronized void enqueue(OutboundFrame frame) throws TransportException {
        if (closed || broken) {
            throw new TransportException("SMS by " + name + (closed ? " is closed" : " has no link"));
        }
        if (!room.tryAcquire()) {
            throw new TransportException(MOST_WAITING + " texts are waiting already");
        }
        work.add(Optional.of(frame));
    }

    @Override
    public void acknowledge(InboundFrame frame) {
        crewTexts.keep(frame);
    }

    /** Never: an SMSC takes texts whether or not others send. */
    @Override
    public boolean isChannelBusy() {
        return false;
    }

    /** Takes leave of the SMSC, within seconds; a text that waits to be written down is answered with an error. */
    @Override
    public void close() {
        closed = true;
        reports.close();
        crewTexts.close();
        thread.interrupt();
        try {
            if (thread != Thread.currentThread()) {
                thread.join(END_OF_THREAD.toMillis());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether texts can be sent now. */
    boolean hasLink() {
        return linked;
    }

    /** How much is under way, for tests that wait until nothing is. */
    int countUnsent() {
        return MOST_WAITING - room.availablePermits();
    }

    /** How many deliveries wait to be acknowledged. */
    int countUnacknowledged() {
        return crewTexts.countWaiting();
    }

    private void run() {
        GrowingPause retries =
                new GrowingPause(settings.times().firstRetry(), settings.times().longestRetry());
        while (!closed) {
            long begun_ns = System.nanoTime();
            SmppLink link = new SmppLink(settings, delivered, () -> work.add(Optional.empty()));
            try {
                link.open();
                setWorking(true, "");
                sendUntilLost(link);
                setWorking(false, "The link to the SMSC " + settings.account() + " is lost");
            } catch (IOException | RuntimeException failed) {
                setWorking(false, failed.getMessage());
            } catch (InterruptedException stopped) {
                closed = true;
            }
            crewTexts.onLinkLost();
            Thread.interrupted();
            link.close();
            pause(retries.nextAfter(Duration.ofNanos(System.nanoTime() - begun_ns)));
        }
    }

    private void sendUntilLost(SmppLink link) throws InterruptedException {
        while (!closed && link.isOpen()) {
            Optional<OutboundFrame> next = work.take();
            if (next.isPresent()) {
                try {
                    attempt(link, next.get());
                } finally {
                    room.release();
                }
            }
        }
    }

    private void attempt(SmppLink link, OutboundFrame frame) {
        if (sent.isHeld(frame, scheduler.now())) {
            reportTaken(frame);
            if (sent.hasArrived(frame)) {
                reports.tell(to -> to.onRadioAck(frame.radioId(), frame.sequence()));
            }
            return;
        }
        SmsText text = SmsText.of(frame.text(), settings.alphabet());
        int parts = settings.longTexts() == LongTexts.PAYLOAD ? 1 : text.parts().size();
        SentTexts.Sent entry = sent.begin(frame, parts, scheduler.now());
        try {
            int reference = nextText++;
            for (int part = 0; part < parts; part++) {
                sent.accepted(entry, part, link.submit(message(frame, text, parts, part, reference)));
            }
            reportTaken(frame);
        } catch (SmppLink.RefusedException refused) {
            giveUp(entry, frame, refused.getMessage());
        } catch (IOException | RuntimeException unknown) {
            giveUp(entry, frame, String.valueOf(unknown.getMessage()));
            link.close();
        }
    }

    private static ShortMessage message(OutboundFrame frame, SmsText text, int parts, int part, int reference) {
        boolean urgent = frame.priority() == RadioPriority.P1 || frame.priority() == RadioPriority.EMERGENCY;
        boolean payload = parts < text.parts().size();
        boolean headed = parts > 1;
        byte[] bytes = headed ? text.withHeader(reference, part) : text.whole();
        MessageReference own = new MessageReference(frame.sequence(), parts, part);
        return new ShortMessage(frame.radioId(), urgent, text.dataCoding(), headed, payload, bytes, own);
    }

    private void reportTaken(OutboundFrame frame) {
        reports.tell(to -> to.onAccepted(frame));
        reports.tell(to -> to.onAir(frame));
    }

    private void giveUp(SentTexts.Sent entry, OutboundFrame frame, String reason) {
        sent.failed(entry);
        reports.tell(to -> to.onRefused(frame, reason));
    }

    /** Reports a change; what waits is refused when there is no link. */
    private synchronized void setWorking(boolean working, String detail) {
        if (broken == working || !everReported) {
            everReported = true;
            broken = !working;
            linked = working;
            reports.tell(to -> to.onWorking(working, detail));
        }
        if (!working) {
            List<Optional<OutboundFrame>> refused = new ArrayList<>();
            work.drainTo(refused);
            refused.stream().flatMap(Optional::stream).forEach(frame -> {
                reports.tell(to -> to.onRefused(frame, detail));
                room.release();
            });
        }
    }

    private void pause(Duration retry) {
        Semaphore due = new Semaphore(closed ? 1 : 0);
        scheduler.after(retry, due::release);
        try {
            due.acquire();
        } catch (InterruptedException stopped) {
            closed = true;
        }
    }
}
