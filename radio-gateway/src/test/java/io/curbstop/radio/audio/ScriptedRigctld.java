package io.curbstop.radio.audio;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Speaks the protocol of rigctld, with a squelch that opens and closes when the test wants it; Hamlib's own cannot be told. */
public final class ScriptedRigctld implements Closeable {

    /** Keeps the connection and the question. */
    public static final String NOTHING = "";

    /** Says that the channel is clear to one question of four only. */
    public static final String GAPS = "0 1 1 1";

    private final int port;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile String answer = "1";
    private volatile int connections;
    private volatile int questions;
    private volatile ServerSocket server;

    /** Listens on a port of its own, and says that the channel is busy. */
    public ScriptedRigctld() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        port = server.getLocalPort();
        serve(server);
    }

    private void serve(ServerSocket listening) {
        daemon(() -> {
            while (true) {
                Socket socket = listening.accept();
                connections++;
                sockets.add(socket);
                daemon(() -> talk(socket));
            }
        });
    }

    private interface Talk {
        void run() throws IOException;
    }

    private static void daemon(Talk talk) {
        Thread thread = new Thread(() -> {
            try {
                talk.run();
            } catch (IOException closed) {
                // One of the two has gone.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private void talk(Socket socket) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String said = line.equals("\\get_dcd") ? answer : "RPRT -4";
            said = said.equals(GAPS) ? GAPS.split(" ")[questions % 4] : said;
            questions++;
            if (!said.equals(NOTHING)) {
                socket.getOutputStream().write((said + "\n").getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    /** The port it listens on. */
    public int port() {
        return port;
    }

    /** What it says of the squelch from now on: 1 is open, 0 is closed. */
    public void answer(String line) {
        answer = line;
    }

    /** Whether it says now that nobody is on the air. */
    public boolean isClear() {
        return answer.equals("0");
    }

    /** How often somebody has connected. */
    public int connections() {
        return connections;
    }

    /** How often it was asked. */
    public int questions() {
        return questions;
    }

    /** Listens again on the same port. */
    public void open() throws IOException {
        server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        serve(server);
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
