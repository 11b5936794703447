package io.curbstop.radio.audio;

import java.io.IOException;
import java.net.SocketTimeoutException;

/**
 * Asks Hamlib's {@code rigctld} whether the receiver's squelch is open. Keeps its connection, as it asks often; one that has
 * gone is made anew once before it counts as no answer.
 */
public final class RigctldSense implements ChannelSense {

    private static final String QUESTION = "\\get_dcd";
    private static final String CLOSED = "0";
    private static final String OPEN = "1";

    private final String host;
    private final int port;
    private Rigctld connection;

    /** Does not connect yet. */
    public RigctldSense(String host, int port) {
        this.host = host;
        this.port = port;
    }

    @Override
    public synchronized boolean isBusy() throws IOException {
        String answer = connection == null ? askAnew() : askKept();
        if (!answer.equals(OPEN) && !answer.equals(CLOSED)) {
            close();
            throw new IOException("rigctld does not know whether the squelch is open: " + answer);
        }
        return answer.equals(OPEN);
    }

    private String askKept() throws IOException {
        try {
            return connection.ask(QUESTION);
        } catch (SocketTimeoutException silent) {
            close();
            throw new IOException("rigctld does not answer", silent);
        } catch (IOException gone) {
            close();
            return askAnew();
        }
    }

    private String askAnew() throws IOException {
        connection = new Rigctld(host, port);
        try {
            return connection.ask(QUESTION);
        } catch (SocketTimeoutException silent) {
            close();
            throw new IOException("rigctld does not answer", silent);
        } catch (IOException gone) {
            close();
            throw gone;
        }
    }

    @Override
    public synchronized void close() {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (IOException alreadyGone) {
            // There is nothing more to let go of.
        }
        connection = null;
    }
}
