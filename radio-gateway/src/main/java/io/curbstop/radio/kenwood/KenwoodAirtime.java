package io.curbstop.radio.kenwood;

import io.curbstop.radio.transport.Airtime;
import java.time.Duration;

/** How long Kenwood frames keep a channel. Estimates: none has been measured on the air. */
final class KenwoodAirtime implements Airtime {

    private final double keyUpAndTail_s;
    private final double header_s;
    private final int charactersPerBlock;
    private final double block_s;

    private KenwoodAirtime(double keyUpAndTail_s, double header_s, int charactersPerBlock, double block_s) {
        this.keyUpAndTail_s = keyUpAndTail_s;
        this.header_s = header_s;
        this.charactersPerBlock = charactersPerBlock;
        this.block_s = block_s;
    }

    /**
     * FleetSync at 1200 bd, estimated as {@code 0.5 + (2 + ceil(characters / 6)) * 64 / 1200} s: half a second to key up, send
     * the preamble and let go; synchronisation and a block for who calls whom; then blocks of 64 bits that carry six
     * characters each beside their check. So 48 characters take 1.03 s, an acknowledgement 0.61 s.
     */
    static Airtime fleetSync() {
        double block_s = 64 / 1200.0;
        return new KenwoodAirtime(0.5, 2 * block_s, 6, block_s);
    }

    /**
     * NEXEDGE at 4800 bit/s, estimated as {@code 0.3 + (3 + ceil(characters / 8)) * 0.08} s: keying up and tail; header and
     * end frames; then frames of 80 ms that carry some eight characters each after error correction. So 48 characters take
     * 1.02 s, an acknowledgement 0.54 s.
     */
    static Airtime nexedge() {
        return new KenwoodAirtime(0.3, 3 * 0.08, 8, 0.08);
    }

    @Override
    public Duration ofText(String text) {
        return frame((text.length() + charactersPerBlock - 1) / charactersPerBlock);
    }

    @Override
    public Duration ofAck() {
        return frame(0);
    }

    private Duration frame(int blocks) {
        return Duration.ofMillis(Math.round((keyUpAndTail_s + header_s + blocks * block_s) * 1000));
    }
}
