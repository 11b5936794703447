package io.curbstop.radio.smpp;

import io.curbstop.radio.time.RadioScheduler;
import io.curbstop.radio.transport.InboundFrame;
import io.curbstop.radio.transport.Reports;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.jsmpp.SMPPConstant;
import org.jsmpp.extra.ProcessRequestException;

/**
 * Texts of the crews. Each is reported and then holds back its answer to the SMSC until the gateway has written it down; when
 * that takes too long the answer is an error, and the SMSC delivers it again. Of a long text only the part that completes it
 * is held back: an SMSC that sends one message at a time would else never send that part. Texts that cannot be read are
 * refused for good, since they would be no better the next time.
 */
final class CrewTexts {

    /** How many deliveries may wait at a time, so that threads remain for answers and receipts. */
    static final int MOST_WAITING = SmppLink.THREADS - 4;

    private static final int MOST_NUMBER = 20;

    private final SmppSettings settings;
    private final RadioScheduler scheduler;
    private final Reports reports;
    private final ReceivedTexts received;
    private final PartBuffer parts = new PartBuffer();
    private final Semaphore room = new Semaphore(MOST_WAITING);
    private volatile boolean closed;

    CrewTexts(SmppSettings settings, RadioScheduler scheduler, Reports reports) {
        this.settings = settings;
        this.scheduler = scheduler;
        this.reports = reports;
        this.received = new ReceivedTexts(scheduler.now());
    }

    /** Takes a text, on a thread of the link, and returns when it may be answered. */
    void onText(DeliveredText text) throws ProcessRequestException {
        if (!isNumber(text.number())) {
            refuse("unreadable-sender", "", "a text has a sender that is none");
        }
        Optional<byte[]> bytes = text.part().isPresent()
                ? parts.add(text.number(), text.part().get(), scheduler.now())
                : Optional.of(text.bytes());
        if (bytes.isEmpty()) {
            return;
        }
        Optional<String> words = SmsText.decode(bytes.get(), text.dataCoding(), settings.alphabet());
        if (words.isEmpty()) {
            refuse("unreadable-text", text.number(), "data coding 0x%02X".formatted(text.dataCoding()));
        }
        // The reference is that of one part only.
        OptionalInt reference = text.part().isPresent() ? OptionalInt.empty() : text.reference();
        holdBack(received.number(text.number(), words.orElseThrow(), reference, scheduler.now()));
        text.part().ifPresent(part -> parts.forget(text.number(), part));
    }

    private static boolean isNumber(String number) {
        return !number.isEmpty()
                && number.length() <= MOST_NUMBER
                && number.chars().allMatch(letter -> letter > ' ' && letter <= '~');
    }

    private void refuse(String code, String radioId, String detail) throws ProcessRequestException {
        reports.fault(code, radioId, detail);
        throw new ProcessRequestException(code, SMPPConstant.STAT_ESME_RX_R_APPN);
    }

    private void holdBack(InboundFrame frame) throws ProcessRequestException {
        if (closed || !room.tryAcquire()) {
            throw new ProcessRequestException("no room", SMPPConstant.STAT_ESME_RMSGQFUL);
        }
        CompletableFuture<Boolean> kept = received.await(frame);
        RadioScheduler.Timer limit = scheduler.after(settings.times().keepLimit(), () -> received.giveUp(frame, kept));
        try {
            reports.tell(to -> to.onReceived(frame));
            if (closed || !kept.join()) {
                throw new ProcessRequestException("not written down", SMPPConstant.STAT_ESME_RX_T_APPN);
            }
            received.answered(frame, scheduler.now());
        } finally {
            limit.cancel();
            received.giveUp(frame, kept);
            room.release();
        }
    }

    /** The gateway has written it down. */
    void keep(InboundFrame frame) {
        received.keep(frame);
    }

    /** Answers given just now may not have been heard. */
    void onLinkLost() {
        received.linkLost(scheduler.now());
    }

    /** Lets all that waits be answered with an error. */
    void close() {
        closed = true;
        received.giveUpAll();
    }

    /** How many deliveries wait for the gateway. */
    int countWaiting() {
        return received.countWaiting();
    }
}
