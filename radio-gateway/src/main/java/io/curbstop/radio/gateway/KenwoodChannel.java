package io.curbstop.radio.gateway;

import io.curbstop.radio.kenwood.KenwoodSettings;
import io.curbstop.radio.kenwood.KenwoodSystem;
import io.curbstop.radio.kenwood.KenwoodTransport;
import io.curbstop.radio.time.RadioScheduler;
import io.curbstop.radio.transport.RadioTransport;
import java.util.Set;

/**
 * A Kenwood radio on a serial line, as radios come from the factory.
 *
 * @param system FLEETSYNC or NEXEDGE
 * @param device the serial line, such as {@code /dev/ttyUSB0}
 * @param fleet of a FleetSync unit that is named by its digits alone
 * @param emergencyStatuses the status numbers that are emergencies; FleetSync has 95 to 99 by itself
 */
record KenwoodChannel(KenwoodSystem system, String device, Integer fleet, Set<Integer> emergencyStatuses)
        implements ChannelKind {

    /** Refuses at once what could not be opened later. */
    KenwoodChannel {
        GatewaySettings.require(system != null, "kenwood: system is FLEETSYNC or NEXEDGE");
        GatewaySettings.require(device != null, "kenwood: device, the serial line, is missing");
        GatewaySettings.require(
                system != KenwoodSystem.FLEETSYNC || fleet != null,
                "kenwood: fleet is missing, a number from 1 to 999");
        emergencyStatuses = emergencyStatuses == null ? Set.of() : Set.copyOf(emergencyStatuses);
        settings(system, device, fleet, emergencyStatuses);
    }

    private static KenwoodSettings settings(
            KenwoodSystem system, String device, Integer fleet, Set<Integer> emergencyStatuses) {
        return system == KenwoodSystem.FLEETSYNC
                ? KenwoodSettings.fleetSync(device, fleet)
                : KenwoodSettings.nexedge(device, emergencyStatuses);
    }

    @Override
    public RadioTransport open(String name, RadioScheduler scheduler) {
        return new KenwoodTransport(name, settings(system, device, fleet, emergencyStatuses), scheduler);
    }
}
