package io.curbstop.radio.session;

import io.curbstop.radio.api.RadioMessage;
import io.curbstop.radio.api.RadioPriority;
import io.curbstop.radio.text.Abbreviations;
import io.curbstop.radio.text.NumberedParts;
import io.curbstop.radio.time.RadioScheduler;
import io.curbstop.radio.transport.RadioTransport;
import io.curbstop.radio.transport.TransportTraits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One transport as this run of the session uses it: one frame at a time, within its airtime. */
final class Channel {

    final RadioTransport transport;
    final String name;
    final TransportTraits traits;
    final ChannelRules rules;
    final AirtimeBudget budget;

    /** The message whose frame, or whose acknowledgement, the channel is being left to; null when it is free. */
    Delivery current;

    /** Whether the transport says that it can be used. */
    boolean working = true;

    /** Why it cannot; empty when it can. */
    String detail = "";

    /** When a radio was heard on it last in this run; null when none was. */
    Instant heardAt;

    final AirtimeUse use = new AirtimeUse();

    RadioScheduler.Timer slotTimer = () -> {};
    RadioScheduler.Timer pumpTimer = () -> {};

    Channel(RadioTransport transport, ChannelRules rules, Instant now) {
        this.transport = transport;
        this.name = transport.name();
        this.traits = transport.traits();
        this.rules = rules;
        this.budget = new AirtimeBudget(rules.airtime(), now);
    }

    /**
     * What a message is on this channel: the fullest of its texts that fits, or else the numbered parts of the fullest. An
     * order is never in parts, because a crew that has read one would act on it. Empty when the channel cannot carry it.
     */
    List<String> framesOf(RadioMessage message) {
        Optional<String> whole = traits.findWritten(message.texts());
        if (whole.isPresent()) {
            return List.of(whole.get());
        }
        if (message.kind().hasToken()) {
            return List.of();
        }
        return traits.alphabet()
                .findWritten(message.text())
                .flatMap(text -> NumberedParts.split(
                        text, traits.textLimit_characters(), rules.mostParts(), Abbreviations.defaults()))
                .orElse(List.of());
    }

    /** Whether the message may go by this channel, and can. */
    boolean carries(RadioMessage message) {
        return message.priority().compareTo(rules.least()) <= 0
                && !framesOf(message).isEmpty();
    }

    /** The frame that is next of a message that this channel carries. */
    String nextFrameOf(Delivery delivery) {
        List<String> frames = framesOf(delivery.message);
        // A channel whose settings have changed may not carry any more what was begun on it.
        return frames.isEmpty() ? delivery.message.text() : frames.get(Math.min(delivery.partsDone, frames.size() - 1));
    }

    /** Whether more frames come after the one that is next. */
    boolean hasMoreAfterNext(Delivery delivery) {
        return delivery.partsDone + 1 < framesOf(delivery.message).size();
    }

    /** Counts what is sent in its turn. */
    void charge(RadioPriority priority, Duration airtime, Instant now) {
        use.add(airtime, now);
        budget.charge(priority, airtime, now);
    }

    /** Counts what was sent without waiting for its turn, such as an acknowledgement. */
    void spend(Duration airtime, Instant now) {
        use.add(airtime, now);
        budget.spend(airtime, now);
    }

    /** The time that a message takes on the air together with the acknowledgement that is expected. */
    Duration frameAndAck(Delivery delivery) {
        Duration frame = traits.airtime().ofText(nextFrameOf(delivery));
        return traits.radioAck() && !delivery.isGroup()
                ? frame.plus(traits.airtime().ofAck())
                : frame;
    }

    void free() {
        current = null;
        slotTimer.cancel();
    }
}
