package io.curbstop.radio.ax25;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** KISS over TCP, which every packet modem speaks. It says nothing of what becomes of a frame. */
final class KissProtocol implements ModemProtocol {

    private static final int BUFFER = 1024;

    @Override
    public byte[] greeting() {
        return new byte[0];
    }

    @Override
    public byte[] encode(Ax25Frame frame) {
        return Kiss.encode(frame.encode());
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
        Kiss kiss = new Kiss();
        byte[] buffer = new byte[BUFFER];
        int count = in.read(buffer);
        while (count >= 0) {
            for (int k = 0; k < count; k++) {
                kiss.accept(buffer[k]).flatMap(Ax25Frame::decode).ifPresent(listener::onHeard);
            }
            count = in.read(buffer);
        }
    }
}
