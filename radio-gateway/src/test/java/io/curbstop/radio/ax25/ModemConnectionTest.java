package io.curbstop.radio.ax25;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ModemConnectionTest {

    /** Says that it is closed just before the connection that was made meanwhile would be used. */
    private static final class ClosesWhileConnecting implements ModemProtocol {
        private ModemConnection connection;

        @Override
        public byte[] greeting() {
            connection.close();
            return new byte[0];
        }

        @Override
        public byte[] encode(Ax25Frame frame) {
            return new byte[0];
        }

        @Override
        public Optional<byte[]> askWaiting() {
            return Optional.empty();
        }

        @Override
        public boolean reportsAir() {
            return false;
        }

        @Override
        public void read(InputStream in, ModemListener listener) throws IOException {
            in.read();
        }
    }

    @Test
    void aConnectionThatIsMadeDuringTheCloseIsNotKept() throws Exception {
        try (ServerSocket modem = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ClosesWhileConnecting protocol = new ClosesWhileConnecting();
            protocol.connection = new ModemConnection(
                    "packet",
                    new InetSocketAddress("127.0.0.1", modem.getLocalPort()),
                    protocol,
                    null,
                    (connected, detail) -> {});
            protocol.connection.start();
            try (Socket accepted = modem.accept()) {
                assertThat(accepted.getInputStream().read()).isEqualTo(-1);
            }
        }
    }
}
