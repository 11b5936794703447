package io.curbstop.radio.mototrbo;

import io.curbstop.radio.api.RadioToken;
import io.curbstop.radio.sim.RadioBehaviour;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One radio: registers until it is answered, shows each number and text once, repeats until it is acknowledged. */
final class LoopbackRadio {

    private static final int SEND_ATTEMPTS = 3;
    private static final Duration SEND_AGAIN = Duration.ofSeconds(5);
    private static final Duration REGISTER_AGAIN = Duration.ofSeconds(10);
    private static final Duration REPETITION_WINDOW = Duration.ofMinutes(10);

    private record Shown(String text, Instant at) {}

    final String radioId;
    /** All that the gateway has sent here, in hex, whether the radio was on or not. */
    final List<String> datagrams = new ArrayList<>();

    final List<String> shown = new ArrayList<>();
    /** The texts of the crew for which the gateway's acknowledgement has come. */
    final List<String> kept = new ArrayList<>();

    final Set<LrrpDocument.RequestId> triggers = new HashSet<>();
    RadioBehaviour behaviour = RadioBehaviour.manual();
    boolean hasFix = true;
    boolean knowsLrrp = true;
    double lat = 49.05;
    double lon = -72.03;
    private final LoopbackFleet fleet;
    private final Map<MototrboService, DatagramChannel> channels = new EnumMap<>(MototrboService.class);
    private final Map<Integer, Shown> lastShown = new HashMap<>();
    private final Map<Integer, String> unacknowledged = new HashMap<>();
    private boolean on;
    private boolean registered;
    private int nextSequence;

