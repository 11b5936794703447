package io.curbstop.radio.gateway;

import io.curbstop.radio.api.AirRecord;
import io.curbstop.radio.api.RadioLinkException;
import io.curbstop.radio.api.RadioMessage;
import io.curbstop.radio.api.RadioPriority;
import io.curbstop.radio.session.FileMessageStore;
import io.curbstop.radio.session.RadioSession;
import io.curbstop.radio.session.SessionSettings;
import io.curbstop.radio.sim.ChannelSettings;
import io.curbstop.radio.sim.RadioBehaviour;
import io.curbstop.radio.sim.RadioDisplay;
import io.curbstop.radio.sim.SimulatedRadios;
import io.curbstop.radio.time.SimulatedTime;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** What {@link FullDiskTest} runs on a small file system: a session, its journal and its record, and no room for them. */
final class FullDisk {

    private static final int MANY = 10_000;

    /** More lines than the last block of the record has room for. */
    private static final int CHATTER = 200;

    private static final int BLOCK_bytes = 4096;

    private final Path folder;
    private final Path filler;
    private final SimulatedTime time = new SimulatedTime(Clock.systemUTC().instant());
    private final SimulatedRadios radios = new SimulatedRadios(ChannelSettings.instant("sim"), time);
    private final List<String> taken = new ArrayList<>();
    private FileAirLog air;
    private FileMessageStore store;
    private RadioSession session;

    private FullDisk(Path folder) {
        this.folder = folder;
        this.filler = folder.resolve("filler");
        radios.add("1101", "V1", RadioBehaviour.manual());
        radios.add("1102", "V2", RadioBehaviour.manual());
    }

    /** Begins in the folder that is the argument. */
    public static void main(String[] arguments) throws IOException {
        new FullDisk(Path.of(arguments[0])).run();
    }

    private void run() throws IOException {
        open();
        send("BEFORE");
        fill();
        String refusal = sendUntilRefused();
        require(
                refusal.contains("journal could not be written"),
                "refused with words when the journal could not be written");
        for (int number = 0; number < CHATTER; number++) {
            radios.sendText("1102", "HELLO " + number);
            time.runDue();
        }
        // An attempt is written down before it is made, so that with a full disk nothing more goes out.
        time.advance(Duration.ofSeconds(30));
        Files.delete(filler);
        time.advance(Duration.ofMinutes(10));
        require(shown().containsAll(taken), "what was taken before went on over the air");
        send("AFTER");
        time.advance(Duration.ofMinutes(1));
        require(shown().contains("AFTER"), "took messages again once there was room");
        long lost = air.read(0, MANY).stream()
                .map(FileAirLog.Numbered::record)
                .filter(line ->
                        line.event() == AirRecord.Event.FAULT && line.text().startsWith("record-lost: "))
                .count();
        require(lost > 0, "the record says how many lines it lost");
        session.close();
        time.dropTimers();
        List<String> before = shown();
        open();
        time.advance(Duration.ofMinutes(10));
        require(
                shown().equals(before) && before.stream().distinct().count() == taken.size(),
                "after a restart there is what was taken and nothing that was refused");
    }

    private void open() {
        air = air == null ? new FileAirLog(folder.resolve("air"), 1, Clock.systemUTC()) : air;
        store = FileMessageStore.open(folder.resolve("session"));
        session = new RadioSession(
                SessionSettings.hurried(), List.of(radios.connect()), store, time, time, new Random(5), air);
        session.start();
        time.runDue();
    }

    private void send(String text) {
        session.send(RadioMessage.notice(
                UUID.randomUUID(), "1101", RadioPriority.P1, text, time.now().plus(Duration.ofHours(2))));
        taken.add(text);
        time.advance(Duration.ofSeconds(1));
    }

    /** Takes all the room there is, to the last byte. */
    private void fill() throws IOException {
        try (OutputStream out = Files.newOutputStream(filler)) {
            byte[] block = new byte[BLOCK_bytes];
            for (int written = 0; written < MANY; written++) {
                out.write(block);
            }
            throw new IllegalStateException("This disk is not small");
        } catch (IOException full) {
            System.out.println("the disk is full: " + full.getMessage());
        }
    }

    /** The last block of a file has still some room. */
    private String sendUntilRefused() {
        for (int number = 0; number < MANY; number++) {
            try {
                send("WHILE FULL " + number);
            } catch (RadioLinkException refused) {
                return refused.getMessage();
            }
        }
        return "never refused";
    }

    private List<String> shown() {
        return radios.find("1101").orElseThrow().lines().stream()
                .filter(line -> !line.sent())
                .map(RadioDisplay.Line::text)
                .toList();
    }

    private static void require(boolean condition, String what) {
        System.out.println(condition ? what : "NOT: " + what);
        if (!condition) {
            System.exit(1);
        }
    }
}
