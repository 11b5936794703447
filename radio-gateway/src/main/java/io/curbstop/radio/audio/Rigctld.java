package io.curbstop.radio.audio;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * One connection to Hamlib's {@code rigctld}, which knows radios, serial lines, CM108 sound devices and GPIO pins. Answers
 * that do not come within two seconds do not come.
 */
final class Rigctld implements Closeable {

    /** What it answers to a command that has been carried out. */
    static final String DONE = "RPRT 0";

    /** For connecting, and for each byte of the answer. */
    private static final int TIMEOUT_ms = 2_000;
    /** An answer is {@code RPRT} and a number, or a value. */
    private static final int MOST_ANSWER = 64;

    private final Socket socket = new Socket();

    /** @throws IOException when nobody listens there */
    Rigctld(String host, int port) throws IOException {
        InetSocketAddress address = new InetSocketAddress(host, port);
        try {
            if (address.isUnresolved()) {
                throw new IOException("the name " + host + " has no address");
            }
            socket.connect(address, TIMEOUT_ms);
            socket.setSoTimeout(TIMEOUT_ms);
            socket.setTcpNoDelay(true);
        } catch (IOException away) {
            socket.close();
            throw new IOException(
                    "rigctld cannot be reached at %s:%d: %s".formatted(host, port, away.getMessage()), away);
        }
    }

    /** Sends one command and returns its answer of one line. */
    String ask(String command) throws IOException {
        socket.getOutputStream().write((command + "\n").getBytes(StandardCharsets.US_ASCII));
        StringBuilder line = new StringBuilder();
        int next = socket.getInputStream().read();
        while (next >= 0 && next != '\n' && line.length() < MOST_ANSWER) {
            line.append((char) next);
            next = socket.getInputStream().read();
        }
        if (next != '\n') {
            throw new IOException("rigctld has broken off: " + line);
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
