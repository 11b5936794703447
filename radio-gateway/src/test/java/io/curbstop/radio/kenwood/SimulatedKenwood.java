package io.curbstop.radio.kenwood;

import io.curbstop.radio.kenwood.KenwoodCommand.PositionPoll;
import io.curbstop.radio.kenwood.KenwoodCommand.Text;
import io.curbstop.radio.kenwood.KenwoodReport.Result;
import io.curbstop.radio.time.RadioScheduler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The radio at the far end of the line, and the crews' radios that it reaches over the air. It takes one command at a time,
 * tries three times over the air, and answers by 0 or 1. A crew's radio leaves its display as it is when the words that come
 * are those it shows.
 */
final class SimulatedKenwood implements AutoCloseable {

    static final Duration ATTEMPT = Duration.ofMillis(1500);

    private static final int ATTEMPTS = 3;
    private static final int BAUD = 9600;

    /** What a crew's radio answers to a poll; null when it has no receiver. */
    volatile String position;
    /** Takes commands and answers none. */
    volatile boolean deaf;
    /** Answers twice. */
    volatile boolean duplicating;

    private final SerialLine line;
    private final RadioScheduler air;
    private final Map<KenwoodAddress, Boolean> radios = new ConcurrentHashMap<>();
    private final List<KenwoodCommand> commands = new CopyOnWriteArrayList<>();
    private final List<String> shown = new CopyOnWriteArrayList<>();

    SimulatedKenwood(SerialLines lines, String device, RadioScheduler air) throws IOException {
        this.line = lines.open(device, BAUD, 2);
        this.air = air;
        Thread reader = new Thread(this::read, "far end");
        reader.setDaemon(true);
        reader.start();
    }

    void add(KenwoodAddress radio) {
        radios.put(radio, true);
    }

    void switchPower(KenwoodAddress radio, boolean on) {
        radios.put(radio, on);
    }

    List<String> shown() {
        return List.copyOf(shown);
    }

    List<KenwoodCommand> commands() {
        return List.copyOf(commands);
    }

    /** Puts a report on the line. */
    void say(KenwoodReport report) {
        say(report.encode());
    }

    void say(byte[] bytes) {
        line.write(bytes);
    }

    void say(String latin1) {
        say(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void read() {
        KenwoodStream stream = new KenwoodStream();
        byte[] chunk = new byte[1024];
        try {
            while (true) {
                int count = line.read(chunk);
                for (int k = 0; k < count; k++) {
                    stream.accept(chunk[k]).ifPresent(this::hear);
                }
            }
        } catch (IOException gone) {
            // The cable was pulled out, or the test is over.
        }
    }

    private void hear(KenwoodStream.Item item) {
        KenwoodCommand command =
                KenwoodCommand.decode(((KenwoodStream.Item.Frame) item).body()).orElseThrow();
        commands.add(command);
        if (deaf) {
            return;
        }
        if (command instanceof Text text) {
            carry(text);
        } else if (command instanceof PositionPoll poll) {
            poll(poll);
        } else {
            answer(Duration.ZERO, true);
        }
    }

    private void carry(Text text) {
        boolean all =
                text.to().equals(KenwoodAddress.FleetUnit.ALL) || text.to().equals(KenwoodAddress.NexedgeId.ALL);
        boolean heard = all || radios.getOrDefault(text.to(), false);
        if (!heard) {
            answer(ATTEMPT.multipliedBy(ATTEMPTS), false);
            return;
        }
        air.after(ATTEMPT, () -> {
            boolean same = !shown.isEmpty() && shown.get(shown.size() - 1).equals(text.text());
            if (!same) {
                shown.add(text.text());
            }
        });
        answer(ATTEMPT, true);
    }

    private void poll(PositionPoll poll) {
        boolean heard = radios.getOrDefault(poll.to(), false);
        answer(heard ? ATTEMPT : ATTEMPT.multipliedBy(ATTEMPTS), heard);
        if (heard && position != null) {
            air.after(ATTEMPT.multipliedBy(2), () -> say(position));
        }
    }

    private void answer(Duration after, boolean done) {
        air.after(after, () -> {
            say(new Result(done));
            if (duplicating) {
                say(new Result(done));
            }
        });
    }

    @Override
    public void close() {
        line.close();
    }

    /** A sentence with the checksum that fits it, as a radio ends its lines. */
    static String sentence(String words) {
        List<String> fields = new ArrayList<>(List.of(words.split(",", -1)));
        return new PositionSentence(fields, 0).sealed().encode() + "\r\n";
    }
}
