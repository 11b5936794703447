package io.curbstop.radio.ax25;

import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A half-duplex radio channel made of sound, in real time: a station that transmits hears nothing, the others hear the sum of
 * what is transmitted, plus noise, plus the transmissions of a stranger. Samples are signed 16 bit little-endian, mono.
 */
public final class AudioEther implements AutoCloseable {

    static final int RATE_hz = 22_050;

    private static final int TICK_ms = 20;
    private static final int TICK_samples = RATE_hz * TICK_ms / 1000;
    private static final int NOISE_TICKS = 64;
    private static final int MARK_hz = 1200;
    private static final int SPACE_hz = 2200;
    private static final int BAUD = 1200;
    private static final int LOUDNESS = 12_000;

    private final Random random;
    private final short[][] noise = new short[NOISE_TICKS][TICK_samples];
    private final double strangerEvery_s;
    private final List<Station> stations = new ArrayList<>();
    private final DatagramSocket out;
    private final Thread thread;
    private volatile boolean closed;
    private volatile long lastKeyed_ns = System.nanoTime();
    private volatile double collided_s;
    private volatile double stranger_s;
    private short[] strangerSound = new short[0];
    private int strangerAt;
    private double nextStranger_s;

    /**
     * Begins at once.
     *
     * @param noise_rms how loud the noise is; 200 is a clear channel
     * @param strangerEvery_s how often, on average, a stranger talks without listening first; 0 for never
     */
    public AudioEther(double noise_rms, double strangerEvery_s, long seed) throws IOException {
        this.random = new Random(seed);
        this.strangerEvery_s = strangerEvery_s;
        for (short[] tick : noise) {
            for (int k = 0; k < tick.length; k++) {
                tick[k] = clip(random.nextGaussian() * noise_rms);
            }
        }
        this.nextStranger_s = pause_s();
        this.out = new DatagramSocket();
        this.thread = new Thread(this::run, "audio-ether");
        thread.setDaemon(true);
        thread.setPriority(Thread.MAX_PRIORITY);
        thread.start();
    }

    private double pause_s() {
        return strangerEvery_s == 0 ? Double.MAX_VALUE : -Math.log(1 - random.nextDouble()) * strangerEvery_s;
    }

    /**
     * Adds a station.
     *
     * @param transmits a named pipe into which it writes what it transmits
     * @param hearsOn the UDP port on which it listens
     */
    Station attach(Path transmits, int hearsOn) {
        Station station = new Station(transmits, hearsOn);
        synchronized (stations) {
            stations.add(station);
        }
        return station;
    }

    /** Takes a station away, as one that is switched off. */
    void detach(Station station) {
        synchronized (stations) {
            stations.remove(station);
        }
    }

    /** How long nobody has transmitted. */
    double quiet_s() {
        return (System.nanoTime() - lastKeyed_ns) / 1e9;
    }

    /** How long two or more transmitted at once. */
    double collided_s() {
        return collided_s;
    }

    double stranger_s() {
        return stranger_s;
    }

    private void run() {
        long start_ns = System.nanoTime();
        for (long tick = 1; !closed; tick++) {
            long wait_ms = (start_ns + tick * TICK_ms * 1_000_000L - System.nanoTime()) / 1_000_000;
            try {
                if (wait_ms > 0) {
                    Thread.sleep(wait_ms);
                }
                synchronized (stations) {
                    tick(tick * TICK_ms / 1000.0);
                }
            } catch (InterruptedException | IOException ended) {
                return;
            }
        }
    }

    private void tick(double now_s) throws IOException {
        List<short[]> onAir = new ArrayList<>();
        for (Station station : stations) {
            station.take();
            if (station.sound != null) {
                onAir.add(station.sound);
            }
        }
        if (!onAir.isEmpty()) {
            lastKeyed_ns = System.nanoTime();
        }
        short[] stranger = strangersTick(now_s);
        if (stranger != null) {
            onAir.add(stranger);
        }
        if (onAir.size() > 1) {
            collided_s += TICK_ms / 1000.0;
        }
        for (Station station : stations) {
            station.hear(station.sound != null ? new short[TICK_samples] : mix(onAir));
        }
    }

    private short[] mix(List<short[]> onAir) {
        short[] heard = noise[random.nextInt(NOISE_TICKS)].clone();
        for (short[] sound : onAir) {
            for (int k = 0; k < heard.length; k++) {
                heard[k] = clip(heard[k] + sound[k]);
            }
        }
        return heard;
    }

    private short[] strangersTick(double now_s) {
        if (strangerAt >= strangerSound.length) {
            if (now_s < nextStranger_s) {
                return null;
            }
            strangerSound = babble(0.3 + random.nextDouble() * 0.5);
            strangerAt = 0;
            nextStranger_s = now_s + pause_s();
        }
        short[] tick = new short[TICK_samples];
        int count = Math.min(TICK_samples, strangerSound.length - strangerAt);
        System.arraycopy(strangerSound, strangerAt, tick, 0, count);
        strangerAt += count;
        stranger_s += TICK_ms / 1000.0;
        return tick;
    }

    /** The sound of packets that mean nothing. */
    private short[] babble(double seconds) {
        short[] sound = new short[(int) (seconds * RATE_hz)];
        double phase = 0;
        int frequency = MARK_hz;
        for (int k = 0; k < sound.length; k++) {
            if (k % (RATE_hz / BAUD) == 0 && random.nextBoolean()) {
                frequency = frequency == MARK_hz ? SPACE_hz : MARK_hz;
            }
            phase += 2 * Math.PI * frequency / RATE_hz;
            sound[k] = clip(Math.sin(phase) * LOUDNESS);
        }
        return sound;
    }

    private static short clip(double value) {
        return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(value)));
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        out.close();
    }

    /** One station's ear and mouth. */
    final class Station {

        private final LinkedBlockingQueue<short[]> queue = new LinkedBlockingQueue<>();
        private final int hearsOn;
        private short[] sound;
        private volatile double keyed_s;

        private Station(Path transmits, int hearsOn) {
            this.hearsOn = hearsOn;
            Thread reader = new Thread(() -> read(transmits), "audio-from-" + transmits.getFileName());
            reader.setDaemon(true);
            reader.start();
        }

        /** How long it has transmitted. */
        double keyed_s() {
            return keyed_s;
        }

        private void read(Path transmits) {
            try (InputStream in = Files.newInputStream(transmits)) {
                byte[] bytes = in.readNBytes(TICK_samples * 2);
                while (bytes.length > 0 && !closed) {
                    short[] samples = new short[TICK_samples];
                    for (int k = 0; k + 1 < bytes.length; k += 2) {
                        samples[k / 2] = (short) ((bytes[k] & 0xFF) | bytes[k + 1] << 8);
                    }
                    queue.add(samples);
                    bytes = in.readNBytes(TICK_samples * 2);
                }
            } catch (IOException ended) {
                queue.clear();
            }
        }

        private void take() {
            sound = queue.poll();
            if (sound != null) {
                keyed_s += TICK_ms / 1000.0;
            }
        }

        private void hear(short[] samples) throws IOException {
            byte[] bytes = new byte[samples.length * 2];
            for (int k = 0; k < samples.length; k++) {
                bytes[2 * k] = (byte) samples[k];
                bytes[2 * k + 1] = (byte) (samples[k] >> 8);
            }
            out.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), hearsOn));
        }
    }
}
