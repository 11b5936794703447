package io.curbstop.radio.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.curbstop.radio.api.RadioPriority;
import io.curbstop.radio.audio.AudioSettings;
import io.curbstop.radio.audio.Pcm;
import io.curbstop.radio.audio.RtpSettings;
import io.curbstop.radio.audio.RtpSink;
import io.curbstop.radio.pocsag.Multimon;
import io.curbstop.radio.pocsag.PagerAddress;
import io.curbstop.radio.time.ThreadScheduler;
import io.curbstop.radio.transport.OutboundFrame;
import io.curbstop.radio.transport.TransportException;
import io.curbstop.testing.DebianProgram;
import java.io.ByteArrayOutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an announcement sounds like, measured in its sound. */
@Timeout(120)
class AnnouncementTest {

    private static final String ORDER = "K7 P1 WO4471 NO WATER 118 MILL RD";
    private static final int RATE_HZ = 22_050;
    private static final double LEAD_s = 0.3;

    @BeforeAll
    static void requireProgram() {
        DebianProgram.require("espeak-ng", "espeak-ng");
    }

    private static VoiceSettings settings(int rate_hz) {
        VoiceSettings usual = VoiceSettings.defaults();
        AudioSettings audio = usual.audio();
        return new VoiceSettings(
                usual.speech(),
                usual.pager_baud(),
                usual.level(),
                usual.textLimit_characters(),
                new AudioSettings(
                        rate_hz,
                        audio.lead(),
                        audio.tail(),
                        audio.stallLimit(),
                        audio.firstRetry(),
                        audio.longestRetry()));
    }

    private static byte[] announced(String address, String text, int rate_hz) throws Exception {
        OutboundFrame frame = new OutboundFrame(address, 1, 1, RadioPriority.P1, text);
        Announcement announcement = new Announcement(settings(rate_hz));
        announcement.check(frame);
        return announcement.encode(frame);
    }

