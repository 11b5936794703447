package io.curbstop.radio.audio;

import java.io.Closeable;
import java.io.IOException;

/** Hears whether somebody is on the air. Asked by more than one thread. */
public interface ChannelSense extends Closeable {

    /** For channels of our own, where there is nobody else. */
    ChannelSense NONE = new ChannelSense() {
        @Override
        public boolean isBusy() {
            return false;
        }

        @Override
        public void close() {}
    };

    /**
     * Whether somebody is on the air now.
     *
     * @throws IOException when it is not known; whoever asked must not talk then
     */
    boolean isBusy() throws IOException;

    /** Lets go of what it asks; it may be asked again. */
    @Override
    void close();
}
