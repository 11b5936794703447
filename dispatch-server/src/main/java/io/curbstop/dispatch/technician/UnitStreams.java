package io.curbstop.dispatch.technician;

import io.curbstop.dispatch.console.Callers;
import io.curbstop.dispatch.live.LiveChange;
import io.curbstop.dispatch.live.LiveSource;
import io.curbstop.dispatch.problem.ProblemException;
import io.curbstop.dispatch.push.Deliveries;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.messaging.simp.SimpMessagingTemplate;
import org.springframework.messaging.simp.user.SimpUser;
import org.springframework.messaging.simp.user.SimpUserRegistry;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.messaging.SessionSubscribeEvent;

/** The streams {@code /user/queue/technician}, one for each unit, heard by whoever is on it. */
@Component
class UnitStreams implements LiveSource {

    private static final Logger LOG = LoggerFactory.getLogger(UnitStreams.class);
    private static final String PREFIX = "unit:";
    private static final String QUEUE = "/queue/technician";

    private final TechnicianReader reader;
    private final Deliveries deliveries;
    private final Callers callers;
    private final SimpMessagingTemplate messaging;
    private final SimpUserRegistry registry;
    private final UnitFinder units;

    UnitStreams(
            TechnicianReader reader,
            Deliveries deliveries,
            Callers callers,
            SimpMessagingTemplate messaging,
            SimpUserRegistry registry,
            UnitFinder units) {
        this.reader = reader;
        this.deliveries = deliveries;
        this.callers = callers;
        this.messaging = messaging;
        this.registry = registry;
        this.units = units;
    }

    static String nameOf(String unitCode) {
        return PREFIX + unitCode;
    }

    /** A device has come (back): what it may have missed is sent again. */
    @EventListener
    void hear(SessionSubscribeEvent subscribed) {
        Object destination = subscribed.getMessage().getHeaders().get("simpDestination");
        if (subscribed.getUser() != null && ("/user" + QUEUE).equals(destination)) {
            units.findUnit(subscribed.getUser()).ifPresent(deliveries::sendAgain);
        }
    }

    @Override
    public boolean serves(String stream) {
        return stream.startsWith(PREFIX);
    }

    @Override
    public void send(List<LiveChange> changes) {
        for (LiveChange change : changes) {
            try {
                send(change);
            } catch (ProblemException gone) {
                // Gone with the demo city: the page sees the gap and looks again.
                LOG.debug("Nothing to tell of {}: {}", change, gone.getMessage());
            }
        }
    }

    private void send(LiveChange change) {
        List<String> listening = callers.listUsernames(change.stream().substring(PREFIX.length())).stream()
                .filter(this::isListening)
                .toList();
        if (listening.isEmpty()) {
            return;
        }
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("sequence", change.sequence());
        message.put("kind", change.kind());
        message.put("at", change.at());
        switch (change.kind()) {
            case "ASSIGNMENT", "AMENDMENT" -> {
                message.put("deliveryId", change.ref());
                message.put("assignment", reader.read(UUID.fromString(change.detail())));
            }
            case "CHANGED" -> message.put("assignment", reader.read(UUID.fromString(change.ref())));
            case "CITY" -> message.put("name", change.ref());
            case "GONE" -> {
                message.put("assignmentId", change.ref());
                message.put("reason", change.detail());
            }
            default -> throw new IllegalArgumentException("Unknown kind " + change.kind());
        }
        listening.forEach(username -> messaging.convertAndSendToUser(username, QUEUE, message));
        if (message.containsKey("deliveryId")) {
            deliveries.handedToSocket(UUID.fromString(change.ref()));
        }
    }

    private boolean isListening(String username) {
        SimpUser user = registry.getUser(username);
        return user != null
                && user.getSessions().stream()
                        .flatMap(s -> s.getSubscriptions().stream())
                        .anyMatch(s -> s.getDestination().startsWith("/user" + QUEUE));
    }
}
