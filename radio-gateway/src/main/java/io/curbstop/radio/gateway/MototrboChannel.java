package io.curbstop.radio.gateway;

import io.curbstop.radio.mototrbo.MototrboSettings;
import io.curbstop.radio.mototrbo.MototrboTransport;
import io.curbstop.radio.time.RadioScheduler;
import io.curbstop.radio.transport.RadioTransport;

/**
 * A MOTOTRBO fleet behind a control station that routes the radio network to this machine.
 *
 * @param address this machine's IPv4 address on the radio network
 * @param cai the first octet of the radios' addresses; 12 when it is missing
 * @param textLimit_characters 280, or 138 for radios of the first generation
 */
record MototrboChannel(String address, Integer cai, Integer textLimit_characters) implements ChannelKind {

    /** Refuses at once what could not be opened later. */
    MototrboChannel {
        settings(address, cai, textLimit_characters);
    }

    private static MototrboSettings settings(String address, Integer cai, Integer textLimit_characters) {
        MototrboSettings usual = MototrboSettings.usual(Ipv4.get("mototrbo: address", address));
        return new MototrboSettings(
                usual.bindAddress(),
                cai == null ? usual.cai() : cai,
                usual.arsPort(),
                usual.tmsPort(),
                usual.lrrpPort(),
                textLimit_characters == null ? usual.textLimit_characters() : textLimit_characters,
                usual.registrationRefresh(),
                usual.registrationGrace(),
                usual.latitudeForm(),
                usual.emergencyButton(),
                usual.emergencyRequestId(),
                usual.airtime());
    }

    @Override
    public RadioTransport open(String name, RadioScheduler scheduler) {
        return new MototrboTransport(settings(address, cai, textLimit_characters), name, scheduler);
    }
}
