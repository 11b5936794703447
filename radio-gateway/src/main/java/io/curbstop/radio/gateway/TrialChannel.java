package io.curbstop.radio.gateway;

import io.curbstop.radio.sim.ChannelSettings;
import io.curbstop.radio.sim.RadioBehaviour;
import io.curbstop.radio.sim.SimulatedRadios;
import io.curbstop.radio.time.RadioScheduler;
import io.curbstop.radio.transport.RadioTransport;
import java.time.Duration;
import java.util.List;

/**
 * Radios in this program's memory whose crews acknowledge by themselves.
 *
 * @param radios their ids
 * @param crewAckAfter_s after how many seconds a crew acknowledges an order
 */
record TrialChannel(List<String> radios, int crewAckAfter_s) implements ChannelKind {

    /** Refuses a channel without radios. */
    TrialChannel {
        GatewaySettings.require(radios != null && !radios.isEmpty(), "simulated: which radios?");
    }

    @Override
    public RadioTransport open(String name, RadioScheduler scheduler) {
        SimulatedRadios simulated = new SimulatedRadios(ChannelSettings.lifelike(name), scheduler);
        radios.forEach(
                radioId -> simulated.add(radioId, radioId, RadioBehaviour.autoAck(Duration.ofSeconds(crewAckAfter_s))));
        return simulated.connect();
    }
}
