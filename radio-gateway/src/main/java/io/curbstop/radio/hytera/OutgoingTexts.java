package io.curbstop.radio.hytera;

import io.curbstop.radio.transport.BoundedMap;
import io.curbstop.radio.transport.OutboundFrame;
import io.curbstop.radio.transport.Reports;
import java.util.Map;
import java.util.Optional;

/** Texts on their way to radios, and what becomes of them. Called in tasks of the scheduler. */
final class OutgoingTexts {

    /** How many texts may be remembered for the receipts still to come. */
    private static final int MOST_REMEMBERED = 1024;

    private record Key(boolean group, int radio, int requestId) {}

    private static final class Attempt {
        final OutboundFrame frame;
        boolean accepted;
        boolean answered;

        Attempt(OutboundFrame frame) {
            this.frame = frame;
        }
    }

    private final HyteraSettings settings;
    private final Reports reports;
    private final HstrpLink link;
    private final Map<Key, Attempt> attempts = new BoundedMap<>(MOST_REMEMBERED);

    OutgoingTexts(HyteraSettings settings, Reports reports, HstrpLink link) {
        this.settings = settings;
        this.reports = reports;
        this.link = link;
    }

    /** Whom a frame is for; empty when that is no number of a radio or group. */
    static Optional<RadioAddress> findDestination(OutboundFrame frame, int network) {
        return RadioAddress.find(frame.group() ? RadioAddress.NO_NETWORK : network, frame.radioId());
    }

    /** Makes one attempt. The sequence number is the request id, so that a repetition has the same. */
    void send(OutboundFrame frame, RadioAddress destination) {
        Attempt attempt = new Attempt(frame);
        attempts.put(new Key(frame.group(), destination.id(), frame.sequence()), attempt);
        TextMessage.Text text = new TextMessage.Text(
                frame.group(), !frame.group(), frame.sequence(), destination, settings.sender(), frame.text());
        link.send(text.toHdap(false), new HstrpLink.Fate() {
            @Override
            public void onTaken() {
                accept(attempt);
            }

            @Override
            public void onLost(String reason) {
                if (!attempt.answered) {
                    reports.tell(to -> to.onRefused(frame, reason));
                }
            }
        });
    }

    private void accept(Attempt attempt) {
        if (!attempt.accepted) {
            attempt.accepted = true;
            reports.tell(to -> to.onAccepted(attempt.frame));
        }
    }

    /** Takes a receipt: it is the radio's that the text was for, and nobody else's. */
    void onReceipt(TextMessage.Receipt receipt) {
        int radio = receipt.destination().id();
        Attempt attempt = attempts.get(new Key(receipt.group(), radio, receipt.requestId()));
        if (attempt != null) {
            onReceipt(receipt, attempt);
        } else if (isOfAnother(receipt)) {
            reports.fault(
                    "ack-of-another-radio",
                    receipt.destination().number(),
                    "acknowledges request %d, which was sent to another".formatted(receipt.requestId()));
        } else if (isOfEarlierRun(receipt)) {
            reports.tell(to -> to.onRadioAck(receipt.destination().number(), receipt.requestId()));
        }
    }

    private boolean isOfAnother(TextMessage.Receipt receipt) {
        return attempts.keySet().stream().anyMatch(key -> key.requestId() == receipt.requestId());
    }

    /** Sent before the gateway was started; the session knows what it sent then. */
    private static boolean isOfEarlierRun(TextMessage.Receipt receipt) {
        boolean isSequence = receipt.requestId() >= 0 && receipt.requestId() < HyteraTransport.SEQUENCE_COUNT;
        return isSequence && !receipt.group() && receipt.result() == TextResult.OK.code;
    }

    private void onReceipt(TextMessage.Receipt receipt, Attempt attempt) {
        OutboundFrame frame = attempt.frame;
        Optional<TextResult> result = TextResult.find(receipt.result());
        boolean taken = result.filter(TextResult.OK::equals).isPresent();
        accept(attempt);
        if (!attempt.answered) {
            attempt.answered = true;
            if (taken || result.filter(TextResult.NO_ACKNOWLEDGEMENT::equals).isPresent()) {
                reports.tell(to -> to.onAir(frame));
            }
            if (!taken) {
                String reason = result.map(known -> known.words)
                        .orElseGet(() -> "the repeater gives the unknown reason " + receipt.result());
                reports.tell(to -> to.onRefused(frame, reason));
            }
        }
        if (taken && !frame.group()) {
            reports.tell(to -> to.onRadioAck(frame.radioId(), frame.sequence()));
        }
    }
}
