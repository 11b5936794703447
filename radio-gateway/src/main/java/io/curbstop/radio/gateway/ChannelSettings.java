package io.curbstop.radio.gateway;

import io.curbstop.radio.api.RadioPriority;
import io.curbstop.radio.session.ChannelRules;
import io.curbstop.radio.time.RadioScheduler;
import io.curbstop.radio.transport.AddressedTransport;
import io.curbstop.radio.transport.RadioTransport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One channel in a settings file: its name, and the one kind it is.
 *
 * @param name unique in the gateway and the same over restarts, for it stands in records
 * @param airtime the part of its time that may be used; as usual when it is missing
 * @param mostParts into how many parts words that are no order may be split; as usual when it is missing
 * @param least the least urgent message that goes by it: P1, P2 or P3; every one when it is missing
 * @param positionsEvery_s after how many seconds a radio on it is asked anew where it is; never when it is missing
 * @param listedOnly whether only radios with an address on it are sent to; false when it is missing
 * @param simulated radios in this program's memory, for trying out a gateway without a base station
 * @param packet AX.25 and APRS through a modem such as Dire Wolf
 * @param mototrbo Motorola MOTOTRBO
 * @param kenwood Kenwood FleetSync or NEXEDGE
 * @param hytera Hytera DMR
 * @param smpp text messages
 * @param pocsag paging, one way
 * @param voice spoken announcements, one way
 */
public record ChannelSettings(
        String name,
        AirtimeRules airtime,
        Integer mostParts,
        RadioPriority least,
        Integer positionsEvery_s,
        Boolean listedOnly,
        TrialChannel simulated,
        PacketChannel packet,
        MototrboChannel mototrbo,
        KenwoodChannel kenwood,
        HyteraChannel hytera,
        SmsChannel smpp,
        PagingChannel pocsag,
        VoiceChannel voice) {

    /** Oftener, a few radios would fill a channel with their positions alone. */
    private static final int SHORTEST_ROUND_s = 30;

    /** Refuses a channel without a name or with anything but one kind. */
    public ChannelSettings {
        GatewaySettings.require(name != null && !name.isBlank(), "channels: one has no name");
        GatewaySettings.require(
                kinds(simulated, packet, mototrbo, kenwood, hytera, smpp, pocsag, voice)
                                .count()
                        == 1,
                "channels: " + name
                        + " must be of one kind: simulated, packet, mototrbo, kenwood, hytera, smpp, pocsag or voice");
        GatewaySettings.require(
                mostParts == null || (mostParts >= 1 && mostParts <= ChannelRules.MOST_PARTS),
                "channels: " + name + " mostParts is 1 to " + ChannelRules.MOST_PARTS + ", not " + mostParts);
        GatewaySettings.require(
                positionsEvery_s == null || positionsEvery_s >= SHORTEST_ROUND_s,
                "channels: " + name + " positionsEvery_s is at least " + SHORTEST_ROUND_s + ", not "
                        + positionsEvery_s);
    }

    /** What the session may do with it. */
    ChannelRules rules() {
        ChannelRules usual = ChannelRules.defaults();
        return new ChannelRules(
                airtime == null ? usual.airtime() : airtime.limits(),
                mostParts == null ? usual.mostParts() : mostParts,
                least == null ? usual.least() : least,
                Optional.ofNullable(positionsEvery_s).map(Duration::ofSeconds));
    }

    private static Stream<ChannelKind> kinds(ChannelKind... all) {
        return Stream.of(all).filter(Objects::nonNull);
    }

    /** Refuses a radio's address that is none on this channel. */
    void requireAddress(String radio, String address) {
        try {
            kind().requireAddress(address);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(
                    "radios: radio " + radio + " on " + name + ": " + wrong.getMessage(), wrong);
        }
    }

    private ChannelKind kind() {
        return kinds(simulated, packet, mototrbo, kenwood, hytera, smpp, pocsag, voice)
                .findFirst()
                .orElseThrow();
    }

    /** The transport, with the radios' addresses on it; file names are relative to a folder. */
    RadioTransport open(Map<String, String> addresses, Path folder, RadioScheduler scheduler) {
        RadioTransport transport = kind().in(folder).open(name, scheduler);
        boolean closed = Boolean.TRUE.equals(listedOnly);
        return addresses.isEmpty() && !closed ? transport : new AddressedTransport(transport, addresses, closed);
    }
}
