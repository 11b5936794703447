package io.curbstop.radio.ax25;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curbstop.radio.ax25.AprsPacket.Ack;
import io.curbstop.radio.ax25.AprsPacket.Message;
import io.curbstop.radio.ax25.AprsPacket.Position;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AprsPacketTest {

    private static Optional<AprsPacket> read(String words) {
        return AprsPacket.decode(words.getBytes(StandardCharsets.UTF_8));
    }

    private static String written(AprsPacket packet) {
        return new String(packet.encode(), StandardCharsets.US_ASCII);
    }

    @Test
    void whatStandsBesideAnIdGoesBackWithItsAcknowledgement() {
        Message message = (Message) read(":DISP-1   :ON SITE{03}01").orElseThrow();

        assertThat(written(message.acknowledgedFor("CREW12"))).isEqualTo(":CREW12   :ack03}01");
        assertThat(read(":CREW12   :ack03}01")).contains(new Ack("CREW12", "03", "01"));
        assertThat(read(":DISP-1   :ON SITE{03}")).contains(new Message("DISP-1", "ON SITE", "03", ""));
    }

    @Test
    void whatOnlyLooksLikeAnAcknowledgementIsAText() {
        assertThat(read(":DISP-1   :ack")).contains(new Message("DISP-1", "ack", null, null));
        assertThat(read(":DISP-1   :ack the second one"))
                .contains(new Message("DISP-1", "ack the second one", null, null));
        assertThat(read(":DISP-1   :brace { in the middle"))
                .contains(new Message("DISP-1", "brace { in the middle", null, null));
        assertThat(read(":DISP-1   :HAB ÖL GEFUNDEN{7")).contains(new Message("DISP-1", "HAB ÖL GEFUNDEN", "7", null));
    }

    @Test
    void whatIsNoPacketIsNone() {
        assertThat(read("")).isEmpty();
        assertThat(read(":SHORT:text")).isEmpty();
        assertThat(read(":         :text")).isEmpty();
        assertThat(read("!9903.50N/07201.75Wk")).as("no place on earth").isEmpty();
        assertThat(read("!4260.00N/07201.75Wk")).as("sixty minutes").isEmpty();
        assertThat(read(">status")).isEmpty();
    }

    @Test
    void aPositionIsRoundedOnceAndAsAWhole() {
        assertThat(written(new Position(48.99999, -0.00001, "/k", "late"))).isEqualTo("!4900.00N/00000.00Wklate");
        assertThat(written(new Position(-33.8568, 151.2153, "/k", ""))).isEqualTo("!3351.41S/15112.92Ek");
    }

    @Test
    void whatCannotBeSentIsRefused() {
        for (String text : new String[] {"x".repeat(68), "brace {", "tilde ~", "line\nbreak", "Öl"}) {
            assertThatThrownBy(() -> new Message("CREW12", text, "01").encode())
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new Message("CREW12", "ack01", null).encode())
                .as("would be taken for an acknowledgement")
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Message("TOOLONGNAME", "text", "01").encode())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Message("CREW12", "text", "123456").encode())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Ax25Address("CREW123", 0)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Ax25Address.find("CREW12-16")).isEmpty();
        assertThat(Ax25Address.find("crew")).isEmpty();
    }
}
