package io.curbstop.radio.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.radio.api.AirRecord;
import io.curbstop.radio.time.SimulatedTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileAirLogTest {

    private final SimulatedTime time = new SimulatedTime(Instant.parse("2026-03-01T23:59:00Z"));

    @TempDir
    private Path folder;

    private FileAirLog open() {
        return new FileAirLog(folder, 30, time.asClock());
    }

    private AirRecord record(String text) {
        return new AirRecord(time.now(), "packet", AirRecord.Event.SENT, "1101", 4, text);
    }

    private static List<String> texts(List<FileAirLog.Numbered> lines) {
        return lines.stream()
                .map(line -> line.number() + " " + line.record().text())
                .toList();
    }

    @Test
    void numbersGoOnOverDaysAndRestarts() {
        String id;
        try (FileAirLog log = open()) {
            log.append(record("one"));
            time.advance(Duration.ofMinutes(5));
            log.append(record("two"));
            id = log.id();
        }
        try (FileAirLog log = open()) {
            assertThat(log.id()).isEqualTo(id);
            log.append(record("three"));
            assertThat(texts(log.read(0, 10))).containsExactly("1 one", "2 two", "3 three");
            assertThat(texts(log.read(1, 1))).containsExactly("2 two");
            assertThat(log.read(3, 10)).isEmpty();
            assertThat(log.read(0, 1).get(0).record().at()).isEqualTo(Instant.parse("2026-03-01T23:59:00Z"));
        }
    }

    @Test
    void aLineThatBrokeOffIsCutAndTheNextTakesItsNumber() throws IOException {
        try (FileAirLog log = open()) {
            log.append(record("one"));
        }
        Files.writeString(folder.resolve("2026-03-01.air"), "2\t2026-03", StandardOpenOption.APPEND);
        try (FileAirLog log = open()) {
            log.append(record("two"));
            assertThat(texts(log.read(0, 10))).containsExactly("1 one", "2 two");
        }
    }

    @Test
    void aTextCannotMakeALineOfItsOwn() {
        try (FileAirLog log = open()) {
            log.append(record("one\n2\t2026-03-01T00:00:00Z\tforged"));
            assertThat(texts(log.read(0, 10))).containsExactly("1 one 2 2026-03-01T00:00:00Z forged");
        }
    }

    @Test
    void aClockThatJumpsBackDoesNotMixTheFiles() {
        try (FileAirLog log = open()) {
            time.advance(Duration.ofMinutes(5));
            log.append(record("one"));
        }
        SimulatedTime before = new SimulatedTime(Instant.parse("2026-02-01T00:00:00Z"));
        try (FileAirLog log = new FileAirLog(folder, 30, before.asClock())) {
            log.append(new AirRecord(before.now(), "packet", AirRecord.Event.SENT, "1101", 4, "two"));
            assertThat(texts(log.read(0, 10))).containsExactly("1 one", "2 two");
        }
        try (FileAirLog log = open()) {
            log.append(record("three"));
            assertThat(texts(log.read(0, 10))).containsExactly("1 one", "2 two", "3 three");
        }
    }

    @Test
    void readingGoesOnInTheMiddleOfAnOldFile() {
        try (FileAirLog log = open()) {
            log.append(record("one"));
            log.append(record("two"));
            time.advance(Duration.ofMinutes(5));
            log.append(record("three"));
        }
        try (FileAirLog log = open()) {
            assertThat(texts(log.read(1, 10))).containsExactly("2 two", "3 three");
        }
    }

    @Test
    void whatCouldNotBeWrittenIsCountedInTheNextLine() throws IOException {
        try (FileAirLog log = open()) {
            log.append(record("one"));
            time.advance(Duration.ofMinutes(5));
            Path taken = Files.createDirectory(folder.resolve("2026-03-02.air"));
            log.append(record("lost"));
            log.append(record("lost"));
            Files.delete(taken);
            log.append(record("two"));
            log.append(record("three"));
            assertThat(texts(log.read(0, 10)))
                    .containsExactly(
                            "1 one",
                            "2 record-lost: 2 records could not be written before this one",
                            "3 two",
                            "4 three");
        }
    }

    @Test
    void oldFilesAreDeletedAndTheNumbersStay() throws IOException {
        try (FileAirLog log = open()) {
            log.append(record("one"));
            time.advance(Duration.ofDays(32));
            log.append(record("two"));
            assertThat(texts(log.read(0, 10))).containsExactly("2 two");
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.filter(file -> file.toString().endsWith(".air"))).hasSize(1);
        }
    }
}
