package io.curbstop.radio.transport;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what a transport tells, as words, each kind by itself and all in the order they came. */
public final class ToldEvents implements TransportListener {

    /**
     * All but what came from radios and where they are: {@code accepted 7}, {@code air 7}, {@code refused 7: why}, {@code
     * ack 7 of 1101}, {@code present 1101}, {@code absent 1101}, {@code works}, {@code fails: why}, {@code fault code of
     * 1101}, {@code clear}.
     */
    public final List<String> events = new CopyOnWriteArrayList<>();

    /** What became of texts, as in {@link #events}. */
    public final List<String> texts = new CopyOnWriteArrayList<>();

    /** {@code works}, or why it does not. */
    public final List<String> states = new CopyOnWriteArrayList<>();

    /** {@code code 1101: detail}, or {@code code: detail}. */
    public final List<String> faults = new CopyOnWriteArrayList<>();

    /** {@code present 1101}, {@code absent 1101}. */
    public final List<String> presences = new CopyOnWriteArrayList<>();

    /** What radios sent. */
    public final List<InboundFrame> received = new CopyOnWriteArrayList<>();

    /** Where radios are. */
    public final List<RadioFix> fixes = new CopyOnWriteArrayList<>();

    /** The last of {@link #states}; empty before the first. */
    public String lastState() {
        return states.isEmpty() ? "" : states.get(states.size() - 1);
    }

    /** Those of {@link #texts} that begin so. */
    public List<String> texts(String start) {
        return texts.stream().filter(words -> words.startsWith(start)).toList();
    }

    /** Those of {@link #presences} that begin so. */
    public List<String> presences(String start) {
        return presences.stream().filter(words -> words.startsWith(start)).toList();
    }

    /** Forgets all. */
    public void clear() {
        List.of(events, texts, states, faults, presences, received, fixes).forEach(List::clear);
    }

    private void text(String words) {
        texts.add(words);
        events.add(words);
    }

    @Override
    public void onAccepted(OutboundFrame frame) {
        text("accepted " + frame.sequence());
    }

    @Override
    public void onAir(OutboundFrame frame) {
        text("air " + frame.sequence());
    }

    @Override
    public void onRefused(OutboundFrame frame, String reason) {
        text("refused " + frame.sequence() + ": " + reason);
    }

    @Override
    public void onRadioAck(String radioId, int sequence) {
        text("ack " + sequence + " of " + radioId);
    }

    @Override
    public void onReceived(InboundFrame frame) {
        received.add(frame);
    }

    @Override
    public void onPresence(String radioId, boolean present) {
        String words = (present ? "present " : "absent ") + radioId;
        presences.add(words);
        events.add(words);
    }

    @Override
    public void onPosition(RadioFix fix) {
        fixes.add(fix);
    }

    @Override
    public void onWorking(boolean working, String detail) {
        states.add(working ? "works" : detail);
        events.add(working ? "works" : "fails: " + detail);
    }

    @Override
    public void onFault(String code, String radioId, String detail) {
        faults.add(code + (radioId.isEmpty() ? "" : " " + radioId) + ": " + detail);
        events.add("fault " + code + (radioId.isEmpty() ? "" : " of " + radioId));
    }

    @Override
    public void onChannelClear() {
        events.add("clear");
    }
}
