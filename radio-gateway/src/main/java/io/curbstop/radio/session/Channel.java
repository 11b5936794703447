package io.curbstop.radio.session;

import io.curbstop.radio.time.RadioScheduler;
import io.curbstop.radio.transport.RadioTransport;
import io.curbstop.radio.transport.TransportTraits;
import java.time.Duration;
import java.time.Instant;

/** One transport as this run of the session uses it: one frame at a time, within its airtime. */
final class Channel {

    final RadioTransport transport;
    final String name;
    final TransportTraits traits;
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

    Channel(RadioTransport transport, AirtimeBudget budget) {
        this.transport = transport;
        this.name = transport.name();
        this.traits = transport.traits();
        this.budget = budget;
    }

    /** The time that a message takes on the air together with the acknowledgement that is expected. */
    Duration frameAndAck(Delivery delivery) {
        String text = traits.findWritten(delivery.message.texts()).orElse(delivery.message.text());
        Duration frame = traits.airtime().ofText(text);
        return traits.radioAck() && !delivery.isGroup()
                ? frame.plus(traits.airtime().ofAck())
                : frame;
    }

    void free() {
        current = null;
        slotTimer.cancel();
    }
}
