package io.curbstop.radio.kenwood;

import io.curbstop.radio.transport.InboundFrame;
import io.curbstop.radio.transport.OutboundFrame;
import io.curbstop.radio.transport.RadioFix;
import io.curbstop.radio.transport.TransportListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a transport has reported, as lines. */
final class EventRecorder implements TransportListener {

    final List<String> events = new CopyOnWriteArrayList<>();
    final List<InboundFrame> received = new CopyOnWriteArrayList<>();
    final List<RadioFix> fixes = new CopyOnWriteArrayList<>();

    @Override
    public void onAccepted(OutboundFrame frame) {
        events.add("accepted " + frame.sequence());
    }

    @Override
    public void onAir(OutboundFrame frame) {
        events.add("air " + frame.sequence());
    }

    @Override
    public void onRefused(OutboundFrame frame, String reason) {
        events.add("refused " + frame.sequence() + ": " + reason);
    }

    @Override
    public void onRadioAck(String radioId, int sequence) {
        events.add("ack " + sequence + " by " + radioId);
    }

    @Override
    public void onReceived(InboundFrame frame) {
        received.add(frame);
    }

    @Override
    public void onPresence(String radioId, boolean present) {
        events.add("presence");
    }

    @Override
    public void onPosition(RadioFix fix) {
        fixes.add(fix);
    }

    @Override
    public void onWorking(boolean working, String detail) {
        events.add(working ? "working" : "not working: " + detail);
    }

    @Override
    public void onFault(String code, String radioId, String detail) {
        events.add("fault " + code + (radioId.isEmpty() ? "" : " of " + radioId));
    }

    @Override
    public void onChannelClear() {
        events.add("clear");
    }
}
