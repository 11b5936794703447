package io.curbstop.radio.sim;

import io.curbstop.radio.api.RadioToken;
import io.curbstop.radio.time.RadioScheduler;
import io.curbstop.radio.transport.InboundFrame;
import io.curbstop.radio.transport.OutboundFrame;
import io.curbstop.radio.transport.RadioFix;
import io.curbstop.radio.transport.RadioTransport;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Radios in memory with displays and buttons, on one channel. Safe to use from any thread. Ids that no radio has are an
 * {@link IllegalArgumentException}.
 */
public final class SimulatedRadios {

    /** How often a radio sends a text in all when the gateway does not acknowledge it. */
    private static final int SEND_ATTEMPTS = 3;

    private final ChannelSettings settings;
    private final RadioScheduler scheduler;
    private final Map<String, SimulatedRadio> radios = new LinkedHashMap<>();
    private final List<Consumer<RadioDisplay>> displayListeners = new CopyOnWriteArrayList<>();
    private SimulatedChannel channel;

    /** A channel without radios yet. */
    public SimulatedRadios(ChannelSettings settings, RadioScheduler scheduler) {
        this.settings = settings;
        this.scheduler = scheduler;
    }

    /** The gateway's end of the channel. A later call takes the place of the earlier one, as a gateway started anew does. */
    public synchronized RadioTransport connect() {
        if (channel != null) {
            channel.close();
        }
        channel = new SimulatedChannel(this, settings, scheduler);
        return channel;
    }

    /** Adds a radio, switched on; replaces one of the same id. */
    public void add(String radioId, String label, RadioBehaviour behaviour) {
        synchronized (this) {
            radios.put(radioId, new SimulatedRadio(radioId, label, behaviour));
            reportPresence(radioId, true);
        }
        tellDisplay(radioId);
    }

    /** All radios, in the order they were added. */
    public synchronized List<RadioDisplay> list() {
        return radios.values().stream().map(SimulatedRadio::display).toList();
    }

    /** One radio's display. */
    public synchronized Optional<RadioDisplay> find(String radioId) {
        return Optional.ofNullable(radios.get(radioId)).map(SimulatedRadio::display);
    }

    /** Hears of each change of a display, on the thread that made it; return quickly. */
    public void addDisplayListener(Consumer<RadioDisplay> listener) {
        displayListeners.add(listener);
    }

    /** Sets how a radio behaves from now on. */
    public void setBehaviour(String radioId, RadioBehaviour behaviour) {
        synchronized (this) {
            get(radioId).behaviour = behaviour;
        }
        tellDisplay(radioId);
    }

    /**
     * Puts a radio at a place, WGS 84. It says so when it is asked.
     *
     * @param lon degrees east, -180 to 180
     * @param lat degrees north, -90 to 90
     */
    public void setPosition(String radioId, double lon, double lat) {
        RadioFix place = fix(radioId, lon, lat);
        synchronized (this) {
            get(radioId).place = Optional.of(place);
        }
        tellDisplay(radioId);
    }

    private RadioFix fix(String radioId, double lon, double lat) {
        return new RadioFix(radioId, lon, lat, OptionalDouble.empty(), Optional.of(scheduler.now()));
    }

    /** Switches a radio on, whereupon it registers, or off, whereupon it takes its leave. */
    public void switchPower(String radioId, boolean on) {
        synchronized (this) {
            get(radioId).on = on;
            reportPresence(radioId, on);
        }
        tellDisplay(radioId);
    }

    /**
     * Types a text and sends it.
     *
     * @throws IllegalStateException when the radio is off
     */
    public void sendText(String radioId, String text) {
        transmitNew(radioId, InboundFrame.Kind.TEXT, text);
    }

    /**
     * Presses a button, which sends its words.
     *
     * @throws IllegalStateException when the radio is off
     */
    public void press(String radioId, RadioButton button) {
        InboundFrame.Kind kind = button == RadioButton.EMERGENCY ? InboundFrame.Kind.EMERGENCY : InboundFrame.Kind.TEXT;
        transmitNew(radioId, kind, button.findWords().orElse(""));
    }

