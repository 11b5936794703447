package io.curbstop.radio.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a gateway's channels and radios are at one moment.
 *
 * @param at the moment
 * @param channels in the gateway's order
 * @param radios those that were heard since the gateway's journal began, or that messages wait for
 * @param emergencies the radios whose emergency has not been cleared
 */
public record GatewayStatus(
        Instant at, List<ChannelStatus> channels, List<RadioState> radios, List<String> emergencies) {

    /** Keeps copies. */
    public GatewayStatus {
        channels = List.copyOf(channels);
        radios = List.copyOf(radios);
        emergencies = List.copyOf(emergencies);
    }

    /**
     * One channel.
     *
     * @param name of its transport
     * @param working whether frames can be sent
     * @param detail why not; empty when it works
     * @param muted whether a person has forbidden it to send; it still hears
     * @param waiting how many messages would go by it next
     * @param airtimeLastHour_s how long its frames and their acknowledgements kept the channel in the last hour
     * @param routineLeft_s what routine messages may use at once
     * @param heardAt when a radio was heard on it last
     */
    public record ChannelStatus(
            String name,
            boolean working,
            String detail,
            boolean muted,
            int waiting,
            double airtimeLastHour_s,
            double routineLeft_s,
            Optional<Instant> heardAt) {}

    /**
     * One radio.
     *
     * @param radioId which
     * @param transport on which it was heard last; empty when never
     * @param present whether that transport says that it can be reached
     * @param heardAt when it was heard last
     * @param waiting how many messages wait for it
     */
    public record RadioState(
            String radioId, Optional<String> transport, boolean present, Optional<Instant> heardAt, int waiting) {}
}
