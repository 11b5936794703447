package io.curbstop.radio.ax25;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A modem that does what a test says, over a real connection. */
final class PlayedModem implements AutoCloseable {

    static final Ax25Address DISPATCH = new Ax25Address("DISP", 1);
    static final Ax25Address CREW = new Ax25Address("CREW", 11);

    private final PacketRadioSettings.Link link;
    private final ServerSocket server;
    private Socket connection;

    PlayedModem(PacketRadioSettings.Link link) throws IOException {
        this.link = link;
        this.server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    PacketRadioSettings settings() {
        return new PacketRadioSettings("127.0.0.1", server.getLocalPort(), link, DISPATCH);
    }

    void accept() throws IOException {
        connection = server.accept();
    }

    /** The crew's radio has sent this, and the modem has heard it. */
    void hear(AprsPacket packet) throws IOException {
        byte[] frame = new Ax25Frame(PacketRadioSettings.SOFTWARE, CREW, List.of(), true, packet.encode()).encode();
        if (link == PacketRadioSettings.Link.KISS) {
            write(Kiss.encode(frame));
        } else {
            byte[] raw = new byte[1 + frame.length];
            System.arraycopy(frame, 0, raw, 1, frame.length);
            write(new AgwFrame(0, 'K', 0, "", "", raw).encode());
        }
    }

    /** The modem says that it has sent what carries this; by AGW only. */
    void sent(AprsPacket packet) throws IOException {
        String words = " 1:Fm DISP-1 To APZCSP <UI pid=F0 Len=9 >\r"
                + new String(packet.encode(), StandardCharsets.US_ASCII) + "\r\0";
        write(new AgwFrame(0, 'T', 0, "", "", words.getBytes(StandardCharsets.US_ASCII)).encode());
    }

    private void write(byte[] bytes) throws IOException {
        connection.getOutputStream().write(bytes);
        connection.getOutputStream().flush();
    }

    void hangUp() throws IOException {
        connection.close();
    }

    @Override
    public void close() throws IOException {
        if (connection != null) {
            connection.close();
        }
        server.close();
    }
}
