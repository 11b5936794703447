package io.curbstop.radio.ax25;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.curbstop.testing.DebianProgram;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The software modem Dire Wolf as a process of its own, on the air of an {@link AudioEther}. */
public final class DireWolf implements AutoCloseable {

    private static final long READY_ms = 20_000;

    private final Path program = DebianProgram.require("direwolf", "direwolf");
    private final Path folder;
    private final AudioEther ether;
    private final int audioPort = freePort(false);
    /** Where its AGW port listens. */
    public final int agwPort = freePort(true);

    /** Where its KISS port listens. */
    public final int kissPort = freePort(true);

    AudioEther.Station station;
    private Process process;

    /** Starts it and waits until it takes connections. */
    public DireWolf(Path folder, String callsign, AudioEther ether) throws IOException, InterruptedException {
        this.folder = Files.createDirectories(folder);
        this.ether = ether;
        Files.writeString(
                folder.resolve("direwolf.conf"),
                """
                ADEVICE UDP:%d ether
                ARATE %d
                ACHANNELS 1
                CHANNEL 0
                MYCALL %s
                MODEM 1200
                TXDELAY 30
                TXTAIL 10
                AGWPORT %d
                KISSPORT %d
                """.formatted(audioPort, AudioEther.RATE_hz, callsign, agwPort, kissPort),
                UTF_8);
        Path pipe = folder.resolve("transmits");
        Files.writeString(folder.resolve("asound.conf"), """
                </usr/share/alsa/alsa.conf>
                pcm.ether { type file slave.pcm "null" file "%s" format "raw" }
                """.formatted(pipe), UTF_8);
        new ProcessBuilder("mkfifo", pipe.toString()).inheritIO().start().waitFor();
        start();
    }

    /** Starts it anew, after {@link #kill()}. */
    public void start() throws IOException, InterruptedException {
        station = ether.attach(folder.resolve("transmits"), audioPort);
        ProcessBuilder builder = new ProcessBuilder(
                        program.toString(),
                        "-t",
                        "0",
                        "-c",
                        folder.resolve("direwolf.conf").toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment()
                .put("ALSA_CONFIG_PATH", folder.resolve("asound.conf").toString());
        process = builder.start();
        long end = System.currentTimeMillis() + READY_ms;
        while (!isReady()) {
            if (System.currentTimeMillis() > end || !process.isAlive()) {
                throw new IllegalStateException("Dire Wolf does not start:\n" + Files.readString(log()));
            }
            Thread.sleep(100);
        }
    }

    /** Sends something to nobody and waits until it is on the air: the first time takes seconds longer than later ones. */
    void warmUp() throws IOException, InterruptedException {
        AprsPacket words = new AprsPacket.Message("BLN1TEST", "BEGIN", null);
        Ax25Frame frame = new Ax25Frame(
                PacketRadioSettings.SOFTWARE, new Ax25Address("TEST", 0), List.of(), true, words.encode());
        try (Socket kiss = new Socket("127.0.0.1", kissPort)) {
            kiss.getOutputStream().write(Kiss.encode(frame.encode()));
            long start = System.currentTimeMillis();
            while (station.keyed_s() == 0 || ether.quiet_s() < 1) {
                if (System.currentTimeMillis() - start > READY_ms) {
                    throw new IllegalStateException("Dire Wolf does not send:\n" + Files.readString(log()));
                }
                Thread.sleep(50);
            }
        }
    }

    private Path log() {
        return folder.resolve("direwolf.log");
    }

    private boolean isReady() {
        try (Socket agw = new Socket("127.0.0.1", agwPort);
                Socket kiss = new Socket("127.0.0.1", kissPort)) {
            return agw.isConnected() && kiss.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort(boolean tcp) {
        try (ServerSocket server = tcp ? new ServerSocket(0) : null;
                DatagramSocket socket = tcp ? null : new DatagramSocket(0)) {
            return tcp ? server.getLocalPort() : socket.getLocalPort();
        } catch (IOException none) {
            throw new IllegalStateException("no free port", none);
        }
    }

    /** Ends it at once, whatever it is doing. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        ether.detach(station);
    }

    /** Lets it stand still, so that it takes what it is given and does nothing; or go on. */
    void freeze(boolean frozen) throws IOException, InterruptedException {
        new ProcessBuilder("kill", frozen ? "-STOP" : "-CONT", String.valueOf(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
