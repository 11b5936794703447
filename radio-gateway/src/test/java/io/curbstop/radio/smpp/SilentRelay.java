package io.curbstop.radio.smpp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Passes bytes on between a client and a server of this machine, until it is told to swallow the server's. */
final class SilentRelay implements AutoCloseable {

    private static final int BLOCK = 4_096;

    private final ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final int target;
    private volatile boolean silent;

    SilentRelay(int target) throws IOException {
        this.target = target;
        start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    void fallSilent() {
        silent = true;
    }

    private void accept() throws IOException {
        while (!server.isClosed()) {
            Socket client = server.accept();
            Socket behind = new Socket(InetAddress.getLoopbackAddress(), target);
            start(() -> pass(client.getInputStream(), behind.getOutputStream(), false));
            start(() -> pass(behind.getInputStream(), client.getOutputStream(), true));
        }
    }

    private void pass(InputStream in, OutputStream out, boolean fromServer) throws IOException {
        byte[] block = new byte[BLOCK];
        for (int length = in.read(block); length >= 0; length = in.read(block)) {
            if (!fromServer || !silent) {
                out.write(block, 0, length);
                out.flush();
            }
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException closed) {
                        // One of the ends is gone.
                    }
                },
                "relay");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
