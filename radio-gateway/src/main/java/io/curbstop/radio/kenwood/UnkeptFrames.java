package io.curbstop.radio.kenwood;

import io.curbstop.radio.time.RadioScheduler;
import io.curbstop.radio.transport.InboundFrame;
import io.curbstop.radio.transport.Reports;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Reports what came in, again and again until it is acknowledged, as other networks' radios do: here the radio has long been
 * told over the air that its message arrived, and sends it no more. Called on the scheduler's thread only.
 */
final class UnkeptFrames {

    /** Between two reports of a frame. */
    static final Duration AGAIN_AFTER = Duration.ofSeconds(5);
    /** So often a frame is reported before it is given up. */
    static final int MOST_REPORTS = 60;
    /** The most frames held; more are reported once only. */
    static final int MOST_HELD = 256;

    private final RadioScheduler scheduler;
    private final Reports reports;
    private final Map<InboundFrame, RadioScheduler.Timer> held = new HashMap<>();

    UnkeptFrames(RadioScheduler scheduler, Reports reports) {
        this.scheduler = scheduler;
        this.reports = reports;
    }

    void report(InboundFrame frame) {
        forget(frame);
        report(frame, 1);
    }

    private void report(InboundFrame frame, int times) {
        if (times > MOST_REPORTS) {
            held.remove(frame);
            reports.fault("message-not-kept", frame.radioId(), "nobody has taken it in the end: " + frame.text());
            return;
        }
        if (held.containsKey(frame) || held.size() < MOST_HELD) {
            held.put(frame, scheduler.after(AGAIN_AFTER, () -> report(frame, times + 1)));
        }
        reports.tell(to -> to.onReceived(frame));
    }

    /** It has been written down. */
    void forget(InboundFrame frame) {
        RadioScheduler.Timer timer = held.remove(frame);
        if (timer != null) {
            timer.cancel();
        }
    }

    void clear() {
        held.values().forEach(RadioScheduler.Timer::cancel);
        held.clear();
    }
}
