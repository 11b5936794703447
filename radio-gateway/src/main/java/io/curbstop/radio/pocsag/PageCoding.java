package io.curbstop.radio.pocsag;

import io.curbstop.radio.audio.AudioCoding;
import io.curbstop.radio.transport.OutboundFrame;
import io.curbstop.radio.transport.TextAlphabet;
import io.curbstop.radio.transport.TransportException;
import io.curbstop.radio.transport.TransportTraits;
import java.util.List;
import java.util.Optional;

/**
 * Pages crews. A radio's id is its capcode, with a letter A to D for another function than the usual one; a group's is the
 * capcode that its pagers share. A pager shows a page that comes again as a new one, unless it hides identical pages for a
 * short time by itself.
 *
 * @param settings how pages are sent
 */
public record PageCoding(PocsagSettings settings) implements AudioCoding {

    /** Nothing on the air carries them; enough that the session never runs short. */
    private static final int SEQUENCE_COUNT = 100;

    @Override
    public TransportTraits traits() {
        return new TransportTraits(
                settings.textLimit_characters(),
                TextAlphabet.ASCII,
                SEQUENCE_COUNT,
                false,
                false,
                new PocsagAirtime(settings.baseband()));
    }

    /** Refuses an id that is no capcode, and a text that is no printable ASCII or too long. */
    @Override
    public void check(OutboundFrame frame) throws TransportException {
        if (findAddress(frame).isEmpty()) {
            throw new TransportException(frame.radioId() + " is no capcode");
        }
        if (frame.text().length() > settings.textLimit_characters()) {
            throw new TransportException("The text has %d characters, a page takes %d"
                    .formatted(frame.text().length(), settings.textLimit_characters()));
        }
        if (frame.text().isEmpty()
                || !TextAlphabet.ASCII.findWritten(frame.text()).equals(Optional.of(frame.text()))) {
            throw new TransportException("The text is not of printable ASCII");
        }
    }

    private Optional<PagerAddress> findAddress(OutboundFrame frame) {
        return PagerAddress.find(frame.radioId(), settings.defaultFunction());
    }

    @Override
    public byte[] encode(OutboundFrame frame) throws TransportException {
        PagerAddress address =
                findAddress(frame).orElseThrow(() -> new TransportException(frame.radioId() + " is no capcode"));
        Page page = new Page(address, Page.Content.ALPHANUMERIC, frame.text());
        return settings.sound(new Transmission(List.of(page)));
    }
}
