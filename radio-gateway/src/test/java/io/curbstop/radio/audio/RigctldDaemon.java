package io.curbstop.radio.audio;

import io.curbstop.testing.DebianProgram;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Hamlib's daemon itself, with the radio that it simulates; whose squelch opens and closes with each question. */
final class RigctldDaemon implements AutoCloseable {

    private static final String SIMULATED_RADIO = "1";

    private final String program =
            DebianProgram.require("rigctld", "libhamlib-utils").toString();
    private final int port;
    private Process process;

    RigctldDaemon() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        start();
    }

    /** Starts it, again after {@link #stop()} too, and waits until it listens. */
    void start() throws IOException {
        process = new ProcessBuilder(
                        program, "-m", SIMULATED_RADIO, "-P", "RIG", "-T", "127.0.0.1", "-t", String.valueOf(port))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Await.until("rigctld listens", this::listens);
    }

    private boolean listens() {
        try {
            return "0".equals(ask("t"));
        } catch (IOException notYet) {
            return false;
        }
    }

    int port() {
        return port;
    }

    String ask(String command) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write((command + "\n").getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        }
    }

    void stop() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
