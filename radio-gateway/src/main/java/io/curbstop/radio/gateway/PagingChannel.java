package io.curbstop.radio.gateway;

import io.curbstop.radio.pocsag.PageCoding;
import io.curbstop.radio.pocsag.PocsagSettings;
import io.curbstop.radio.time.RadioScheduler;
import io.curbstop.radio.transport.RadioTransport;

/**
 * POCSAG paging, one way, by a sound device or a stream to a transmitter.
 *
 * @param device as {@link SoundOutput} has it
 * @param rtp as {@link SoundOutput} has it
 * @param rigctld as {@link SoundOutput} has it
 * @param clearBy as {@link SoundOutput} has it
 * @param clearWithin_s as {@link SoundOutput} has it
 * @param speed_baud 512, 1200 or 2400, as the pagers want it; 1200 when it is missing
 */
record PagingChannel(
        String device, String rtp, String rigctld, String clearBy, Integer clearWithin_s, Integer speed_baud)
        implements ChannelKind {

    /** Refuses at once what could not be opened later. */
    PagingChannel {
        new SoundOutput("pocsag", device, rtp, rigctld, clearBy, clearWithin_s);
        settings(speed_baud);
    }

    private static PocsagSettings settings(Integer speed_baud) {
        PocsagSettings usual = PocsagSettings.defaults();
        return new PocsagSettings(
                speed_baud == null ? usual.speed_baud() : speed_baud,
                usual.level(),
                usual.inverted(),
                usual.defaultFunction(),
                usual.textLimit_characters(),
                usual.audio());
    }

    @Override
    public RadioTransport open(String name, RadioScheduler scheduler) {
        PocsagSettings settings = settings(speed_baud);
        return new SoundOutput("pocsag", device, rtp, rigctld, clearBy, clearWithin_s)
                .open(name, new PageCoding(settings), settings.audio(), scheduler);
    }
}
