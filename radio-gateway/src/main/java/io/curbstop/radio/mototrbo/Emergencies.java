package io.curbstop.radio.mototrbo;

import io.curbstop.radio.time.RadioScheduler;
import io.curbstop.radio.transport.InboundFrame;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Emergency reports on their way to the session. LRRP knows no acknowledgement and radios do not repeat, so each is told
 * here again until the session has taken it. Used on the scheduler's thread only.
 */
final class Emergencies {

    /** The same bytes within this time are one press of the button. */
    private static final Duration REPETITION_WINDOW = Duration.ofSeconds(10);

    private static final Duration TOLD_EVERY = Duration.ofSeconds(10);
    private static final int MOST_TOLD = 90;
    /** How many radios are remembered; an emergency beyond it is told once. */
    private static final int MOST_RADIOS = 1_000;

    private static final class Press {
        final byte[] report;
        final Instant at;
        final InboundFrame frame;
        boolean taken;
        int told;
        RadioScheduler.Timer timer = () -> {};

        Press(byte[] report, Instant at, InboundFrame frame) {
            this.report = report;
            this.at = at;
            this.frame = frame;
        }
    }

    private final MototrboGateway gateway;
    private final Map<Integer, Press> lastPresses = new HashMap<>();

    Emergencies(MototrboGateway gateway) {
        this.gateway = gateway;
    }

    /**
     * The button of a radio has been pressed.
     *
     * @param report the bytes that say so
     */
    void onReport(int radio, byte[] report) {
        Instant now = gateway.now();
        Press last = lastPresses.get(radio);
        boolean repeated = last != null
                && Arrays.equals(last.report, report)
                && Duration.between(last.at, now).abs().compareTo(REPETITION_WINDOW) < 0;
        if (repeated) {
            gateway.report(to -> to.onReceived(last.frame));
            return;
        }
        Press press = new Press(report, now, frame(radio, now, last));
        if (last == null && lastPresses.size() >= MOST_RADIOS) {
            gateway.report(to -> to.onReceived(press.frame));
            return;
        }
        if (last != null) {
            last.timer.cancel();
        }
        lastPresses.put(radio, press);
        tell(radio, press);
    }

    /** The second of the press is its number: also after a restart no press has that of an earlier one. */
    private static InboundFrame frame(int radio, Instant now, Press last) {
        int second = (int) (now.getEpochSecond() & Integer.MAX_VALUE);
        int sequence = last == null ? second : Math.max(second, last.frame.sequence() + 1);
        return new InboundFrame(Integer.toString(radio), sequence, InboundFrame.Kind.EMERGENCY, "");
    }

    private void tell(int radio, Press press) {
        if (press.told == MOST_TOLD) {
            String detail = "nobody has taken its emergency of " + press.at;
            gateway.tell(MototrboFault.EMERGENCY_NOT_TAKEN, press.frame.radioId(), detail);
            lastPresses.remove(radio, press);
            return;
        }
        press.told++;
        press.timer = gateway.after(TOLD_EVERY, () -> tellAgain(radio, press));
        gateway.report(to -> to.onReceived(press.frame));
    }

    private void tellAgain(int radio, Press press) {
        if (press.taken) {
            lastPresses.remove(radio, press);
        } else {
            tell(radio, press);
        }
    }

    /** The session has taken an emergency. */
    void onTaken(InboundFrame frame) {
        lastPresses.values().stream().filter(press -> press.frame.equals(frame)).forEach(press -> press.taken = true);
    }
}
