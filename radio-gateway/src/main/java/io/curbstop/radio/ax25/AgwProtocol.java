package io.curbstop.radio.ax25;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/** The AGW interface, as Dire Wolf offers it: it says when a frame was sent, and how many wait. */
final class AgwProtocol implements ModemProtocol {

    private static final int NO_LAYER_3 = 0xF0;
    private static final int CARRIAGE_RETURN = '\r';

    private final int port;

    /** Uses one channel of the modem, counted from 0. */
    AgwProtocol(int port) {
        this.port = port;
    }

    @Override
    public byte[] greeting() {
        byte[] heardRaw = command('k').encode();
        byte[] sentToo = command('m').encode();
        return ByteBuffer.allocate(heardRaw.length + sentToo.length)
                .put(heardRaw)
                .put(sentToo)
                .array();
    }

    private AgwFrame command(char kind) {
        return new AgwFrame(port, kind, NO_LAYER_3, "", "", new byte[0]);
    }

    @Override
    public byte[] encode(Ax25Frame frame) {
        byte[] bytes = frame.encode();
        byte[] data = new byte[1 + bytes.length];
        data[0] = (byte) (port << 4);
        System.arraycopy(bytes, 0, data, 1, bytes.length);
        return new AgwFrame(
                        port,
                        'K',
                        NO_LAYER_3,
                        frame.source().toString(),
                        frame.destination().toString(),
                        data)
                .encode();
    }

    @Override
    public Optional<byte[]> askWaiting() {
        return Optional.of(command('y').encode());
    }

    @Override
    public boolean reportsAir() {
        return true;
    }

    @Override
    public void read(InputStream in, ModemListener listener) throws IOException {
        while (true) {
            byte[] header = in.readNBytes(AgwFrame.HEADER);
            if (header.length == 0) {
                return;
            }
            int length = AgwFrame.findDataLength(header)
                    .orElseThrow(() -> new IOException("the modem sent what is no AGW frame"));
            byte[] whole = Arrays.copyOf(header, AgwFrame.HEADER + length);
            if (in.readNBytes(whole, AgwFrame.HEADER, length) < length) {
                throw new EOFException("the modem broke off within a frame");
            }
            AgwFrame frame =
                    AgwFrame.decode(whole).orElseThrow(() -> new IOException("the modem sent what is no AGW frame"));
            if (frame.port() == port) {
                tell(frame, listener);
            }
        }
    }

    private static void tell(AgwFrame frame, ModemListener listener) {
        byte[] data = frame.data();
        switch (frame.kind()) {
            case 'K' -> {
                byte[] raw = data.length == 0 ? data : Arrays.copyOfRange(data, 1, data.length);
                Ax25Frame.decode(raw).ifPresent(listener::onHeard);
            }
            case 'T' -> listener.onSent(afterHeading(data));
            case 'y' -> {
                if (data.length >= Integer.BYTES) {
                    listener.onWaiting(
                            ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN).getInt());
                }
            }
            default -> {
                // Answers to what was not asked, and what was heard in words for a screen.
            }
        }
    }

    /** A monitored frame begins with a line for the screen; the information follows, and a carriage return and a nought. */
    private static byte[] afterHeading(byte[] data) {
        int start = 0;
        while (start < data.length && data[start] != CARRIAGE_RETURN) {
            start++;
        }
        int from = Math.min(start + 1, data.length);
        int end = data.length;
        if (end > from && data[end - 1] == 0) {
            end--;
        }
        if (end > from && data[end - 1] == CARRIAGE_RETURN) {
            end--;
        }
        return Arrays.copyOfRange(data, from, end);
    }
}
