package io.curbstop.radio.audio;

import java.io.IOException;

/**
 * Keys by Hamlib's {@code rigctld}. Connects anew for each press, so that a daemon started again is no matter.
 */
public final class RigctldKey implements TransmitterKey {

    private final String host;
    private final int port;

    /** Does not connect yet. */
    public RigctldKey(String host, int port) {
        this.host = host;
        this.port = port;
    }

    @Override
    public void press(boolean on) throws IOException {
        try (Rigctld rigctld = new Rigctld(host, port)) {
            String answer = rigctld.ask(on ? "T 1" : "T 0");
            if (!answer.equals(Rigctld.DONE)) {
                throw new IOException("rigctld does not key the transmitter: " + answer);
            }
        }
    }
}
