package io.curbstop.radio.audio;

import io.curbstop.radio.transport.InboundFrame;
import io.curbstop.radio.transport.OutboundFrame;
import io.curbstop.radio.transport.RadioFix;
import io.curbstop.radio.transport.TransportListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down what a transport reports, and waits for it. */
public final class Reports implements TransportListener {

    private final List<String> lines = new CopyOnWriteArrayList<>();

    /** What it was told, in short words. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** Waits for a line. */
    public void await(String line) {
        Await.until("the report \"" + line + "\" in " + lines, () -> lines.contains(line));
    }

    /** Begins anew. */
    public void forget() {
        lines.clear();
    }

    @Override
    public void onAccepted(OutboundFrame frame) {
        lines.add("accepted " + frame.sequence());
    }

    @Override
    public void onAir(OutboundFrame frame) {
        lines.add("air " + frame.sequence());
    }

    @Override
    public void onRefused(OutboundFrame frame, String reason) {
        lines.add("refused " + frame.sequence() + ": " + reason);
    }

    @Override
    public void onRadioAck(String radioId, int sequence) {
        lines.add("ack " + sequence);
    }

    @Override
    public void onReceived(InboundFrame frame) {
        lines.add("received " + frame.text());
    }

    @Override
    public void onPresence(String radioId, boolean present) {
        lines.add("presence " + present);
    }

    @Override
    public void onPosition(RadioFix fix) {
        lines.add("position");
    }

    @Override
    public void onWorking(boolean working, String detail) {
        lines.add(working ? "works" : "works not: " + detail);
    }

    @Override
    public void onFault(String code, String radioId, String detail) {
        lines.add("fault " + code);
    }

    @Override
    public void onChannelClear() {
        lines.add("clear");
    }
}
