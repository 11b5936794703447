package io.curbstop.radio.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curbstop.testing.DebianProgram;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Hamlib's daemon itself, with the radio that it simulates. */
@Timeout(60)
class RigctldKeyTest {

    private static final String SIMULATED_RADIO = "1";

    private Process daemon;
    private int port;

    @BeforeEach
    void startDaemon() throws IOException {
        String program = DebianProgram.require("rigctld", "libhamlib-utils").toString();
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        daemon = new ProcessBuilder(
                        program, "-m", SIMULATED_RADIO, "-P", "RIG", "-T", "127.0.0.1", "-t", String.valueOf(port))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Await.until("rigctld listens", this::listens);
    }

    @AfterEach
    void stopDaemon() {
        daemon.destroy();
    }

    private boolean listens() {
        try {
            return isKeyed().equals("0");
        } catch (IOException notYet) {
            return false;
        }
    }

    private String isKeyed() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write("t\n".getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        }
    }

    @Test
    void theRadioIsKeyedAndLetGo() throws IOException {
        RigctldKey key = new RigctldKey("127.0.0.1", port);
        key.press(true);
        assertThat(isKeyed()).isEqualTo("1");
        key.press(false);
        assertThat(isKeyed()).isEqualTo("0");
    }

    @Test
    void withoutTheDaemonItIsSaid() throws InterruptedException {
        daemon.destroy();
        daemon.waitFor();
        assertThatThrownBy(() -> new RigctldKey("127.0.0.1", port).press(true)).isInstanceOf(IOException.class);
    }
}
