package io.curbstop.radio.voice;

import io.curbstop.radio.audio.AudioCoding;
import io.curbstop.radio.pocsag.Page;
import io.curbstop.radio.pocsag.Transmission;
import io.curbstop.radio.transport.OutboundFrame;
import io.curbstop.radio.transport.TextAlphabet;
import io.curbstop.radio.transport.TransportException;
import io.curbstop.radio.transport.TransportTraits;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Speaks to crews: the alert of the address, a pause, the words, a pause, and the words again. A radio's id is a {@link
 * VoiceAddress}; a group's is one that opens all its receivers.
 */
public final class Announcement implements AudioCoding {

    static final Duration FIRST_TONE = Duration.ofSeconds(1);
    static final Duration SECOND_TONE = Duration.ofSeconds(3);
    static final Duration AFTER_ALERT = Duration.ofMillis(500);
    static final Duration BETWEEN = Duration.ofSeconds(1);
    static final int TIMES = 2;

    /** What fits into a pager's display; a text that is cut could name another address. */
    private static final int LONGEST_PAGE = 80;
    /** Nothing on the air carries them; enough that the session never runs short. */
    private static final int SEQUENCE_COUNT = 100;

    private final VoiceSettings settings;
    private final Espeak espeak;

    /** Does not start the program yet. */
    public Announcement(VoiceSettings settings) {
        this.settings = settings;
        this.espeak = new Espeak(settings.speech());
    }

    @Override
    public TransportTraits traits() {
        return new TransportTraits(
                settings.textLimit_characters(),
                TextAlphabet.ASCII,
                SEQUENCE_COUNT,
                false,
                false,
                new VoiceAirtime(settings));
    }

    /** Refuses an id that is no {@link VoiceAddress}, and a text that is too long or cannot be said. */
    @Override
    public void check(OutboundFrame frame) throws TransportException {
        address(frame);
        if (frame.text().length() > settings.textLimit_characters()) {
            throw new TransportException("The text has %d characters, an announcement takes %d"
                    .formatted(frame.text().length(), settings.textLimit_characters()));
        }
        boolean written = TextAlphabet.ASCII.findWritten(frame.text()).equals(Optional.of(frame.text()));
        if (!written || !SpokenOrder.isSpeakable(frame.text())) {
            throw new TransportException("The text has no words, or letters that are not said in English");
        }
    }

    private static VoiceAddress address(OutboundFrame frame) throws TransportException {
        try {
            return VoiceAddress.parse(frame.radioId());
        } catch (IllegalArgumentException wrong) {
            throw new TransportException(frame.radioId() + " is no address for voice: " + wrong.getMessage());
        }
    }

    /** Speaks a word to nobody. */
    @Override
    public void prepare() throws IOException, InterruptedException {
        try {
            espeak.speak("Test.");
        } catch (TransportException tooLong) {
            throw new IOException(tooLong.getMessage(), tooLong);
        }
    }

    @Override
    public byte[] encode(OutboundFrame frame) throws TransportException, IOException, InterruptedException {
        VoiceAddress address = address(frame);
        short[] words = words(SpokenOrder.of(address.name(), frame.text()));
        Sound sound =
                new Sound(settings.audio().rate_hz()).silence(settings.audio().lead());
        addAlert(sound, address.alert(), frame.text());
        for (int time = 0; time < TIMES; time++) {
            sound.silence(time == 0 ? Duration.ZERO : BETWEEN).samples(words);
        }
        return sound.silence(settings.audio().tail()).toBytes();
    }

    private short[] words(String words) throws TransportException, IOException, InterruptedException {
        Wave wave = espeak.speak(words);
        return Resampler.resample(
                wave.samples(), wave.rate_hz(), settings.audio().rate_hz());
    }

    private void addAlert(Sound sound, VoiceAddress.Alert alert, String text) {
        if (alert instanceof VoiceAddress.Tones tones) {
            sound.tone(tones.first_hz(), FIRST_TONE, settings.level())
                    .tone(tones.second_hz(), SECOND_TONE, settings.level())
                    .silence(AFTER_ALERT);
        } else if (alert instanceof VoiceAddress.PageAlert page) {
            String shown = pageText(text);
            Page.Content content = shown.isEmpty() ? Page.Content.TONE : Page.Content.ALPHANUMERIC;
            sound.bytes(settings.paging().sound(new Transmission(List.of(new Page(page.pager(), content, shown)))))
                    .silence(AFTER_ALERT);
        }
    }

    /** What a pager shows of a text: all or nothing. */
    static String pageText(String text) {
        return text.length() <= LONGEST_PAGE ? text : "";
    }
}
