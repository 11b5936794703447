package io.curbstop.radio.hytera;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A radio behind a {@link SimulatedRepeater}: registers when it is switched on and again in time, shows each text once,
 * repeats its own until they are acknowledged, reports an emergency again and again.
 */
final class SimulatedHandset {

    static final double LAT = 45 + 30.1234 / 60;
    static final double LON = -(73 + 34.5678 / 60);

    private static final Duration AIR = Duration.ofMillis(800);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration REPEAT_AFTER = Duration.ofSeconds(20);
    private static final int ATTEMPTS = 3;

    final List<String> shown = new ArrayList<>();
    final List<RegistrationMessage.Answer> registered = new ArrayList<>();
    boolean on = true;
    boolean deaf;
    boolean registersAgain = true;
    boolean knowsItsPlace = true;
    int refusal;
    int emergencies;

    private final HyteraBench bench;
    private final RadioAddress address;
    private final Set<String> known = new HashSet<>();
    private final Set<Integer> acknowledged = new HashSet<>();
    private int nextRequest = 0x7000_0001;

    SimulatedHandset(int id, HyteraBench bench) {
        this.bench = bench;
        this.address = new RadioAddress(10, id);
    }

    void onLink(SimulatedRepeater.Port port) {
        if (port == bench.repeater.registration && registered.isEmpty() && on) {
            register();
        }
    }

    void switchPower(boolean newOn) {
        on = newOn;
        if (on) {
            register();
        } else {
            bench.repeater.registration.send(new RegistrationMessage.Leave(address).toHdap(false));
        }
    }

    /** Takes the battery out: nobody is told. */
    void loseBattery() {
        on = false;
    }

    void register() {
        bench.repeater.registration.send(new RegistrationMessage.Register(address).toHdap(false));
    }

    int sendText(String text) {
        return sendText(nextRequest++, text, 1);
    }

    private int sendText(int request, String text, int attempt) {
        if (on && attempt <= ATTEMPTS && !acknowledged.contains(request)) {
            TextMessage.Text message =
                    new TextMessage.Text(false, true, request, bench.settings.sender(), address, text);
            bench.repeater.text.send(message.toHdap(false));
            bench.time.after(REPEAT_AFTER, () -> sendText(request, text, attempt + 1));
        }
        return request;
    }

    boolean isAcknowledged(int request) {
        return acknowledged.contains(request);
    }

    /** Presses the emergency button: so many reports, each 10 s after the one before. */
    void pressEmergency(int reports) {
        if (on && reports > 0) {
            emergencies++;
            bench.repeater.location.send(new LocationMessage.Emergency(address, 1, reading()).toHdap(true));
            bench.time.after(Duration.ofSeconds(10), () -> pressEmergency(reports - 1));
        }
    }

    private Optional<GpsReading> reading() {
        return Optional.of(new GpsReading(
                knowsItsPlace,
                Optional.of(bench.time.now().truncatedTo(ChronoUnit.SECONDS)),
                LAT,
                LON,
                OptionalDouble.of(0.5),
                OptionalInt.of(90)));
    }

    /** Something for this radio has come to the repeater, which sends it on. */
    void onMessage(HdapMessage message) {
        RegistrationMessage.find(message).ifPresent(this::onRegistration);
        LocationMessage.find(message).ifPresent(this::onLocation);
        TextMessage.find(message).ifPresent(this::onText);
    }

    private void onRegistration(RegistrationMessage message) {
        if (!on || deaf || !message.radio().equals(address)) {
            return;
        }
        if (message instanceof RegistrationMessage.Answer answer) {
            registered.add(answer);
            Duration renewal = Duration.ofSeconds(answer.renewal_s());
            bench.time.after(renewal.multipliedBy(9).dividedBy(10), () -> {
                if (on && registersAgain) {
                    register();
                }
            });
        } else if (message instanceof RegistrationMessage.StatusQuery) {
            bench.repeater.registration.send(new RegistrationMessage.StatusAnswer(address, 0).toHdap(false));
        }
    }

    private void onLocation(LocationMessage message) {
        if (on && !deaf && message instanceof LocationMessage.Request request) {
            int result = knowsItsPlace ? 0 : 6;
            LocationMessage.Report report = new LocationMessage.Report(request.requestId(), address, result, reading());
            bench.time.after(AIR, () -> bench.repeater.location.send(report.toHdap(true)));
        }
    }

    private void onText(TextMessage message) {
        if (message instanceof TextMessage.Receipt receipt) {
            if (on && !deaf && receipt.result() == 0) {
                acknowledged.add(receipt.requestId());
            }
        } else if (message instanceof TextMessage.Text text) {
            bench.time.after(AIR, () -> hear(text));
        }
    }

    private void hear(TextMessage.Text text) {
        boolean mine = text.group() || text.destination().equals(address);
        boolean heard = on && !deaf && mine && refusal == 0;
        if (heard && known.add(text.requestId() + " " + text.text())) {
            shown.add(text.text());
        }
        if (text.group()) {
            answer(text.receipt(0));
        } else if (heard) {
            answer(text.receipt(0));
        } else {
            int result = refusal == 0 ? TextResult.NO_ACKNOWLEDGEMENT.code : refusal;
            bench.time.after(PATIENCE, () -> answer(text.receipt(result)));
        }
    }

    /** Repeaters name themselves as sender and leave the networks out. */
    void answer(TextMessage.Receipt receipt) {
        RadioAddress destination = new RadioAddress(0, receipt.destination().id());
        RadioAddress source = receipt.group() ? null : new RadioAddress(0, 1);
        bench.repeater.text.send(new TextMessage.Receipt(
                        receipt.group(), true, receipt.requestId(), destination, source, receipt.result(), new byte[0])
                .toHdap(false));
    }
}
