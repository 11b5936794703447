package io.curbstop.radio.session;

import io.curbstop.radio.time.SimulatedTime;
import io.curbstop.radio.transport.Airtime;
import io.curbstop.radio.transport.InboundFrame;
import io.curbstop.radio.transport.OutboundFrame;
import io.curbstop.radio.transport.RadioTransport;
import io.curbstop.radio.transport.TextAlphabet;
import io.curbstop.radio.transport.TransportException;
import io.curbstop.radio.transport.TransportListener;
import io.curbstop.radio.transport.TransportTraits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A transport that only does what the test makes it do, and remembers when it was given what. */
final class ScriptedTransport implements RadioTransport {

    record Sent(double at_s, OutboundFrame frame) {}

    final List<Sent> sent = new ArrayList<>();
    final List<String> asked = new ArrayList<>();
    final List<InboundFrame> acknowledged = new ArrayList<>();
    private final String name;
    private final SimulatedTime time;
    private final TransportTraits traits;
    TransportListener listener;
    boolean busy;
    boolean broken;

    ScriptedTransport(String name, SimulatedTime time) {
        this(name, time, new TransportTraits(280, TextAlphabet.UNICODE, 32, true, false, Airtime.dmr()));
    }

    ScriptedTransport(String name, SimulatedTime time, TransportTraits traits) {
        this.name = name;
        this.time = time;
        this.traits = traits;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public TransportTraits traits() {
        return traits;
    }

    @Override
    public void start(TransportListener newListener) {
        listener = newListener;
    }

    @Override
    public void send(OutboundFrame frame) throws TransportException {
        sent.add(new Sent(seconds(), frame));
        if (broken) {
            throw new TransportException("unplugged");
        }
    }

    private double seconds() {
        return Duration.between(Station.START, time.now()).toMillis() / 1000.0;
    }

    @Override
    public void acknowledge(InboundFrame frame) {
        acknowledged.add(frame);
    }

    @Override
    public void askPosition(String radioId) {
        asked.add(radioId);
    }

    @Override
    public boolean isChannelBusy() {
        return busy;
    }

    @Override
    public void close() {
        listener = null;
    }

    List<Double> times_s() {
        return sent.stream().map(Sent::at_s).toList();
    }

    OutboundFrame last() {
        return sent.get(sent.size() - 1).frame();
    }

    void ackLast() {
        listener.onRadioAck(last().radioId(), last().sequence());
        time.runDue();
    }

    void receive(String radioId, int sequence, String text) {
        listener.onReceived(new InboundFrame(radioId, sequence, InboundFrame.Kind.TEXT, text));
        time.runDue();
    }
}
