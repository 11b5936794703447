package io.curbstop.radio;

import io.curbstop.radio.api.RadioMessage;
import io.curbstop.radio.api.RadioPriority;
import io.curbstop.radio.ax25.AprsPacket;
import io.curbstop.radio.ax25.Ax25Address;
import io.curbstop.radio.ax25.Ax25Frame;
import io.curbstop.radio.session.AirLog;
import io.curbstop.radio.session.AirtimeLimits;
import io.curbstop.radio.session.FileMessageStore;
import io.curbstop.radio.session.RadioSession;
import io.curbstop.radio.session.SessionSettings;
import io.curbstop.radio.time.ThreadScheduler;
import io.curbstop.radio.transport.Airtime;
import io.curbstop.radio.transport.InboundFrame;
import io.curbstop.radio.transport.OutboundFrame;
import io.curbstop.radio.transport.RadioTransport;
import io.curbstop.radio.transport.TextAlphabet;
import io.curbstop.radio.transport.TransportListener;
import io.curbstop.radio.transport.TransportTraits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * Run by hand: frames decoded a second, orders brought to a person's answer a second, and how long the gateway keeps an order
 * before it is with the modem, journal on disk included. The modem answers at once, so the air costs nothing here.
 */
public final class GatewayBenchmark {

    private static final int FRAMES = 3_000_000;
    private static final int ORDERS = 2_000;
    private static final int RADIOS = 100;

    /** Between orders; a busy radio channel takes one a second. */
    private static final int[] PACES_ms = {3, 10, 30};

    private GatewayBenchmark() {}

    /** Prints its figures. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        decode();
        for (int round = 0; round < 3; round++) {
            for (int pace_ms : PACES_ms) {
                orders(pace_ms);
            }
        }
    }

    private static void decode() {
        byte[] bytes = new Ax25Frame(
                        new Ax25Address("APZCSP", 0),
                        new Ax25Address("DISP", 1),
                        List.of(),
                        true,
                        new AprsPacket.Message("CREW12", "K7 P1 WO4471 NO WATER 118 MILL RD", "01").encode())
                .encode();
        for (int round = 0; round < 3; round++) {
            long start = System.nanoTime();
            int read = 0;
            for (int k = 0; k < FRAMES; k++) {
                read += Ax25Frame.decode(bytes)
                        .flatMap(frame -> AprsPacket.decode(frame.information()))
                        .map(packet -> 1)
                        .orElse(0);
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf("%d AX.25 and APRS frames decoded, %.0f a second%n", read, read / seconds);
        }
    }

    private static void orders(int pace_ms) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("gateway-benchmark");
        Modem modem = new Modem();
        try (ThreadScheduler time = new ThreadScheduler("radio", Clock.systemUTC());
                ThreadScheduler telling = new ThreadScheduler("telling", Clock.systemUTC());
                RadioSession session = new RadioSession(
                        SessionSettings.defaults().withAirtime(AirtimeLimits.unlimited()),
                        List.of(modem),
                        FileMessageStore.open(folder),
                        time,
                        telling,
                        new Random(1),
                        AirLog.NONE)) {
            session.start();
            long start = System.nanoTime();
            for (int k = 0; k < ORDERS; k++) {
                String token = "K" + (2 + k / RADIOS % 8);
                RadioMessage order = new RadioMessage(
                        UUID.randomUUID(),
                        "R" + k % RADIOS,
                        RadioPriority.P1,
                        token,
                        token + " P1 WO4471 NO WATER 118 MILL RD " + k,
                        Instant.now().plus(Duration.ofMinutes(15)));
                modem.given.put(order.text(), System.nanoTime());
                session.send(order);
                Thread.sleep(pace_ms);
            }
            modem.answered.await();
            double seconds = (System.nanoTime() - start) / 1e9;
            long[] waits = modem.waits_ns.clone();
            Arrays.sort(waits);
            System.out.printf(
                    "%d orders to a person's answer in %.1f s at one each %d ms; kept before the modem: median %.2f ms,"
                            + " p99 %.2f ms%n",
                    ORDERS, seconds, pace_ms, waits[ORDERS / 2] / 1e6, waits[ORDERS * 99 / 100] / 1e6);
        }
    }

    /** Sends at once, and its radios and crews answer at once. */
    private static final class Modem implements RadioTransport {

        final Map<String, Long> given = new ConcurrentHashMap<>();
        final long[] waits_ns = new long[ORDERS];
        final CountDownLatch answered = new CountDownLatch(ORDERS);
        private final ThreadScheduler reports = new ThreadScheduler("modem", Clock.systemUTC());
        private TransportListener listener;
        private int count;

        @Override
        public String name() {
            return "benchmark";
        }

        @Override
        public TransportTraits traits() {
            return new TransportTraits(280, TextAlphabet.UNICODE, 1024, true, false, Airtime.dmr());
        }

        @Override
        public void start(TransportListener newListener) {
            listener = newListener;
        }

        @Override
        public void send(OutboundFrame frame) {
            waits_ns[count++] = System.nanoTime() - given.remove(frame.text());
            String token = frame.text().substring(0, 2);
            reports.after(Duration.ZERO, () -> {
                listener.onAccepted(frame);
                listener.onAir(frame);
                listener.onRadioAck(frame.radioId(), frame.sequence());
                listener.onReceived(
                        new InboundFrame(frame.radioId(), frame.sequence(), InboundFrame.Kind.TEXT, "ACK " + token));
            });
        }

        @Override
        public void acknowledge(InboundFrame frame) {
            answered.countDown();
        }

        @Override
        public boolean isChannelBusy() {
            return false;
        }

        @Override
        public void close() {
            reports.close();
        }
    }
}
