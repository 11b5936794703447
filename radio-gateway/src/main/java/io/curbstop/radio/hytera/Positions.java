package io.curbstop.radio.hytera;

import io.curbstop.radio.time.RadioScheduler;
import io.curbstop.radio.transport.BoundedMap;
import io.curbstop.radio.transport.InboundFrame;
import io.curbstop.radio.transport.RadioFix;
import io.curbstop.radio.transport.Reports;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Where radios are, and the emergency button, which comes the same way. Called in tasks of the scheduler. */
final class Positions {

    /**
     * Radios repeat an emergency with each position. After such a silence it is a new one: an alarm too many is better than
     * one too few.
     */
    static final Duration EMERGENCY_SILENCE = Duration.ofSeconds(30);

    /** How many radios' emergencies are remembered. */
    private static final int MOST_REMEMBERED = 1024;

    private record Alarm(int sequence, int type, Instant heardAt) {}

    private final HyteraSettings settings;
    private final RadioScheduler scheduler;
    private final Reports reports;
    private final HstrpLink link;
    private final Map<Integer, Alarm> alarms = new BoundedMap<>(MOST_REMEMBERED);
    private int requestId;

    Positions(HyteraSettings settings, RadioScheduler scheduler, Reports reports, HstrpLink link) {
        this.settings = settings;
        this.scheduler = scheduler;
        this.reports = reports;
        this.link = link;
    }

    void ask(String radioId) {
        RadioAddress.find(settings.network(), radioId).ifPresent(radio -> {
            requestId++;
            link.send(new LocationMessage.Request(requestId, radio).toHdap(false));
        });
    }

    void onMessage(LocationMessage message) {
        String radioId = message.radio().number();
        if (message instanceof LocationMessage.Emergency emergency) {
            onEmergency(emergency);
        } else if (message instanceof LocationMessage.Report report) {
            onReport(report);
        } else {
            reports.fault("unexpected-message", radioId, "the repeater sent what only a gateway sends");
        }
    }

    private void onReport(LocationMessage.Report report) {
        String radioId = report.radio().number();
        if (report.result() != LocationMessage.Report.OK) {
            reports.fault("no-position", radioId, "does not find its position, result " + report.result());
        } else {
            tell(radioId, report.reading());
        }
    }

    private void onEmergency(LocationMessage.Emergency emergency) {
        String radioId = emergency.radio().number();
        int sequence = sequenceOf(emergency);
        InboundFrame frame = new InboundFrame(radioId, sequence, InboundFrame.Kind.EMERGENCY, "");
        reports.tell(to -> to.onReceived(frame));
        tell(radioId, emergency.reading());
    }

    /** The protocol gives it no number: it is the second in which it began. */
    private int sequenceOf(LocationMessage.Emergency emergency) {
        Instant now = scheduler.now();
        Alarm before = alarms.get(emergency.radio().id());
        boolean same = before != null
                && before.type() == emergency.type()
                && Duration.between(before.heardAt(), now).abs().compareTo(EMERGENCY_SILENCE) < 0;
        int sequence = (int) (now.getEpochSecond() & Integer.MAX_VALUE);
        if (before != null) {
            sequence = same ? before.sequence() : Math.max(sequence, before.sequence() + 1);
        }
        alarms.put(emergency.radio().id(), new Alarm(sequence, emergency.type(), now));
        return sequence;
    }

    private void tell(String radioId, Optional<GpsReading> reading) {
        reading.filter(GpsReading::valid)
                .map(fix -> new RadioFix(radioId, fix.lon(), fix.lat(), OptionalDouble.empty(), fix.fixedAt()))
                .ifPresent(fix -> reports.tell(to -> to.onPosition(fix)));
    }
}
