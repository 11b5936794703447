package io.curbstop.radio.session;

import io.curbstop.radio.api.AirRecord;
import io.curbstop.radio.api.ReceiptState;
import io.curbstop.radio.time.RadioScheduler;
import io.curbstop.radio.transport.OutboundFrame;
import java.util.Optional;

/** What transports say became of the frames that {@link FrameSender} gave them. Called with the ledger's lock held. */
final class FrameReports {

    private final Ledger ledger;
    private final RadioScheduler scheduler;
    private final Routes routes;
    private final FrameSender sender;
    private final AirRecorder recorder;

    FrameReports(Ledger ledger, RadioScheduler scheduler, Routes routes, FrameSender sender, AirRecorder recorder) {
        this.ledger = ledger;
        this.scheduler = scheduler;
        this.routes = routes;
        this.sender = sender;
        this.recorder = recorder;
    }

    void onAccepted(Channel channel, OutboundFrame frame) {
        recorder.record(AirRecord.Event.ACCEPTED, channel, frame.radioId(), frame.sequence(), "");
        routes.findUnder(channel, frame.radioId(), frame.sequence()).ifPresent(delivery -> {
            if (!channel.hasMoreAfterNext(delivery)) {
                reach(delivery, ReceiptState.ACCEPTED, describe(channel, frame));
            } else if (delivery.isGroup()) {
                // Not every modem says more of words to a group.
                endPart(channel, delivery);
            }
        });
    }

    void onAir(Channel channel, OutboundFrame frame) {
        recorder.record(AirRecord.Event.ON_AIR, channel, frame.radioId(), frame.sequence(), "");
        Optional<Delivery> found = routes.findUnder(channel, frame.radioId(), frame.sequence());
        if (found.isEmpty()) {
            if (channel.current != null && channel.current.wasUnder(channel.name, frame.sequence())) {
                sender.freeAndPump(channel, channel.current);
            }
            return;
        }
        Delivery delivery = found.get();
        if (channel.hasMoreAfterNext(delivery)) {
            if (channel.traits.radioAck() && !delivery.isGroup()) {
                sender.awaitAck(channel, delivery);
            } else {
                endPart(channel, delivery);
                sender.freeAndPump(channel, delivery);
            }
            return;
        }
        reach(delivery, ReceiptState.ON_AIR, describe(channel, frame));
        if (!routes.needsSending(delivery)) {
            sender.freeAndPump(channel, delivery);
        } else if (frame.attempt() == delivery.attempts) {
            sender.awaitAck(channel, delivery);
        }
    }

    void onRefused(Channel channel, OutboundFrame frame, String reason) {
        recorder.record(AirRecord.Event.REFUSED, channel, frame.radioId(), frame.sequence(), reason);
        recorder.fault("frame-refused", channel, frame.radioId(), reason);
        if (channel.current != null && channel.current.isUnder(channel.name, frame.sequence())) {
            sender.freeAndPump(channel, channel.current);
        }
    }

    void onRadioAck(Channel channel, String radioId, int sequence) {
        Optional<Delivery> found = routes.findUnder(channel, radioId, sequence);
        if (found.isEmpty()) {
            if (!routes.isOfPart(channel, radioId, sequence)) {
                String detail = "acknowledges sequence number " + sequence + ", which it was not sent";
                recorder.strange("unexpected-radio-ack", channel, radioId, detail);
            }
            return;
        }
        recorder.record(AirRecord.Event.RADIO_ACK, channel, radioId, sequence, "");
        Delivery delivery = found.get();
        if (delivery.has(ReceiptState.RADIO_ACK) || delivery.has(ReceiptState.CREW_ACK)) {
            return;
        }
        if (channel.hasMoreAfterNext(delivery)) {
            endPart(channel, delivery);
        } else {
            reach(delivery, ReceiptState.RADIO_ACK, "attempt " + delivery.attempts + " by " + channel.name);
            delivery.retryTimer.cancel();
            if (delivery.isDone()) {
                delivery.cancelTimers();
            }
        }
        sender.freeAndPump(channel, delivery);
    }

    private void endPart(Channel channel, Delivery delivery) {
        int parts = delivery.partsDone + 1;
        ledger.batch(scheduler.now())
                .add(new JournalEntry.PartDone(scheduler.now(), delivery.message.id(), channel.name, parts))
                .commit();
        delivery.retryTimer.cancel();
        delivery.due = true;
    }

    private void reach(Delivery delivery, ReceiptState state, String detail) {
        ledger.batch(scheduler.now()).reach(delivery, state, detail).commit();
    }

    private static String describe(Channel channel, OutboundFrame frame) {
        return "attempt " + frame.attempt() + " by " + channel.name;
    }
}
