package io.curbstop.radio.gateway;

import io.curbstop.radio.api.AirRecord;
import io.curbstop.radio.session.AirLog;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The record of what went over the air, as evidence: numbered lines in a file for each day (UTC), tab-separated, only ever
 * added to. A line is with the operating system when {@link #append} returns, so that it survives this program's end but
 * not a loss of power; the session's journal is what survives that. When the disk is full, lines are lost and counted, and
 * the next that can be written says how many.
 */
public final class FileAirLog implements AirLog, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FileAirLog.class);
    private static final String ENDING = ".air";
    private static final String ID = "id";
    private static final int NEWEST = 2000;

    private final Path folder;
    private final int keptDays;
    private final Clock clock;
    private final String id;

    /** The number of each file's first line. */
    private final NavigableMap<Long, Path> files = new TreeMap<>();

    /** The newest records, so that who follows the log need not read files. */
    private final ArrayDeque<Numbered> newest = new ArrayDeque<>();

    private long last;
    private long lost;
    private LocalDate day;
    private BufferedWriter writer;

    /**
     * Opens the log, or begins one.
     *
     * @param keptDays after how many days a file is deleted
     * @throws UncheckedIOException when the folder cannot be read or written
     */
    public FileAirLog(Path folder, int keptDays, Clock clock) {
        this.folder = folder;
        this.keptDays = keptDays;
        this.clock = clock;
        try {
            Files.createDirectories(folder);
            this.id = readId();
            for (Path file : listFiles()) {
                cutBrokenEnd(file);
                readNumbers(file);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The record of the air in " + folder + " cannot be opened", unreadable);
        }
    }

    private String readId() throws IOException {
        Path file = folder.resolve(ID);
        if (!Files.exists(file)) {
            Files.writeString(file, UUID.randomUUID().toString());
        }
        return Files.readString(file).strip();
    }

    private List<Path> listFiles() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
        }
    }

    private void cutBrokenEnd(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            long end = bytes.length();
            while (end > 0) {
                bytes.seek(end - 1);
                if (bytes.read() == '\n') {
                    break;
                }
                end--;
            }
            bytes.setLength(end);
        }
    }

    private void readNumbers(Path file) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            String line = lines.readLine();
            if (line != null) {
                files.put(AirLines.number(line), file);
            }
            while (line != null) {
                last = AirLines.number(line);
                line = lines.readLine();
            }
        }
    }

    /** Tells this log from another that had the same name. */
    public String id() {
        return id;
    }

    @Override
    public synchronized void append(AirRecord record) {
        try {
            BufferedWriter out = writerFor(LocalDate.ofInstant(record.at(), ZoneOffset.UTC));
            if (lost > 0) {
                Instant now = clock.instant();
                String words = "record-lost: " + lost + " records could not be written before this one";
                write(out, new AirRecord(now, record.transport(), AirRecord.Event.FAULT, "", -1, words));
                lost = 0;
            }
            write(out, record);
        } catch (IOException full) {
            if (lost++ == 0) {
                LOG.error("The record of the air cannot be written; what goes over the air goes unrecorded", full);
            }
            closeWriter();
        }
        notifyAll();
    }

    private void write(BufferedWriter out, AirRecord record) throws IOException {
        String line = AirLines.write(last + 1, record);
        out.write(line);
        out.write('\n');
        out.flush();
        last++;
        newest.addLast(new Numbered(last, AirLines.read(line)));
        if (newest.size() > NEWEST) {
            newest.removeFirst();
        }
    }

    private BufferedWriter writerFor(LocalDate date) throws IOException {
        // A clock that jumps back goes on in the newer file, so that numbers rise from file to file.
        if (writer == null || date.isAfter(day)) {
            closeWriter();
            day = day == null || date.isAfter(day) ? latest(date) : day;
            Path file = folder.resolve(day + ENDING);
            if (Files.exists(file)) {
                cutBrokenEnd(file);
            }
            writer = Files.newBufferedWriter(
                    file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            if (!files.containsValue(file)) {
                files.put(last + 1, file);
            }
            deleteOld();
        }
        return writer;
    }

    private LocalDate latest(LocalDate date) {
        if (files.isEmpty()) {
            return date;
        }
        String name = files.lastEntry().getValue().getFileName().toString();
        LocalDate newest = LocalDate.parse(name.substring(0, name.length() - ENDING.length()));
        return newest.isAfter(date) ? newest : date;
    }

    private void deleteOld() throws IOException {
        String oldest = day.minusDays(keptDays) + ENDING;
        while (files.size() > 1
                && files.firstEntry().getValue().getFileName().toString().compareTo(oldest) < 0) {
            Files.deleteIfExists(files.pollFirstEntry().getValue());
            newest.removeIf(line -> line.number() < files.firstKey());
        }
    }

    /** A record with its number. */
    public record Numbered(long number, AirRecord record) {}

    /**
     * The records after a number, oldest first; those whose file was deleted are left out.
     *
     * @throws UncheckedIOException when they cannot be read
     */
    public synchronized List<Numbered> read(long after, int most) {
        if (!newest.isEmpty() && newest.getFirst().number() <= after + 1) {
            return newest.stream()
                    .filter(line -> line.number() > after)
                    .limit(most)
                    .toList();
        }
        List<Numbered> found = new ArrayList<>();
        Long from = files.floorKey(after + 1);
        for (Map.Entry<Long, Path> file : (from == null ? files : files.tailMap(from, true)).entrySet()) {
            if (found.size() < most) {
                read(file.getValue(), after, most, found);
            }
        }
        return found;
    }

    private static void read(Path file, long after, int most, List<Numbered> found) {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            String line = lines.readLine();
            while (line != null && found.size() < most) {
                long number = AirLines.number(line);
                if (number > after) {
                    found.add(new Numbered(number, AirLines.read(line)));
                }
                line = lines.readLine();
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Waits for the next record, but no longer than a while. */
    public synchronized void awaitNext(long most_ms) throws InterruptedException {
        wait(most_ms);
    }

    private void closeWriter() {
        if (writer != null) {
            try {
                writer.close();
            } catch (IOException full) {
                LOG.debug("The record of the air could not be closed", full);
            }
            writer = null;
        }
    }

    @Override
    public synchronized void close() {
        closeWriter();
    }
}