    /** The pairs are of Motorola's groups, the highest as high as receivers are made for. */
    @ParameterizedTest
    @CsvSource({"349.0, 433.7, 22050", "288.5, 296.5, 22050", "1153.4, 2468.2, 22050", "349.0, 433.7, 8000"})
    void theTonesAreOfTheAddressAndAsLongAsReceiversWant(double first_hz, double second_hz, int rate_hz)
            throws Exception {
        Heard heard = Heard.of(announced("Crew 11 | tones " + first_hz + " " + second_hz, ORDER, rate_hz), rate_hz);
        assertThat(heard.loudness(0, LEAD_s - 0.001))
                .as("the transmitter comes up")
                .isZero();
        assertThat(heard.loudest_hz(LEAD_s, 1)).isEqualTo(first_hz, within(first_hz * 0.005));
        assertThat(heard.loudest_hz(LEAD_s + 1, 3)).isEqualTo(second_hz, within(second_hz * 0.005));
        assertThat(heard.height(first_hz, LEAD_s, 1)).isEqualTo(0.4, within(0.01));
        assertThat(heard.height(second_hz, LEAD_s + 1, 3)).isEqualTo(0.4, within(0.01));
        double level = 0.4 / Math.sqrt(2);
        assertThat(heard.loudness(LEAD_s + 0.9, 0.08)).as("to its end").isEqualTo(level, within(0.02));
        assertThat(heard.loudness(LEAD_s + 3.9, 0.08)).as("to its end").isEqualTo(level, within(0.02));
        assertThat(heard.loudness(LEAD_s + 4.001, 0.498)).as("then a pause").isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234560", "8"})
    void aPageInTheSameTransmissionIsHeardByAReceiverOfOthers(String capcode) throws Exception {
        byte[] sound = announced("Crew 11 | page " + capcode, ORDER, Multimon.RATE_HZ);
        try (Multimon multimon = new Multimon("alpha")) {
            multimon.hear(sound);
            PagerAddress pager = new PagerAddress(Integer.parseInt(capcode), 3);
            assertThat(multimon.finish()).containsExactly(new Multimon.Call(pager, ORDER));
        }
    }

    @Test
    void aTextThatNoPagerShowsWholeOnlyBeeps() throws Exception {
        byte[] sound = announced("Crew 11 | page 1234560A", ORDER + " NR HYD".repeat(8), Multimon.RATE_HZ);
        try (Multimon multimon = new Multimon("alpha")) {
            multimon.hear(sound);
            assertThat(multimon.finish()).containsExactly(new Multimon.Call(new PagerAddress(1234560, 0), ""));
        }
    }

    @Test
    void theWordsAreSaidTwiceAfterTheAlert() throws Exception {
        short[] words = new Espeak(SpeechSettings.defaults())
                .speak(SpokenOrder.of("Crew 11", ORDER))
                .samples();
        byte[] spoken = new Sound(RATE_HZ).samples(words).toBytes();
        byte[] once = announced("Crew 11", ORDER, RATE_HZ);
        int lead = Pcm.samplesIn(Duration.ofMillis(300), RATE_HZ) * Pcm.SAMPLE_BYTES;
        int second = lead + spoken.length + RATE_HZ * Pcm.SAMPLE_BYTES;
        assertThat(Arrays.copyOfRange(once, lead, lead + spoken.length)).isEqualTo(spoken);
        assertThat(Arrays.copyOfRange(once, second, second + spoken.length)).isEqualTo(spoken);
        assertThat(once.length - second - spoken.length)
                .as("then silence")
                .isEqualTo(Pcm.samplesIn(Duration.ofMillis(100), RATE_HZ) * Pcm.SAMPLE_BYTES);
        byte[] alerted = announced("Crew 11 | tones 349.0 433.7", ORDER, RATE_HZ);
        assertThat(alerted.length - once.length).isEqualTo((int) (4.5 * RATE_HZ) * Pcm.SAMPLE_BYTES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ORDER,
                "OK",
                "ALL CREWS STANDBY",
                "K7 CHANGED P1 WO4471 MAIN BRK 1204 ST CLAIR AVE E NR HYD",
                "K7 CLOSE V-118 1/4 150MM 12 TURNS CLOSES CLOCKWISE",
                "K7 P2 WO12 LOW PRESS 118 N MAIN ST COR OAK AVE CUST SAYS THE WATER HAS BEEN BROWN SINCE MORNING"
            })
    void theAirtimeIsToldWithinAFifthAndSeldomTooShort(String text) throws Exception {
        double real_s = Heard.of(announced("Crew 11 | tones 349.0 433.7", text, RATE_HZ), RATE_HZ)
                .length_s();
        double told_s = new Announcement(settings(RATE_HZ))
                        .traits()
                        .airtime()
                        .ofText(text)
                        .toMillis()
                / 1e3;
        System.out.printf("Airtime: told %.1f s, real %.1f s: %s%n", told_s, real_s, text);
        assertThat(told_s).isBetween(0.95 * real_s, 1.2 * real_s);
    }

    @Test
    void aStreamOfRtpCarriesItWhole() throws Exception {
        byte[] sound = announced("Crew 11 | tones 349.0 433.7", "OK", RATE_HZ);
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        ThreadScheduler scheduler = new ThreadScheduler("rtp-test", Clock.systemUTC());
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            socket.setReceiveBufferSize(1 << 21);
            socket.setSoTimeout(30_000);
            Thread receiver = new Thread(() -> receive(socket, sound.length, heard));
            receiver.start();
            RtpSink sink = new RtpSink(RtpSettings.l16("127.0.0.1", socket.getLocalPort(), RATE_HZ), scheduler);
            sink.open();
            sink.play(sound);
            receiver.join();
            sink.close();
        } finally {
            scheduler.close();
        }
        assertThat(Arrays.copyOf(heard.toByteArray(), sound.length)).isEqualTo(sound);
    }

    private static void receive(DatagramSocket socket, int bytes, ByteArrayOutputStream into) {
        int header = 12;
        DatagramPacket packet = new DatagramPacket(new byte[2_048], 2_048);
        try {
            while (into.size() < bytes) {
                socket.receive(packet);
                for (int at = header; at < packet.getLength(); at += 2) {
                    into.write(packet.getData()[at + 1]);
                    into.write(packet.getData()[at]);
                }
            }
        } catch (java.io.IOException missing) {
            System.err.println("RTP: " + missing);
        }
    }

    @Test
    void whatCannotBeSaidIsRefused() {
        Announcement announcement = new Announcement(VoiceSettings.defaults());
        for (String text : new String[] {"", "--", "Öl", "K7\nP1", "K7\u0000", "W".repeat(281)}) {
            assertThatThrownBy(() -> announcement.check(new OutboundFrame("Crew 11", 1, 1, RadioPriority.P1, text)))
                    .as(text)
                    .isInstanceOf(TransportException.class);
        }
        assertThatThrownBy(() -> announcement.check(new OutboundFrame("Crew 11 | bell", 1, 1, RadioPriority.P1, ORDER)))
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("an alert is");
    }
}
