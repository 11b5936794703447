package io.curbstop.radio.gateway;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.curbstop.radio.session.ChannelRules;
import io.curbstop.radio.session.SessionSettings;
import io.curbstop.radio.time.RadioScheduler;
import io.curbstop.radio.transport.RadioTransport;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What a gateway is told in its settings file. Paths are relative to that file.
 *
 * @param name the gateway's name, as dispatch knows it: small letters, digits and hyphens
 * @param dispatch where dispatch listens, {@code wss://host/gateway-link}; null for a gateway inside dispatch
 * @param tokenFile the file with the token that dispatch gave for this name; null for a gateway inside dispatch
 * @param journal the folder of journal and record
 * @param airLogDays for how many days the record of the air is kept here
 * @param words what the crews of this fleet key and say; the usual words when it is missing
 * @param channels in the order in which they are tried for a radio that none has heard yet
 * @param radios for each radio, as dispatch knows it, its address on the channels where it has another
 * @param folder where the file is, which is not written in it
 */
public record GatewaySettings(
        String name,
        URI dispatch,
        Path tokenFile,
        Path journal,
        Integer airLogDays,
        WordSettings words,
        List<ChannelSettings> channels,
        Map<String, Map<String, String>> radios,
        @JsonIgnore Path folder) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,38}");
    private static final int AIR_LOG_DAYS = 400;

    /** Refuses what a gateway could not run with, in words for the person who wrote the file. */
    public GatewaySettings {
        airLogDays = airLogDays == null ? AIR_LOG_DAYS : airLogDays;
        radios = radios == null ? Map.of() : Map.copyOf(radios);
        require(name != null && NAME.matcher(name).matches(), "name: small letters, digits and hyphens, not " + name);
        require(journal != null, "journal: the folder is missing");
        require(airLogDays > 0, "airLogDays: at least one day, not " + airLogDays);
        require(channels != null && !channels.isEmpty(), "channels: a gateway needs at least one");
        channels = List.copyOf(channels);
        Set<String> names = new HashSet<>();
        channels.forEach(channel -> require(names.add(channel.name()), "channels: two are called " + channel.name()));
        radios.forEach((radio, addresses) -> addresses
                .keySet()
                .forEach(channel -> require(
                        names.contains(channel),
                        "radios: radio " + radio + " has an address on " + channel + ", which is no channel")));
        Map<String, ChannelSettings> byName =
                channels.stream().collect(Collectors.toMap(ChannelSettings::name, channel -> channel));
        radios.forEach((radio, addresses) ->
                addresses.forEach((channel, address) -> byName.get(channel).requireAddress(radio, address)));
        require(
                dispatch == null || Set.of("ws", "wss").contains(String.valueOf(dispatch.getScheme())),
                "dispatch: begins with wss:// (or ws:// on one machine), not " + dispatch);
        require(dispatch == null || tokenFile != null, "tokenFile: the file with the token from dispatch is missing");
    }

    static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    /**
     * Reads a settings file.
     *
     * @throws IllegalArgumentException when it is not right, with what is wrong and where
     * @throws IOException when it cannot be read
     */
    public static GatewaySettings read(Path file) throws IOException {
        YAMLMapper mapper = YAMLMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        try {
            GatewaySettings settings = mapper.readValue(Files.readString(file), GatewaySettings.class);
            return settings.in(file.toAbsolutePath().getParent());
        } catch (JacksonException wrong) {
            throw new IllegalArgumentException(file + ": " + SettingsMistake.describe(wrong), wrong);
        }
    }

    private GatewaySettings in(Path home) {
        return new GatewaySettings(
                name,
                dispatch,
                tokenFile == null ? null : home.resolve(tokenFile),
                home.resolve(journal),
                airLogDays,
                words,
                channels,
                radios,
                home);
    }

    /** The usual numbers of the protocol with this fleet's words and its channels' rules. */
    public SessionSettings session() {
        SessionSettings usual = SessionSettings.defaults();
        Map<String, ChannelRules> rules =
                channels.stream().collect(Collectors.toMap(ChannelSettings::name, ChannelSettings::rules));
        SessionSettings ruled = usual.withChannels(usual.usual(), rules);
        return words == null ? ruled : ruled.withWords(words.words());
    }

    /** Opens the channels, in their order, with the radios' addresses; none is started. */
    public List<RadioTransport> openChannels(RadioScheduler scheduler) {
        return channels.stream()
                .map(channel -> channel.open(addressesOn(channel.name()), folder, scheduler))
                .toList();
    }

    /** The addresses of radios on a channel. */
    private Map<String, String> addressesOn(String channel) {
        return radios.entrySet().stream()
                .filter(radio -> radio.getValue().containsKey(channel))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, radio -> radio.getValue().get(channel)));
    }
}
