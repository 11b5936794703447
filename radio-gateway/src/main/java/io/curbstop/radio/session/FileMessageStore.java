package io.curbstop.radio.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.zip.CRC32;

/**
 * The journal as a file of lines, {@code <CRC-32 in hex> <batch: - or .> <entry>}, forced to the disk with each batch. A
 * batch ends with a {@code .} line; one without its end, as a crash in the middle of a write leaves it, is dropped when the
 * file is read. Damage anywhere else is an error.
 */
public final class FileMessageStore implements MessageStore {

    private static final String JOURNAL = "radio-journal.txt";
    private static final String JOURNAL_BEING_REPLACED = "radio-journal.new";
    private static final String LOCK = "radio-journal.lock";

    /** Length of the checksum and the spaces and the batch mark before an entry. */
    private static final int PREFIX_LENGTH = 11;

    private final Path folder;
    private final FileChannel lockChannel;
    private FileChannel channel;

    private FileMessageStore(Path folder, FileChannel lockChannel) {
        this.folder = folder;
        this.lockChannel = lockChannel;
    }

    /**
     * Opens the journal in a folder, which is made when it is not there.
     *
     * @throws MessageStoreException when the folder cannot be used, or another process uses it
     */
    public static FileMessageStore open(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel lockChannel =
                    FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!lock(lockChannel)) {
                lockChannel.close();
                throw new MessageStoreException("Another gateway uses the radio journal in " + folder);
            }
            FileMessageStore store = new FileMessageStore(folder, lockChannel);
            store.openJournal();
            return store;
        } catch (IOException cause) {
            throw new MessageStoreException("Cannot open the radio journal in " + folder, cause);
        }
    }

    private static boolean lock(FileChannel lockChannel) throws IOException {
        try {
            FileLock lock = lockChannel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException alreadyOpenHere) {
            return false;
        }
    }

    private void openJournal() throws IOException {
        channel = FileChannel.open(
                folder.resolve(JOURNAL), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        channel.position(channel.size());
    }

    @Override
    public List<JournalEntry> load() {
        try {
            byte[] bytes = Files.readAllBytes(folder.resolve(JOURNAL));
            List<JournalEntry> entries = new ArrayList<>();
            int whole = readBatches(bytes, entries);
            if (whole < bytes.length) {
                channel.truncate(whole);
                channel.position(whole);
                channel.force(true);
            }
            return entries;
        } catch (IOException cause) {
            throw new MessageStoreException("Cannot read the radio journal in " + folder, cause);
        }
    }

    /** Adds the entries of all whole batches; gives where the last of them ends. */
    private int readBatches(byte[] bytes, List<JournalEntry> entries) {
        int whole = 0;
        int start = 0;
        int lineNumber = 0;
        boolean damaged = false;
        List<JournalEntry> batch = new ArrayList<>();
        for (int index = 0; index < bytes.length; index++) {
            if (bytes[index] != '\n') {
                continue;
            }
            lineNumber++;
            String line = new String(bytes, start, index - start, StandardCharsets.UTF_8);
            start = index + 1;
            if (!isSound(line)) {
                damaged = true;
                continue;
            }
            if (damaged) {
                throw new MessageStoreException("The radio journal in " + folder + " is damaged before line "
                        + lineNumber + ". Move it away to start with an empty one, and keep it for repair.");
            }
            batch.add(JournalLines.read(line.substring(PREFIX_LENGTH)));
            if (line.charAt(PREFIX_LENGTH - 2) == '.') {
                entries.addAll(batch);
                batch.clear();
                whole = start;
            }
        }
        return whole;
    }

    @Override
    public void append(List<JournalEntry> entries) {
        long before = -1;
        try {
            before = channel.position();
            write(channel, entries);
            channel.force(false);
        } catch (IOException cause) {
            MessageStoreException failure =
                    new MessageStoreException("Cannot write to the radio journal in " + folder, cause);
            takeBack(before, failure);
            throw failure;
        }
    }

    private void takeBack(long before, MessageStoreException failure) {
        if (before < 0) {
            return;
        }
        try {
            channel.truncate(before);
            channel.position(before);
        } catch (IOException alsoFailed) {
            failure.addSuppressed(alsoFailed);
        }
    }

    @Override
    public void replaceAll(Collection<JournalEntry> entries) {
        Path replacement = folder.resolve(JOURNAL_BEING_REPLACED);
        try {
            try (FileChannel target = FileChannel.open(
                    replacement,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                write(target, List.copyOf(entries));
                target.force(true);
            }
            channel.close();
            try {
                Files.move(replacement, folder.resolve(JOURNAL), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                openJournal();
            }
            forceFolder();
        } catch (IOException cause) {
            throw new MessageStoreException("Cannot shorten the radio journal in " + folder, cause);
        }
    }

    /** So that the new name survives a power failure; Windows, which cannot open folders, does it by itself. */
    private void forceFolder() throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
                directory.force(true);
            }
        }
    }

    private static void write(FileChannel target, List<JournalEntry> entries) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int index = 0; index < entries.size(); index++) {
            String body = (index == entries.size() - 1 ? ". " : "- ") + JournalLines.write(entries.get(index));
            lines.append(checksum(body)).append(' ').append(body).append('\n');
        }
        ByteBuffer buffer = StandardCharsets.UTF_8.encode(lines.toString());
        while (buffer.hasRemaining()) {
            target.write(buffer);
        }
    }

    private static boolean isSound(String line) {
        return line.length() > PREFIX_LENGTH && line.startsWith(checksum(line.substring(9)) + " ");
    }

    private static String checksum(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.UTF_8));
        return String.format("%08x", crc.getValue());
    }

    @Override
    public void close() {
        try (FileChannel journal = channel;
                FileChannel lock = lockChannel) {
            journal.force(true);
        } catch (IOException cause) {
            throw new MessageStoreException("Cannot close the radio journal in " + folder, cause);
        }
    }
}
