package io.curbstop.radio.sim;

import io.curbstop.radio.time.RadioScheduler;
import io.curbstop.radio.transport.InboundFrame;
import io.curbstop.radio.transport.OutboundFrame;
import io.curbstop.radio.transport.RadioFix;
import io.curbstop.radio.transport.RadioTransport;
import io.curbstop.radio.transport.TextAlphabet;
import io.curbstop.radio.transport.TransportException;
import io.curbstop.radio.transport.TransportListener;
import io.curbstop.radio.transport.TransportTraits;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** The gateway's end of the simulated channel: carries frames both ways in the time they take. */
final class SimulatedChannel implements RadioTransport {

    private final SimulatedRadios radios;
    private final ChannelSettings settings;
    private final RadioScheduler scheduler;
    private final AtomicInteger framesOnAir = new AtomicInteger();
    private volatile TransportListener listener;
    private volatile boolean closed;

    SimulatedChannel(SimulatedRadios radios, ChannelSettings settings, RadioScheduler scheduler) {
        this.radios = radios;
        this.settings = settings;
        this.scheduler = scheduler;
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public TransportTraits traits() {
        return new TransportTraits(
                settings.textLimit_characters(),
                TextAlphabet.UNICODE,
                SimulatedRadio.SEQUENCE_COUNT,
                true,
                true,
                settings.airtime());
    }

    @Override
    public void start(TransportListener newListener) {
        listener = newListener;
        radios.listOn().forEach(radioId -> carryPresence(radioId, true));
    }

    @Override
    public void send(OutboundFrame frame) throws TransportException {
        if (closed) {
            throw new TransportException("The simulated channel " + name() + " is closed");
        }
        if (frame.text().length() > settings.textLimit_characters()) {
            throw new TransportException("The text has " + frame.text().length() + " characters, the channel takes "
                    + settings.textLimit_characters());
        }
        scheduler.after(Duration.ZERO, () -> {
            report(to -> to.onAccepted(frame));
            occupy(settings.airtime().ofText(frame.text()), () -> {
                report(to -> to.onAir(frame));
                radios.hear(frame);
            });
        });
    }

    @Override
    public void acknowledge(InboundFrame frame) {
        occupy(settings.airtime().ofAck(), () -> radios.hearAck(frame.radioId(), frame.sequence()));
    }

    @Override
    public void askPosition(String radioId) {
        occupy(settings.airtime().ofAck(), () -> radios.hearQuestionWhere(radioId));
    }

    @Override
    public boolean isChannelBusy() {
        return framesOnAir.get() > 0;
    }

    @Override
    public void close() {
        closed = true;
    }

    void carryIn(InboundFrame frame, int times) {
        for (int time = 0; time < times; time++) {
            occupy(settings.airtime().ofText(frame.text()), () -> report(to -> to.onReceived(frame)));
        }
    }

    void carryAckIn(String radioId, int sequence, Duration delay, int times) {
        for (int time = 0; time < times; time++) {
            scheduler.after(
                    delay,
                    () -> occupy(settings.airtime().ofAck(), () -> report(to -> to.onRadioAck(radioId, sequence))));
        }
    }

    /** A report of a place keeps the channel about as long as an acknowledgement. */
    void carryFixIn(RadioFix fix, Duration delay, int times) {
        for (int time = 0; time < times; time++) {
            scheduler.after(delay, () -> occupy(settings.airtime().ofAck(), () -> report(to -> to.onPosition(fix))));
        }
    }

    void carryPresence(String radioId, boolean present) {
        scheduler.after(Duration.ZERO, () -> report(to -> to.onPresence(radioId, present)));
    }

    private void occupy(Duration airtime, Runnable atEnd) {
        framesOnAir.incrementAndGet();
        Duration scaled = Duration.ofNanos(Math.round(airtime.toNanos() * settings.airtimeFactor()));
        scheduler.after(scaled, () -> {
            boolean clear = framesOnAir.decrementAndGet() == 0;
            if (!closed) {
                atEnd.run();
            }
            if (clear) {
                report(TransportListener::onChannelClear);
            }
        });
    }

    private void report(Consumer<TransportListener> event) {
        TransportListener to = listener;
        if (to != null && !closed) {
            event.accept(to);
        }
    }
}
