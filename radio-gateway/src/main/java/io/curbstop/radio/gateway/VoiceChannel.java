package io.curbstop.radio.gateway;

import io.curbstop.radio.time.RadioScheduler;
import io.curbstop.radio.transport.RadioTransport;
import io.curbstop.radio.voice.Announcement;
import io.curbstop.radio.voice.SpeechSettings;
import io.curbstop.radio.voice.VoiceAddress;
import io.curbstop.radio.voice.VoiceSettings;

/**
 * Spoken announcements, one way, by a sound device or a stream to a transmitter.
 *
 * @param device as {@link SoundOutput} has it
 * @param rtp as {@link SoundOutput} has it
 * @param rigctld as {@link SoundOutput} has it
 * @param clearBy as {@link SoundOutput} has it
 * @param clearWithin_s as {@link SoundOutput} has it
 * @param program the program that speaks; {@code espeak-ng} when it is missing
 * @param voice one of its voices; {@code en-us} when it is missing
 * @param speed_wpm words a minute; 150 when it is missing
 * @param loudness of the words, 1 to 200; 100 when it is missing
 * @param pager_baud 512, 1200 or 2400, for alerts by a page; 1200 when it is missing
 */
record VoiceChannel(
        String device,
        String rtp,
        String rigctld,
        String clearBy,
        Integer clearWithin_s,
        String program,
        String voice,
        Integer speed_wpm,
        Integer loudness,
        Integer pager_baud)
        implements ChannelKind {

    /** Refuses at once what could not be opened later. */
    VoiceChannel {
        new SoundOutput("voice", device, rtp, rigctld, clearBy, clearWithin_s);
        settings(program, voice, speed_wpm, loudness, pager_baud);
    }

    private static VoiceSettings settings(
            String program, String voice, Integer speed_wpm, Integer loudness, Integer pager_baud) {
        VoiceSettings usual = VoiceSettings.defaults();
        SpeechSettings speech = new SpeechSettings(
                program == null ? usual.speech().program() : program,
                voice == null ? usual.speech().voice() : voice,
                speed_wpm == null ? usual.speech().speed_wpm() : speed_wpm,
                loudness == null ? usual.speech().loudness() : loudness,
                usual.speech().timeLimit(),
                usual.speech().longest());
        return new VoiceSettings(
                speech,
                pager_baud == null ? usual.pager_baud() : pager_baud,
                usual.level(),
                usual.textLimit_characters(),
                usual.audio());
    }

    @Override
    public void requireAddress(String address) {
        VoiceAddress.parse(address);
    }

    @Override
    public RadioTransport open(String name, RadioScheduler scheduler) {
        VoiceSettings settings = settings(program, voice, speed_wpm, loudness, pager_baud);
        return new SoundOutput("voice", device, rtp, rigctld, clearBy, clearWithin_s)
                .open(name, new Announcement(settings), settings.audio(), scheduler);
    }
}
