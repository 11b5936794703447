package io.curbstop.radio.audio;

import io.curbstop.radio.time.RadioScheduler;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Raw samples at the end of a file, or into a named pipe that another program plays from. Neither tells when a sample is
 * heard; a transmission counts as played when its time has passed since the first sample was written.
 */
public final class FileSink implements AudioSink {

    private final Path file;
    private final int rate_hz;
    private final RadioScheduler scheduler;
    private volatile FileChannel channel;

    /**
     * Does not open it yet.
     *
     * @param file a file, which need not exist, or a named pipe, which must
     * @param rate_hz samples a second
     * @param scheduler measures how long a transmission takes
     */
    public FileSink(Path file, int rate_hz, RadioScheduler scheduler) {
        this.file = file;
        this.rate_hz = rate_hz;
        this.scheduler = scheduler;
    }

    /** Of a named pipe, waits for somebody to read it. */
    @Override
    public void open() throws IOException {
        channel = isPipe()
                ? FileChannel.open(file, StandardOpenOption.WRITE)
                : FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Override
    public void play(byte[] samples) throws IOException, InterruptedException {
        FileChannel out = channel;
        if (out == null) {
            throw new IOException(file + " is not open");
        }
        Pace.keep(scheduler, Pcm.playingTime(samples, rate_hz), 1, step -> write(out, samples));
    }

    private static void write(FileChannel out, byte[] samples) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(samples);
        while (rest.hasRemaining()) {
            out.write(rest);
        }
    }

    private boolean isPipe() {
        return Files.exists(file) && !Files.isRegularFile(file);
    }

    @Override
    public void close() {
        FileChannel open = channel;
        channel = null;
        try {
            if (open != null) {
                open.close();
            } else if (isPipe()) {
                releaseOpening();
            }
        } catch (IOException alreadyGone) {
            // There is nothing more to let go of.
        }
    }

    /** No interrupt ends the opening of a pipe that nobody reads; a reader does, if only for a moment. */
    private void releaseOpening() throws IOException {
        new RandomAccessFile(file.toFile(), "rw").close();
    }
}
