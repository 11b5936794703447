package io.curbstop.radio.hytera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HyteraSettingsTest {

    private static HyteraSettings usual(int slot) {
        return HyteraSettings.usual(HyteraBench.loopback(), HyteraBench.loopback(), slot);
    }

    @Test
    void eachSlotHasItsPorts() {
        assertThat(usual(1).registrationPort()).isEqualTo(30001);
        assertThat(usual(1).locationPort()).isEqualTo(30003);
        assertThat(usual(1).textPort()).isEqualTo(30007);
        assertThat(usual(2).registrationPort()).isEqualTo(30002);
        assertThat(usual(2).locationPort()).isEqualTo(30004);
        assertThat(usual(2).textPort()).isEqualTo(30008);
    }

    @Test
    void theGatewayIsCalledByItsAddress() {
        assertThat(usual(1).sender()).hasToString("127.0.0.1");
    }

    @Test
    void whatCannotWorkIsRefused() {
        refuses("The slot is 1 or 2, not 3", () -> usual(3));
        refuses("A UDP port is 1 to 65535", () -> with(0, 10, 3600, 6, 3, 6, 128));
        refuses("Each service needs a UDP port of its own", () -> with(30003, 10, 3600, 6, 3, 6, 128));
        refuses("A network is 0 to 255, not 256", () -> with(30007, 256, 3600, 6, 3, 6, 128));
        refuses("Radios register again after 60 to 65534 s, not PT59S", () -> with(30007, 10, 59, 6, 3, 6, 128));
        refuses("Radios register again after 60 to 65534 s", () -> with(30007, 10, 65_535, 6, 3, 6, 128));
        refuses("Heartbeats are at least 1 s apart", () -> with(30007, 10, 3600, 0, 3, 6, 128));
        refuses("At least one heartbeat must be missed", () -> with(30007, 10, 3600, 6, 0, 6, 128));
        refuses("A packet has at least 1 s", () -> with(30007, 10, 3600, 6, 3, 0, 128));
        refuses("A text has 1 to 500 characters, not 501", () -> with(30007, 10, 3600, 6, 3, 6, 501));
        assertThat(with(30007, 10, 65_534, 1, 1, 1, 500).textLimit_characters()).isEqualTo(500);
    }

    private static HyteraSettings with(
            int textPort, int network, long renewal_s, long heartbeat_s, int missed, long packet_s, int limit) {
        return new HyteraSettings(
                HyteraBench.loopback(),
                HyteraBench.loopback(),
                1,
                30001,
                30003,
                textPort,
                new RadioAddress(10, 1),
                network,
                true,
                Duration.ofSeconds(renewal_s),
                Duration.ofSeconds(heartbeat_s),
                missed,
                Duration.ofSeconds(packet_s),
                limit);
    }

    private static void refuses(String message, Runnable making) {
        assertThatThrownBy(making::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }
}
