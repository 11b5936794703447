package io.curbstop.radio.gateway;

import io.curbstop.radio.hytera.HyteraSettings;
import io.curbstop.radio.hytera.HyteraTransport;
import io.curbstop.radio.time.RadioScheduler;
import io.curbstop.radio.transport.RadioTransport;

/**
 * One slot of a Hytera repeater that connects to this machine.
 *
 * @param repeater its IPv4 address
 * @param gateway this machine's IPv4 address, as the repeater is configured to find it
 * @param slot 1 or 2
 */
record HyteraChannel(String repeater, String gateway, int slot) implements ChannelKind {

    /** Refuses at once what could not be opened later. */
    HyteraChannel {
        settings(repeater, gateway, slot);
    }

    private static HyteraSettings settings(String repeater, String gateway, int slot) {
        return HyteraSettings.usual(Ipv4.get("hytera: repeater", repeater), Ipv4.get("hytera: gateway", gateway), slot);
    }

    @Override
    public RadioTransport open(String name, RadioScheduler scheduler) {
        return new HyteraTransport(name, settings(repeater, gateway, slot), scheduler);
    }
}
