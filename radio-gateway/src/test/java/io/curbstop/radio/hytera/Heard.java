package io.curbstop.radio.hytera;

import io.curbstop.radio.transport.InboundFrame;
import io.curbstop.radio.transport.OutboundFrame;
import io.curbstop.radio.transport.RadioFix;
import io.curbstop.radio.transport.TransportListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** All that a transport reports. */
final class Heard implements TransportListener {

    final List<String> texts = new CopyOnWriteArrayList<>();
    final List<String> states = new CopyOnWriteArrayList<>();
    final List<String> faults = new CopyOnWriteArrayList<>();
    final List<String> presences = new CopyOnWriteArrayList<>();
    final List<InboundFrame> received = new CopyOnWriteArrayList<>();
    final List<RadioFix> fixes = new CopyOnWriteArrayList<>();

    @Override
    public void onAccepted(OutboundFrame frame) {
        texts.add("accepted " + frame.sequence());
    }

    @Override
    public void onAir(OutboundFrame frame) {
        texts.add("air " + frame.sequence());
    }

    @Override
    public void onRefused(OutboundFrame frame, String reason) {
        texts.add("refused " + frame.sequence() + ": " + reason);
    }

    @Override
    public void onRadioAck(String radioId, int sequence) {
        texts.add("ack " + sequence + " of " + radioId);
    }

    @Override
    public void onReceived(InboundFrame frame) {
        received.add(frame);
    }

    @Override
    public void onPresence(String radioId, boolean present) {
        presences.add(radioId + (present ? " present" : " absent"));
    }

    @Override
    public void onPosition(RadioFix fix) {
        fixes.add(fix);
    }

    @Override
    public void onWorking(boolean working, String detail) {
        states.add(working ? "works" : detail);
    }

    @Override
    public void onFault(String code, String radioId, String detail) {
        faults.add(code + (radioId.isEmpty() ? "" : " " + radioId) + ": " + detail);
    }

    String lastState() {
        return states.isEmpty() ? "" : states.get(states.size() - 1);
    }
}