    LoopbackRadio(String radioId, LoopbackFleet fleet) {
        this.radioId = radioId;
        this.fleet = fleet;
        try {
            for (MototrboService service : MototrboService.values()) {
                channels.put(service, fleet.listen(address(), service, this));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    InetAddress address() {
        return new RadioNetwork(127).addressOfRadio(Integer.parseInt(radioId));
    }

    void join(int group) {
        try {
            InetAddress address = RadioNetwork.addressOfGroup(group);
            fleet.listen(address, MototrboService.TMS, this)
                    .join(address, NetworkInterface.getByInetAddress(LoopbackFleet.GATEWAY));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    void send(MototrboService service, byte[] bytes) {
        fleet.send(channels.get(service), service, bytes);
    }

    void send(MototrboService service, String digits) {
        send(service, HexFormat.of().parseHex(digits));
    }

    void switchPower(boolean turnOn) {
        if (on && !turnOn) {
            send(MototrboService.ARS, new ArsMessage.Deregister(false).encode());
        }
        boolean wasOn = on;
        on = turnOn;
        if (on && !wasOn) {
            triggers.clear();
            registered = false;
            register(ArsMessage.Event.INITIAL);
        }
    }

    /** Without a word, as when the battery falls out. */
    void vanish() {
        on = false;
    }

    private void register(ArsMessage.Event event) {
        if (on && !registered) {
            send(MototrboService.ARS, new ArsMessage.Register(event, ArsMessage.Names.ofDevice(radioId)).encode());
            fleet.time().after(REGISTER_AGAIN, () -> register(event));
        }
    }

    private void refresh() {
        registered = false;
        register(ArsMessage.Event.REFRESH);
    }

    void sendText(String text) {
        int sequence = nextSequence;
        nextSequence = (nextSequence + 1) % TmsMessage.Text.NUMBERS_RADIOS_KNOW;
        unacknowledged.put(sequence, text);
        transmit(TmsMessage.Text.toRadio(true, sequence, text), 1);
    }

    private void transmit(TmsMessage.Text text, int attempt) {
        if (on && text.words().equals(unacknowledged.get(text.sequence())) && attempt <= SEND_ATTEMPTS) {
            twiceIfDuplicating(MototrboService.TMS, text.encode());
            fleet.time().after(SEND_AGAIN, () -> transmit(text, attempt + 1));
        }
    }

    private void twiceIfDuplicating(MototrboService service, byte[] bytes) {
        send(service, bytes);
        if (behaviour.duplicates()) {
            send(service, bytes);
        }
    }

    void pressEmergency() {
        for (LrrpDocument.RequestId id : triggers) {
            twiceIfDuplicating(MototrboService.LRRP, report(LrrpDocument.Kind.TRIGGERED_REPORT, id));
        }
    }

    private byte[] report(LrrpDocument.Kind kind, LrrpDocument.RequestId id) {
        if (!hasFix) {
            return LrrpDocument.of(kind, id, LrrpElement.Result.of(LrrpElement.Result.NO_FIX))
                    .encode();
        }
        return LrrpDocument.of(
                        kind,
                        id,
                        new LrrpElement.Time(InfoTime.of(fleet.time().now())),
                        LrrpElement.Place.circle(LatitudeForm.SIGN_MAGNITUDE.bits(lat), lon, 4.5))
                .encode();
    }

    /** Takes what came to one of its ports. */
    void hear(MototrboService service, byte[] bytes) {
        datagrams.add(HexFormat.of().formatHex(bytes));
        if (!on || behaviour.deaf()) {
            return;
        }
        switch (service) {
            case ARS -> onRegistration(ArsMessage.decode(bytes).orElseThrow());
            case TMS -> onTextMessage(TmsMessage.decode(bytes).orElseThrow());
            case LRRP -> onRequest(LrrpDocument.decode(bytes).orElseThrow());
        }
    }

    private void onRegistration(ArsMessage message) {
        if (message instanceof ArsMessage.Query) {
            send(MototrboService.ARS, ArsMessage.Accepted.plain().encode());
        } else if (message instanceof ArsMessage.Accepted accepted && !registered) {
            registered = true;
            int halfHours = accepted.refresh_halfHours().orElseThrow();
            fleet.time().after(Duration.ofMinutes(30L * halfHours), this::refresh);
        }
    }

    private void onTextMessage(TmsMessage message) {
        if (message instanceof TmsMessage.Text text) {
            onText(text);
        } else if (message instanceof TmsMessage.Ack ack) {
            Optional.ofNullable(unacknowledged.remove(ack.sequence())).ifPresent(kept::add);
        }
    }

    private void onText(TmsMessage.Text text) {
        Instant now = fleet.time().now();
        Shown before = lastShown.put(text.sequence(), new Shown(text.words(), now));
        boolean repeated = before != null
                && before.text().equals(text.words())
                && before.at().plus(REPETITION_WINDOW).isAfter(now);
        if (!repeated) {
            shown.add(text.words());
            behaviour.crewAckAfter().ifPresent(after -> acknowledgeAsCrew(text.words(), after));
        }
        if (text.ackWanted() && !behaviour.acksLost()) {
            // Both forms are met in the field.
            boolean marked = text.sequence() % 2 == 0;
            byte[] ack = new TmsMessage.Ack(marked, text.sequence() + (behaviour.wrongSequence() ? 1 : 0)).encode();
            fleet.time().after(behaviour.ackDelay(), () -> twiceIfDuplicating(MototrboService.TMS, ack));
        }
    }

    private void acknowledgeAsCrew(String text, Duration after) {
        RadioToken.parse(text.split(" ", 2)[0])
                .ifPresent(token -> fleet.time().after(after, () -> sendText("ACK " + token)));
    }

    private void onRequest(LrrpDocument request) {
        LrrpDocument.RequestId id = request.requestId().orElseThrow();
        if (!registered || !knowsLrrp) {
            return;
        }
        byte[] answer =
                switch (request.kind()) {
                    case STOP_REQUEST -> {
                        triggers.remove(id);
                        yield answer(LrrpDocument.Kind.STOP_ANSWER, id, LrrpElement.Result.SUCCESS);
                    }
                    case TRIGGERED_REQUEST ->
                        answer(
                                LrrpDocument.Kind.TRIGGERED_ANSWER,
                                id,
                                triggers.add(id) ? LrrpElement.Result.SUCCESS : LrrpElement.Result.DUPLICATE_REQUEST);
                    default -> report(LrrpDocument.Kind.IMMEDIATE_REPORT, id);
                };
        send(MototrboService.LRRP, answer);
    }

    private static byte[] answer(LrrpDocument.Kind kind, LrrpDocument.RequestId id, long code) {
        return LrrpDocument.of(kind, id, LrrpElement.Result.of(code)).encode();
    }
}
