package io.curbstop.radio.mototrbo;

import io.curbstop.radio.transport.InboundFrame;
import io.curbstop.radio.transport.OutboundFrame;
import io.curbstop.radio.transport.RadioFix;
import io.curbstop.radio.transport.TransportListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what a transport tells, as words, and what has more to it than words. */
final class ToldListener implements TransportListener {

    final List<String> told = new CopyOnWriteArrayList<>();
    final List<InboundFrame> received = new CopyOnWriteArrayList<>();
    final List<RadioFix> fixes = new CopyOnWriteArrayList<>();

    List<String> told(String start) {
        return told.stream().filter(words -> words.startsWith(start)).toList();
    }

    @Override
    public void onAccepted(OutboundFrame frame) {
        told.add("accepted " + frame.radioId() + " " + frame.sequence());
    }

    @Override
    public void onAir(OutboundFrame frame) {
        told.add("air " + frame.radioId() + " " + frame.sequence());
    }

    @Override
    public void onRefused(OutboundFrame frame, String reason) {
        told.add("refused " + frame.radioId() + " " + frame.sequence());
    }

    @Override
    public void onRadioAck(String radioId, int sequence) {
        told.add("ack " + radioId + " " + sequence);
    }

    @Override
    public void onReceived(InboundFrame frame) {
        received.add(frame);
    }

    @Override
    public void onPresence(String radioId, boolean present) {
        told.add((present ? "present " : "absent ") + radioId);
    }

    @Override
    public void onPosition(RadioFix fix) {
        fixes.add(fix);
    }

    @Override
    public void onWorking(boolean working, String detail) {
        told.add("working " + working + " " + detail);
    }

    @Override
    public void onFault(String code, String radioId, String detail) {
        told.add("fault " + code + " " + radioId + ": " + detail);
    }
}
