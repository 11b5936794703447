package io.curbstop.dispatch.field;

import io.curbstop.dispatch.coordinates.LonLat;
import io.curbstop.dispatch.crew.CrewUnit;
import io.curbstop.dispatch.crew.Crews;
import io.curbstop.dispatch.crew.UnitChanged;
import io.curbstop.dispatch.live.LiveChange;
import io.curbstop.dispatch.live.LiveSource;
import io.curbstop.dispatch.live.LiveStreams;
import io.curbstop.dispatch.position.PositionsWritten;
import io.curbstop.dispatch.problem.ProblemException;
import io.curbstop.dispatch.radio.RadioProperties;
import io.curbstop.radio.sim.RadioBehaviour;
import io.curbstop.radio.sim.RadioButton;
import io.curbstop.radio.sim.RadioDisplay;
import io.curbstop.radio.sim.SimulatedRadios;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.messaging.simp.SimpMessagingTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/** The simulated radios: one for every unit with a radio id, seen and operated from their page. */
@Component
class RadioRoom implements LiveSource {

    private static final String STREAM = "radio";

    private final ObjectProvider<SimulatedRadios> simulated;
    private final Crews crews;
    private final HandsetPlaces places;
    private final RadioProperties properties;
    private final LiveStreams streams;
    private final TransactionTemplate transaction;
    private final SimpMessagingTemplate messaging;
    private final Set<String> touched = ConcurrentHashMap.newKeySet();

    RadioRoom(
            ObjectProvider<SimulatedRadios> simulated,
            Crews crews,
            HandsetPlaces places,
            RadioProperties properties,
            LiveStreams streams,
            TransactionTemplate transaction,
            SimpMessagingTemplate messaging) {
        this.simulated = simulated;
        this.crews = crews;
        this.places = places;
        this.properties = properties;
        this.streams = streams;
        this.transaction = transaction;
        this.messaging = messaging;
        simulated.ifAvailable(radios -> radios.addDisplayListener(display -> touched.add(display.radioId())));
    }

    /** Gives every unit with a radio id its radio. */
    @EventListener(ApplicationReadyEvent.class)
    void equip() {
        simulated.ifAvailable(radios -> equip(radios, crews.listUnits()));
    }

    @TransactionalEventListener(fallbackExecution = true)
    void equip(UnitChanged changed) {
        equip(Set.of(changed.unitCode()));
    }

    @TransactionalEventListener(fallbackExecution = true)
    void follow(PositionsWritten written) {
        equip(written.moved());
    }

    private void equip(Set<String> codes) {
        simulated.ifAvailable(radios -> equip(
                radios,
                crews.listUnits().stream()
                        .filter(unit -> codes.contains(unit.code()))
                        .toList()));
    }

    private void equip(SimulatedRadios radios, List<CrewUnit> units) {
        List<CrewUnit> carrying =
                units.stream().filter(unit -> unit.radioId() != null).toList();
        carrying.stream()
                .filter(unit -> radios.find(unit.radioId()).isEmpty())
                .forEach(unit -> radios.add(unit.radioId(), unit.code(), RadioBehaviour.manual()));
        places.follow(radios, carrying);
    }

    /** Announces displays that changed; the radios' own threads must not wait for the database. */
    @Scheduled(fixedDelay = 100)
    void announce() {
        if (touched.isEmpty()) {
            return;
        }
        List<String> ids = List.copyOf(touched);
        ids.forEach(touched::remove);
        transaction.executeWithoutResult(status -> ids.forEach(id -> streams.announce(STREAM, "RADIO", id, null)));
    }

    List<RadioView> list() {
        return radios().list().stream().map(RadioView::of).toList();
    }

    void send(String radioId, String text) {
        transmit(radioId, radios -> radios.sendText(radioId, text));
    }

    void pressEmergency(String radioId) {
        transmit(radioId, radios -> radios.press(radioId, RadioButton.EMERGENCY));
    }

    private void transmit(String radioId, Consumer<SimulatedRadios> act) {
        requireRadio(radioId);
        try {
            act.accept(radios());
        } catch (IllegalStateException off) {
            throw ProblemException.refused("radio-off", "Radio " + radioId + " is switched off.");
        }
    }

    void switchTo(String radioId, Boolean on, Mode mode) {
        RadioDisplay before = requireRadio(radioId);
        if (mode != null) {
            Optional<Duration> after = Optional.of(properties.autoAckAfter()).filter(time -> mode == Mode.AUTO);
            radios().setBehaviour(radioId, before.behaviour().withCrewAckAfter(after));
        }
        if (on != null && on != before.on()) {
            radios().switchPower(radioId, on);
        }
    }

    void behave(String radioId, HandsetBehaviour behaviour) {
        requireRadio(radioId);
        radios().setBehaviour(radioId, behaviour.toRadio());
    }

    void behaveAll(HandsetBehaviour behaviour) {
        SimulatedRadios radios = radios();
        radios.list().forEach(radio -> radios.setBehaviour(radio.radioId(), behaviour.toRadio()));
    }

    void put(String radioId, LonLat place) {
        requireRadio(radioId);
        places.put(radios(), radioId, place);
    }

    private RadioDisplay requireRadio(String radioId) {
        return radios().find(radioId)
                .orElseThrow(() -> ProblemException.notFound("There is no simulated radio " + radioId + "."));
    }

    private SimulatedRadios radios() {
        return simulated.getIfAvailable(() -> {
            throw ProblemException.notFound("The radios of this server are not simulated.");
        });
    }

    @Override
    public boolean serves(String stream) {
        return stream.equals(STREAM);
    }

    @Override
    public void send(List<LiveChange> changes) {
        SimulatedRadios radios = simulated.getIfAvailable();
        if (radios == null) {
            return;
        }
        for (LiveChange change : changes) {
            radios.find(change.ref())
                    .ifPresent(radio -> messaging.convertAndSend("/topic/radio", (Object) Map.of(
                            "sequence", change.sequence(),
                            "kind", change.kind(),
                            "at", change.at(),
                            "radio", RadioView.of(radio))));
        }
    }

    /** Whether a crew acknowledges by itself. */
    enum Mode {
        MANUAL,
        AUTO
    }
}