    private void transmitNew(String radioId, InboundFrame.Kind kind, String text) {
        synchronized (this) {
            SimulatedRadio radio = get(radioId);
            if (!radio.on) {
                throw new IllegalStateException("Radio " + radioId + " is off");
            }
            String shown = kind == InboundFrame.Kind.EMERGENCY ? "EMERGENCY" : text;
            int sequence = radio.noteSent(shown, scheduler.now());
            transmit(new InboundFrame(radioId, sequence, kind, text), 1);
        }
        tellDisplay(radioId);
    }

    private synchronized void transmit(InboundFrame frame, int attempt) {
        SimulatedRadio radio = get(frame.radioId());
        if (!radio.on) {
            return;
        }
        if (channel != null) {
            channel.carryIn(frame, radio.behaviour.duplicates() ? 2 : 1);
        }
        if (attempt < SEND_ATTEMPTS) {
            scheduler.after(settings.repeatAfter(), () -> {
                if (waitsFor(frame)) {
                    transmit(frame, attempt + 1);
                }
            });
        }
    }

    private synchronized boolean waitsFor(InboundFrame frame) {
        return get(frame.radioId()).waitsFor(frame.sequence());
    }

    /** The end of a frame from the gateway, at whatever radio it is for. */
    void hear(OutboundFrame frame) {
        boolean isNew;
        synchronized (this) {
            SimulatedRadio radio = radios.get(frame.radioId());
            if (radio == null || !radio.on || radio.behaviour.deaf()) {
                return;
            }
            RadioBehaviour behaviour = radio.behaviour;
            isNew = radio.show(frame, scheduler.now());
            if (!behaviour.acksLost() && channel != null) {
                int sequence = (frame.sequence() + (behaviour.wrongSequence() ? 1 : 0)) % SimulatedRadio.SEQUENCE_COUNT;
                channel.carryAckIn(frame.radioId(), sequence, behaviour.ackDelay(), behaviour.duplicates() ? 2 : 1);
            }
            if (isNew) {
                behaviour.crewAckAfter().ifPresent(after -> acknowledgeAsCrew(frame, after));
            }
        }
        if (isNew) {
            tellDisplay(frame.radioId());
        }
    }

    private void acknowledgeAsCrew(OutboundFrame frame, Duration after) {
        String firstWord = frame.text().strip().split("\\s+", 2)[0];
        RadioToken.parse(firstWord)
                .ifPresent(token -> scheduler.after(after, () -> {
                    if (find(frame.radioId()).filter(RadioDisplay::on).isPresent()) {
                        sendText(frame.radioId(), RadioButton.ACK.findWords().orElseThrow() + " " + token);
                    }
                }));
    }

    /** The gateway's acknowledgement, at the radio it is for. */
    void hearAck(String radioId, int sequence) {
        boolean changed;
        synchronized (this) {
            SimulatedRadio radio = radios.get(radioId);
            changed = radio != null && radio.on && !radio.behaviour.deaf() && radio.markKept(sequence);
        }
        if (changed) {
            tellDisplay(radioId);
        }
    }

    /** The end of the gateway's question where a radio is. A receiver goes on finding its place, so the answer's fix is new. */
    synchronized void hearQuestionWhere(String radioId) {
        SimulatedRadio radio = radios.get(radioId);
        if (radio == null || !radio.on || radio.behaviour.deaf() || radio.behaviour.noFix() || channel == null) {
            return;
        }
        int times = radio.behaviour.duplicates() ? 2 : 1;
        radio.place
                .map(place -> fix(radioId, place.lon(), place.lat()))
                .ifPresent(fix -> channel.carryFixIn(fix, radio.behaviour.ackDelay(), times));
    }

    /** The ids of the radios that are on. */
    synchronized List<String> listOn() {
        return radios.values().stream()
                .filter(radio -> radio.on)
                .map(radio -> radio.radioId)
                .toList();
    }

    private void reportPresence(String radioId, boolean present) {
        if (channel != null) {
            channel.carryPresence(radioId, present);
        }
    }

    private SimulatedRadio get(String radioId) {
        SimulatedRadio radio = radios.get(radioId);
        if (radio == null) {
            throw new IllegalArgumentException("There is no simulated radio " + radioId);
        }
        return radio;
    }

    private void tellDisplay(String radioId) {
        find(radioId).ifPresent(display -> displayListeners.forEach(listener -> listener.accept(display)));
    }
}
