package io.curbstop.radio.audio;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.SourceDataLine;

/** A sound card of this machine, found by a part of its name. */
public final class SoundCardSink implements AudioSink {

    /** How much is written between two looks at the interrupt, in seconds. */
    private static final double BLOCK_s = 0.1;

    private final String device;
    private final AudioFormat format;
    private volatile SourceDataLine line;

    /**
     * Does not open it yet.
     *
     * @param device a part of its name as {@link #listDevices()} gives it, in the same case; the first that fits is used
     * @param rate_hz samples a second
     */
    public SoundCardSink(String device, int rate_hz) {
        this.device = device;
        this.format = new AudioFormat(rate_hz, Pcm.SAMPLE_BYTES * Byte.SIZE, 1, true, false);
    }

    /** The names of all sound devices, those for input too. */
    public static List<String> listDevices() {
        return Arrays.stream(AudioSystem.getMixerInfo())
                .map(Mixer.Info::getName)
                .toList();
    }

    @Override
    public void open() throws IOException {
        DataLine.Info wanted = new DataLine.Info(SourceDataLine.class, format);
        Mixer.Info found = Arrays.stream(AudioSystem.getMixerInfo())
                .filter(info -> info.getName().contains(device))
                .filter(info -> AudioSystem.getMixer(info).isLineSupported(wanted))
                .findFirst()
                .orElseThrow(() -> new IOException("There is no sound device for output named " + device));
        try {
            SourceDataLine opened = AudioSystem.getSourceDataLine(format, found);
            opened.open(format);
            line = opened;
        } catch (LineUnavailableException | IllegalArgumentException | SecurityException inUse) {
            throw new IOException("The sound device " + found.getName() + " cannot be used", inUse);
        }
    }

    @Override
    public void play(byte[] samples) throws IOException, InterruptedException {
        SourceDataLine out = line;
        if (out == null) {
            throw new IOException("The sound device " + device + " is not open");
        }
        int block = (int) (format.getFrameRate() * BLOCK_s) * Pcm.SAMPLE_BYTES;
        out.start();
        try {
            for (int at = 0; at < samples.length; at += block) {
                int length = Math.min(block, samples.length - at);
                if (out.write(samples, at, length) < length) {
                    throw new IOException("The sound device " + device + " took no more");
                }
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
            out.drain();
        } finally {
            out.stop();
            out.flush();
        }
    }

    @Override
    public void close() {
        SourceDataLine open = line;
        line = null;
        if (open != null) {
            open.close();
        }
    }
}
