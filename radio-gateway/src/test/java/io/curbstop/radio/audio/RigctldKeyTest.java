package io.curbstop.radio.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Hamlib's daemon itself, with the radio that it simulates. */
@Timeout(60)
class RigctldKeyTest {

    private RigctldDaemon daemon;

    @BeforeEach
    void startDaemon() throws IOException {
        daemon = new RigctldDaemon();
    }

    @AfterEach
    void stopDaemon() {
        daemon.close();
    }

    @Test
    void theRadioIsKeyedAndLetGo() throws IOException {
        RigctldKey key = new RigctldKey("127.0.0.1", daemon.port());
        key.press(true);
        assertThat(daemon.ask("t")).isEqualTo("1");
        key.press(false);
        assertThat(daemon.ask("t")).isEqualTo("0");
    }

    @Test
    void withoutTheDaemonItIsSaid() throws InterruptedException {
        daemon.stop();
        assertThatThrownBy(() -> new RigctldKey("127.0.0.1", daemon.port()).press(true))
                .isInstanceOf(IOException.class);
    }
}
