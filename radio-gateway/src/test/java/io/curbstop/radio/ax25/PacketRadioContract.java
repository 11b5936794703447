package io.curbstop.radio.ax25;

import io.curbstop.radio.time.ThreadScheduler;
import io.curbstop.radio.transport.RadioTransport;
import io.curbstop.radio.transport.RadioTransportContract;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** The contract over two Dire Wolfs, in real time; each test comes after the other on the same two. */
abstract class PacketRadioContract extends RadioTransportContract {

    private static final Ax25Address DISPATCH = new Ax25Address("DISP", 1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(14);
    private static final Duration RADIO_REPEATS_AFTER = Duration.ofSeconds(6);
    private static final Duration REPEATS_WITHIN = Duration.ofSeconds(10);
    private static final Duration SURELY_KEYED = Duration.ofSeconds(3);
    private static final double SHORT_QUIET_s = 2.2;
    private static final double QUIET_s = 6.5;

    private record OnAir(AudioEther ether, DireWolf ours, DireWolf theirs) {}

    /** By test class, as two of them run at once. */
    private static final Map<Class<?>, OnAir> CHANNELS = new ConcurrentHashMap<>();

    private final ThreadScheduler scheduler = new ThreadScheduler("radio-contract", Clock.systemUTC());
    private PacketHandsets handsets;
    private PacketHandsets.Handset handset;

    @BeforeAll
    static void startModems(@TempDir Path folder, TestInfo test) throws IOException, InterruptedException {
        AudioEther ether = new AudioEther(200, 0, 1);
        DireWolf ours = new DireWolf(folder.resolve("ours"), DISPATCH.toString(), ether);
        DireWolf theirs = new DireWolf(folder.resolve("theirs"), "CREW", ether);
        ours.warmUp();
        theirs.warmUp();
        CHANNELS.put(test.getTestClass().orElseThrow(), new OnAir(ether, ours, theirs));
    }

    @AfterAll
    static void stopModems(TestInfo test) {
        OnAir onAir = CHANNELS.remove(test.getTestClass().orElseThrow());
        onAir.ours.close();
        onAir.theirs.close();
        onAir.ether.close();
    }

    private OnAir onAir() {
        return CHANNELS.get(getClass());
    }

    abstract PacketRadioSettings settings(DireWolf modem, Ax25Address station);

    @Override
    protected RadioTransport open() {
        handsets = new PacketHandsets(
                onAir().theirs.kissPort, DISPATCH, scheduler, Optional.empty(), RADIO_REPEATS_AFTER, 3);
        handset = handsets.add(RADIO);
        return new PacketRadioTransport("packet", settings(onAir().ours, DISPATCH), scheduler);
    }

    @AfterEach
    void closeHandsets() {
        handsets.close();
        scheduler.close();
    }

    /** Real time: until nobody has transmitted for longer than a radio waits before it repeats. */
    @Override
    protected void pass(Duration time) {
        long longest_ms = Math.min(time.toMillis(), LONGEST_WAIT.toMillis());
        long start = System.currentTimeMillis();
        try {
            Thread.sleep(Math.min(longest_ms, 1000));
            while (System.currentTimeMillis() - start < longest_ms
                    && onAir().ether.quiet_s() < QUIET_s) {
                Thread.sleep(50);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    protected void sendFromRadio(String text) {
        handset.send(text);
    }

    @Override
    protected void pressEmergency() {
        handset.send("EMERGENCY");
    }

    @Override
    protected void switchPower(boolean on) {
        handset.switchPower(on);
    }

    @Override
    protected List<String> shown() {
        return List.copyOf(handset.shown);
    }
}
