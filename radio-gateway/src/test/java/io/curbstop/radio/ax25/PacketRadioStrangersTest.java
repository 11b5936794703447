package io.curbstop.radio.ax25;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.radio.time.SimulatedTime;
import io.curbstop.radio.transport.FaultLimiter;
import io.curbstop.radio.transport.ToldEvents;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Anybody on the frequency can send frames to our station; a modem that hears them is played over a real connection. */
@Timeout(60)
class PacketRadioStrangersTest {

    private static final Ax25Address DISPATCH = new Ax25Address("DISP", 1);
    private static final Ax25Address CREW = new Ax25Address("CREW", 11);

    private final SimulatedTime time = new SimulatedTime(Instant.parse("2026-03-02T08:00:00Z"));
    private final ToldEvents told = new ToldEvents();

    @Test
    void aFloodOfAcknowledgementsOfNothingIsAFewFaultsAndCounted() throws Exception {
        try (ServerSocket modem = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                PacketRadioTransport transport = new PacketRadioTransport(
                        "packet",
                        new PacketRadioSettings(
                                "127.0.0.1", modem.getLocalPort(), PacketRadioSettings.Link.KISS, DISPATCH),
                        time)) {
            transport.start(told);
            try (Socket connection = modem.accept()) {
                OutputStream out = connection.getOutputStream();
                for (int frame = 0; frame < 100; frame++) {
                    hear(out, new AprsPacket.Ack(DISPATCH.toString(), "99999", null));
                }
                hear(out, new AprsPacket.Message(DISPATCH.toString(), "ACK K7", "01"));
                awaitReceived(1);
                assertThat(told.faults)
                        .hasSize(FaultLimiter.MOST_OF_RADIO)
                        .containsOnly("ack-of-unknown-id CREW-11: acknowledges 99999, an id that is not ours");

                time.advance(Duration.ofMinutes(1));
                hear(out, new AprsPacket.Ack(DISPATCH.toString(), "99999", null));
                hear(out, new AprsPacket.Message(DISPATCH.toString(), "ACK K8", "02"));
                awaitReceived(2);
                assertThat(told.faults).last().asString().endsWith("(and 95 more)");
            }
        }
    }

    private static void hear(OutputStream out, AprsPacket packet) throws IOException {
        Ax25Frame frame = new Ax25Frame(PacketRadioSettings.SOFTWARE, CREW, List.of(), true, packet.encode());
        out.write(Kiss.encode(frame.encode()));
        out.flush();
    }

    private void awaitReceived(int texts) throws InterruptedException {
        while (told.received.size() < texts) {
            Thread.sleep(5);
        }
    }
}
