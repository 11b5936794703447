package io.curbstop.radio.session;

import io.curbstop.radio.api.GatewayStatus;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How channels and radios are, for people. Called with the ledger's lock held. */
final class StatusReport {

    private record Heard(String transport, Instant at) {}

    private final Ledger ledger;
    private final Routes routes;
    private final Map<String, Heard> heard = new HashMap<>();
    private final Map<String, Instant> placedAt = new HashMap<>();

    StatusReport(Ledger ledger, Routes routes) {
        this.ledger = ledger;
        this.routes = routes;
    }

    /** Something came from a radio, be it only a machine's acknowledgement. */
    void noteHeard(Channel channel, String radioId, Instant now) {
        channel.heardAt = now;
        heard.put(radioId, new Heard(channel.name, now));
    }

    /** A radio said where it is. */
    void notePlace(String radioId, Instant now) {
        placedAt.put(radioId, now);
    }

    /** When a radio said where it is last in this run. */
    Optional<Instant> findPlacedAt(String radioId) {
        return Optional.ofNullable(placedAt.get(radioId));
    }

    GatewayStatus at(Instant now) {
        Map<String, Integer> byChannel = new HashMap<>();
        Map<String, Integer> byRadio = new LinkedHashMap<>();
        ledger.state().listKnownRadios().forEach(radioId -> byRadio.put(radioId, 0));
        heard.keySet().forEach(radioId -> byRadio.putIfAbsent(radioId, 0));
        for (Delivery delivery : ledger.state().messages().listActive()) {
            if (routes.needsSending(delivery)) {
                byRadio.merge(delivery.message.radioId(), 1, Integer::sum);
                routes.findRoute(delivery).ifPresent(channel -> byChannel.merge(channel.name, 1, Integer::sum));
            }
        }
        List<GatewayStatus.ChannelStatus> channels = routes.listChannels().stream()
                .map(channel -> describe(channel, byChannel.getOrDefault(channel.name, 0), now))
                .toList();
        List<GatewayStatus.RadioState> radios = byRadio.entrySet().stream()
                .map(radio -> describe(radio.getKey(), radio.getValue()))
                .toList();
        List<String> emergencies =
                ledger.state().standing().listEmergencies().stream().sorted().toList();
        return new GatewayStatus(now, channels, radios, emergencies);
    }

    private GatewayStatus.ChannelStatus describe(Channel channel, int waiting, Instant now) {
        return new GatewayStatus.ChannelStatus(
                channel.name,
                channel.working,
                channel.detail,
                ledger.state().standing().isMuted(channel.name),
                waiting,
                channel.use.lastHour_s(now),
                channel.budget.routineLeft_s(now),
                Optional.ofNullable(channel.heardAt));
    }

    private GatewayStatus.RadioState describe(String radioId, int waiting) {
        Optional<Heard> here = Optional.ofNullable(heard.get(radioId));
        Optional<String> transport =
                here.map(Heard::transport).or(() -> ledger.state().findLastHeardOn(radioId));
        boolean present = transport
                .filter(name -> ledger.state().isPresent(name, radioId))
                .isPresent();
        return new GatewayStatus.RadioState(radioId, transport, present, here.map(Heard::at), waiting);
    }
}
