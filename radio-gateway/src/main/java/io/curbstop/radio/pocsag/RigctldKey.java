package io.curbstop.radio.pocsag;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Keys by Hamlib's {@code rigctld}, which knows radios, serial lines, CM108 sound devices and GPIO pins. Connects anew for
 * each press, so that a daemon started again is no matter.
 */
public final class RigctldKey implements TransmitterKey {

    /** For connecting, and for the answer. */
    private static final int TIMEOUT_ms = 2_000;
    /** An answer is {@code RPRT} and a number. */
    private static final int MOST_ANSWER = 64;

    private static final String DONE = "RPRT 0";

    private final String host;
    private final int port;

    /** Does not connect yet. */
    public RigctldKey(String host, int port) {
        this.host = host;
        this.port = port;
    }

    @Override
    public void press(boolean on) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), TIMEOUT_ms);
            socket.setSoTimeout(TIMEOUT_ms);
            socket.getOutputStream().write((on ? "T 1\n" : "T 0\n").getBytes(StandardCharsets.US_ASCII));
            String answer = readLine(socket);
            if (!answer.equals(DONE)) {
                throw new IOException("rigctld does not key the transmitter: " + answer);
            }
        }
    }

    private static String readLine(Socket socket) throws IOException {
        StringBuilder line = new StringBuilder();
        int next = socket.getInputStream().read();
        while (next >= 0 && next != '\n' && line.length() < MOST_ANSWER) {
            line.append((char) next);
            next = socket.getInputStream().read();
        }
        return line.toString();
    }
}
