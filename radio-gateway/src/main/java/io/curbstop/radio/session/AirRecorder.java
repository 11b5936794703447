package io.curbstop.radio.session;

import io.curbstop.radio.api.AirRecord;
import io.curbstop.radio.api.RadioFault;
import io.curbstop.radio.time.RadioScheduler;
import io.curbstop.radio.transport.FaultLimiter;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Writes the record of the air, and tells of what went wrong there. */
final class AirRecorder {

    private static final int NO_SEQUENCE = -1;

    private final AirLog log;
    private final EventOutbox outbox;
    private final RadioScheduler scheduler;
    private final Map<String, FaultLimiter> limiters = new HashMap<>();

    AirRecorder(AirLog log, EventOutbox outbox, RadioScheduler scheduler) {
        this.log = log;
        this.outbox = outbox;
        this.scheduler = scheduler;
    }

    void record(AirRecord.Event event, Channel channel, String radioId, int sequence, String text) {
        log.append(new AirRecord(scheduler.now(), channel.name, event, radioId, sequence, text));
    }

    /** Something about a radio or the channel that no single frame stands for. */
    void record(AirRecord.Event event, Channel channel, String radioId, String text) {
        record(event, channel, radioId, NO_SEQUENCE, text);
    }

    void fault(String code, Channel channel, String radioId, String detail) {
        fault(code, channel.name, radioId, detail);
    }

    /** A fault that anybody on the air can cause, and therefore as often as they like: too many are held back. */
    void strange(String code, Channel channel, String radioId, String detail) {
        limiters.computeIfAbsent(
                        channel.name,
                        name -> new FaultLimiter(
                                scheduler, (known, radio, limited) -> fault(known, name, radio, limited)))
                .tell(code, radioId, detail);
    }

    /** A fault of no channel, or of all. */
    void fault(String code, String radioId, String detail) {
        fault(code, "", radioId, detail);
    }

    private void fault(String code, String transport, String radioId, String detail) {
        Instant now = scheduler.now();
        log.append(new AirRecord(now, transport, AirRecord.Event.FAULT, radioId, NO_SEQUENCE, code + ": " + detail));
        outbox.tell(new RadioFault(code, transport, radioId, detail, now));
    }
}
