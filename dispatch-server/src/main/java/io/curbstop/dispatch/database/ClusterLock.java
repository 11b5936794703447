package io.curbstop.dispatch.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Held by the one process that runs the cluster of a data folder; the operating system lets go of it if that dies. */
final class ClusterLock implements AutoCloseable {

    private final FileChannel channel;
    private final FileLock lock;

    private ClusterLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /** Who holds a lock: {@code role} and process id, as that process wrote them. */
    record Holder(ProcessRole role, long processId) {}

    /** Takes the lock if nobody has it. */
    static Optional<ClusterLock> tryTake(Path file, ProcessRole role) {
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap((role + " " + ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
            return Optional.of(new ClusterLock(channel, lock));
        } catch (IOException e) {
            throw new DatabaseUnavailableException("Cannot lock " + file + ": " + e.getMessage(), e);
        }
    }

    /** Who holds the lock, when that can be read. */
    static Optional<Holder> findHolder(Path file) {
        try {
            String[] words = Files.readString(file).trim().split(" ");
            return words.length == 2
                    ? Optional.of(new Holder(ProcessRole.valueOf(words[0]), Long.parseLong(words[1])))
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        try (channel) {
            lock.release();
        } catch (IOException e) {
            throw new DatabaseUnavailableException("Cannot let go of the lock: " + e.getMessage(), e);
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}
