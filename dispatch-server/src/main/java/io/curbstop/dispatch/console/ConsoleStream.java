package io.curbstop.dispatch.console;

import io.curbstop.dispatch.assignment.AssignmentChanged;
import io.curbstop.dispatch.crew.UnitChanged;
import io.curbstop.dispatch.geodata.CityReplaced;
import io.curbstop.dispatch.geodata.GeodataChanged;
import io.curbstop.dispatch.geofence.ProposalChanged;
import io.curbstop.dispatch.incident.IncidentChanged;
import io.curbstop.dispatch.incident.IncidentLogged;
import io.curbstop.dispatch.live.LiveChange;
import io.curbstop.dispatch.live.LiveSource;
import io.curbstop.dispatch.live.LiveStreams;
import io.curbstop.dispatch.outage.OutageChanged;
import io.curbstop.dispatch.position.PositionsWritten;
import io.curbstop.dispatch.push.AlarmGone;
import io.curbstop.dispatch.push.AlarmRaised;
import io.curbstop.dispatch.push.Alarms;
import io.curbstop.dispatch.push.DeliveryChanged;
import io.curbstop.dispatch.road.RoadClosureChanged;
import io.curbstop.dispatch.road.RoadClosures;
import io.curbstop.dispatch.serviceorder.ServiceOrderChanged;
import io.curbstop.dispatch.telephone.PhoneCallChanged;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.messaging.simp.SimpMessagingTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The stream {@code /topic/console}: hears every change in its transaction, sends each row once it is committed. */
@Component
class ConsoleStream implements LiveSource {

    static final String NAME = "console";
    private static final String DESTINATION = "/topic/console";

    private final LiveStreams streams;
    private final IncidentRows incidents;
    private final UnitRows units;
    private final Alarms alarms;
    private final RoadClosures closures;
    private final SimpMessagingTemplate messaging;

    ConsoleStream(
            LiveStreams streams,
            IncidentRows incidents,
            UnitRows units,
            Alarms alarms,
            RoadClosures closures,
            SimpMessagingTemplate messaging) {
        this.streams = streams;
        this.incidents = incidents;
        this.units = units;
        this.alarms = alarms;
        this.closures = closures;
        this.messaging = messaging;
    }

    @EventListener
    void hear(IncidentChanged changed) {
        streams.announce(NAME, "INCIDENT", changed.incidentId().toString(), null);
    }

    @EventListener
    void hear(IncidentLogged logged) {
        streams.announce(NAME, "TIMELINE", logged.incidentId().toString(), null);
    }

    @EventListener
    void hear(OutageChanged changed) {
        streams.announce(NAME, "OUTAGE", changed.incidentId().toString(), null);
    }

    @EventListener
    void hear(AssignmentChanged changed) {
        streams.announce(NAME, "INCIDENT", changed.incidentId().toString(), null);
        streams.announce(NAME, "UNIT", changed.unitCode(), null);
    }

    @EventListener
    void hear(DeliveryChanged changed) {
        streams.announce(NAME, "INCIDENT", changed.incidentId().toString(), null);
        streams.announce(NAME, "TIMELINE", changed.incidentId().toString(), null);
    }

    @EventListener
    void hear(ProposalChanged changed) {
        streams.announce(NAME, "TIMELINE", changed.incidentId().toString(), null);
    }

    @EventListener
    void hear(UnitChanged changed) {
        streams.announce(NAME, "UNIT", changed.unitCode(), null);
    }

    @EventListener
    void hear(PositionsWritten written) {
        if (!written.moved().isEmpty()) {
            streams.announceAll(NAME, "UNIT", written.moved());
        }
    }

    @EventListener
    void hear(AlarmRaised raised) {
        streams.announce(NAME, "ALARM", raised.alarmId().toString(), null);
    }

    @EventListener
    void hear(AlarmGone gone) {
        streams.announce(NAME, "ALARM_GONE", gone.alarmId().toString(), null);
    }

    /** Only that something has changed: who called is not for all who hear this stream. */
    @EventListener
    void hear(PhoneCallChanged changed) {
        streams.announce(NAME, "PHONE", changed.phoneCallId().toString(), null);
    }

    @EventListener
    void hear(ServiceOrderChanged changed) {
        streams.announce(NAME, "ORDER", changed.orderId().toString(), null);
    }

    @EventListener
    void hear(RoadClosureChanged changed) {
        streams.announce(NAME, "ROADS", changed.closureId().toString(), null);
    }

    @EventListener
    @Transactional
    public void hear(GeodataChanged changed) {
        streams.announce(NAME, "MAP", Long.toString(changed.version()), null);
    }

    @EventListener
    void hear(CityReplaced replaced) {
        streams.announce(NAME, "CITY", replaced.name(), replaced.demoLeft() ? "demo" : null);
    }

    @Override
    public boolean serves(String stream) {
        return stream.equals(NAME);
    }

    @Override
    public void send(List<LiveChange> changes) {
        List<UUID> ids = changes.stream()
                .filter(c -> c.kind().equals("INCIDENT"))
                .map(c -> UUID.fromString(c.ref()))
                .distinct()
                .toList();
        Map<UUID, IncidentRow> rows = ids.isEmpty()
                ? Map.of()
                : incidents.list(ids).stream().collect(Collectors.toMap(IncidentRow::id, Function.identity()));
        Map<String, UnitRow> unitRows = changes.stream().anyMatch(c -> c.kind().equals("UNIT"))
                ? units.listAll().stream().collect(Collectors.toMap(UnitRow::code, Function.identity()))
                : Map.of();
        for (LiveChange change : changes) {
            if (change.kind().equals("INCIDENT") && !rows.containsKey(UUID.fromString(change.ref()))) {
                continue; // gone with the demo city: the screen sees the gap and looks again
            }
            Map<String, Object> message = new LinkedHashMap<>();
            message.put("sequence", change.sequence());
            message.put("kind", change.kind());
            message.put("at", change.at());
            message.putAll(body(change, rows, unitRows));
            messaging.convertAndSend(DESTINATION, (Object) message);
        }
    }

    private Map<String, Object> body(LiveChange change, Map<UUID, IncidentRow> rows, Map<String, UnitRow> unitRows) {
        Map<String, Object> body = new HashMap<>();
        switch (change.kind()) {
            case "INCIDENT" -> body.put("incident", rows.get(UUID.fromString(change.ref())));
            case "UNIT" -> body.put("unit", unitRows.get(change.ref()));
            case "TIMELINE", "OUTAGE" -> body.put("incidentId", change.ref());
            case "ALARM" -> alarms.findStanding(UUID.fromString(change.ref())).ifPresent(a -> body.put("alarm", a));
            case "ROADS" -> body.put("roadClosures", closures.listStanding());
            case "ORDER" -> body.put("orderId", change.ref());
            case "PHONE" -> body.put("phoneCallId", change.ref());
            case "ALARM_GONE" -> body.put("id", change.ref());
            case "MAP" -> body.put("geodataVersion", Long.parseLong(change.ref()));
            case "CITY" -> {
                body.put("name", change.ref());
                body.put("demoLeft", change.detail() != null);
            }
            default -> throw new IllegalArgumentException("Unknown kind " + change.kind());
        }
        return body;
    }
}
