package io.curbstop.radio.smpp;

import io.curbstop.radio.time.RadioScheduler;
import io.curbstop.radio.transport.OutboundFrame;
import io.curbstop.radio.transport.Reports;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Receipts of the SMSC. A receipt is found by the SMSC's name of the message. That is not known of texts sent before a
 * restart, nor while the SMSC's answer to the text is still on its way; such a receipt is looked at again after a moment, and
 * then by the reference it brings back. One without is a fault.
 */
final class Receipts {

    private static final Duration MOMENT = Duration.ofSeconds(2);
    /** How many receipts may wait for a second look. */
    private static final int MOST_WAITING = 256;

    private final SentTexts sent;
    private final RadioScheduler scheduler;
    private final Reports reports;
    private final ReferencedTexts referenced = new ReferencedTexts();
    private final AtomicInteger waiting = new AtomicInteger();

    Receipts(SentTexts sent, RadioScheduler scheduler, Reports reports) {
        this.sent = sent;
        this.scheduler = scheduler;
        this.reports = reports;
    }

    /** Takes a receipt, on a thread of the link. */
    void onReceipt(DeliveredText text) {
        String words = SmsText.decode(text.bytes(), text.dataCoding(), SmscAlphabet.LATIN_1)
                .orElseGet(() -> new String(text.bytes(), StandardCharsets.ISO_8859_1));
        Optional<SmsReceipt> receipt = SmsReceipt.find(words, text.receiptedId(), text.messageState());
        if (receipt.isEmpty()) {
            reports.fault("unreadable-receipt", text.number(), "a receipt does not say what of what");
        } else if (!decide(text.number(), receipt.get())) {
            lookAgain(text.number(), receipt.get(), text.reference());
        }
    }

    private boolean decide(String radioId, SmsReceipt receipt) {
        SentTexts.Judged judged = sent.judge(radioId, receipt);
        switch (judged.verdict()) {
            case ARRIVED -> acknowledge(radioId, judged.frame().orElseThrow().sequence());
            case FAILED -> refuse(judged.frame().orElseThrow(), receipt.detail());
            case OF_ANOTHER ->
                reports.fault("receipt-of-another", radioId, "a receipt is of a text that was sent to another number");
            case OPEN -> {}
            case UNKNOWN -> {
                return false;
            }
        }
        return true;
    }

    private void lookAgain(String radioId, SmsReceipt receipt, OptionalInt reference) {
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            decideByReference(radioId, receipt, reference);
            return;
        }
        scheduler.after(MOMENT, () -> {
            waiting.decrementAndGet();
            if (!decide(radioId, receipt)) {
                decideByReference(radioId, receipt, reference);
            }
        });
    }

    /** Tells of arrivals only: of a text of an earlier run there is no frame left that could be refused. */
    private void decideByReference(String radioId, SmsReceipt receipt, OptionalInt reference) {
        Optional<MessageReference> found =
                reference.isPresent() ? MessageReference.decode((short) reference.getAsInt()) : Optional.empty();
        if (found.isEmpty()) {
            reports.fault("receipt-of-unknown-text", radioId, receipt.detail());
        } else if (receipt.outcome() == SmsReceipt.Outcome.DELIVERED && referenced.complete(radioId, found.get())) {
            acknowledge(radioId, found.get().sequence());
        } else if (receipt.outcome() == SmsReceipt.Outcome.FAILED) {
            reports.fault("text-not-delivered", radioId, receipt.detail());
        }
    }

    private void acknowledge(String radioId, int sequence) {
        reports.tell(to -> to.onRadioAck(radioId, sequence));
    }

    private void refuse(OutboundFrame frame, String detail) {
        reports.tell(to -> to.onRefused(frame, "The network could not deliver it: " + detail));
    }
}
