package io.curbstop.radio.mototrbo;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.radio.time.ThreadScheduler;
import io.curbstop.radio.transport.ToldEvents;
import io.curbstop.radio.transport.TransportException;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The only test in real time: a radio that answers at once, and several threads that send. */
class MototrboThreadsTest {

    private static final int THREADS = 4;
    private static final int TEXTS = 200;
    private static final long DEADLINE_MS = 30_000;

    private final ToldEvents listener = new ToldEvents();

    @Test
    void anAnswerIsNeverToldBeforeTheTextItAnswers() throws Exception {
        try (LoopbackFleet fleet = new LoopbackFleet();
                ThreadScheduler scheduler = new ThreadScheduler("mototrbo-timers", Clock.systemUTC());
                MototrboTransport transport = new MototrboTransport(fleet.settings(), "mototrbo-threads", scheduler);
                DatagramSocket radio = new DatagramSocket(
                        new InetSocketAddress(InetAddress.getByName("127.0.4.77"), fleet.port(MototrboService.TMS)))) {
            transport.start(listener);
            start(() -> answerAll(radio));
            List<Thread> senders = new ArrayList<>();
            for (int sender = 0; sender < THREADS; sender++) {
                int sequence = sender;
                senders.add(start(() -> sendAll(transport, sequence)));
            }
            for (Thread sender : senders) {
                sender.join(DEADLINE_MS);
            }
            awaitAnswers();
        }
        for (int sequence = 0; sequence < THREADS; sequence++) {
            String number = Integer.toString(sequence);
            List<String> told = listener.texts.stream()
                    .filter(words -> words.split(" ")[1].equals(number))
                    .map(words -> words.split(" ")[0])
                    .toList();
            for (int end = 1; end <= told.size(); end++) {
                List<String> sofar = told.subList(0, end);
                assertThat(count(sofar, "ack")).isLessThanOrEqualTo(count(sofar, "air"));
                assertThat(count(sofar, "air")).isLessThanOrEqualTo(count(sofar, "accepted"));
            }
            assertThat(count(told, "ack")).isEqualTo(TEXTS);
        }
    }

    private static long count(List<String> words, String word) {
        return words.stream().filter(word::equals).count();
    }

    private static Thread start(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** One after the other, as a session would; a datagram that the system drops would never be answered. */
    private void sendAll(MototrboTransport transport, int sequence) {
        try {
            for (int text = 1; text <= TEXTS; text++) {
                transport.send(TransportOnLoopback.frame("1101", sequence, "K7"));
                long deadline = System.currentTimeMillis() + DEADLINE_MS;
                while (listener.texts("ack " + sequence + " of 1101").size() < text
                        && System.currentTimeMillis() < deadline) {
                    Thread.sleep(0, 100_000);
                }
            }
        } catch (TransportException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void answerAll(DatagramSocket radio) {
        DatagramPacket packet = new DatagramPacket(new byte[PortReader.LONGEST_BYTES], PortReader.LONGEST_BYTES);
        try {
            while (!radio.isClosed()) {
                packet.setLength(PortReader.LONGEST_BYTES);
                radio.receive(packet);
                byte[] text = Arrays.copyOf(packet.getData(), packet.getLength());
                byte[] ack = HexFormat.of().parseHex("00039f0000");
                ack[4] = (byte) (text[4] & 0x1F);
                radio.send(new DatagramPacket(ack, ack.length, packet.getSocketAddress()));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void awaitAnswers() throws InterruptedException {
        long deadline = System.currentTimeMillis() + DEADLINE_MS;
        while (listener.texts("ack").size() < THREADS * TEXTS && System.currentTimeMillis() < deadline) {
            Thread.sleep(1);
        }
    }
}
