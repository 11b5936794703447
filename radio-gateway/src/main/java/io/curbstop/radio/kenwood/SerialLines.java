package io.curbstop.radio.kenwood;

import java.io.IOException;

/** Where serial lines come from. */
@FunctionalInterface
public interface SerialLines {

    /**
     * Opens a line with 8 data bits, no parity and no flow control.
     *
     * @param device its name in the operating system, such as {@code /dev/ttyUSB0} or {@code COM3}
     * @param baud bits a second
     * @param stopBits 1 or 2
     * @throws IOException with a sentence for people when there is no such line or another program has it
     */
    SerialLine open(String device, int baud, int stopBits) throws IOException;
}
