package io.curbstop.radio.gateway;

import io.curbstop.radio.time.RadioScheduler;
import io.curbstop.radio.transport.RadioTransport;
import java.nio.file.Path;

/** One kind of channel as a person writes it down; what is missing is what is customary. */
interface ChannelKind {

    /**
     * The transport, not started.
     *
     * @throws IllegalArgumentException when it cannot be used as it is written, with what is wrong
     */
    RadioTransport open(String name, RadioScheduler scheduler);

    /**
     * Looks at a radio's address on such a channel.
     *
     * @throws IllegalArgumentException when it is none, with what is wrong
     */
    default void requireAddress(String address) {}

    /** The same with file names relative to a folder. */
    default ChannelKind in(Path folder) {
        return this;
    }
}
