package io.curbstop.radio.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.curbstop.radio.transport.TransportException;
import io.curbstop.testing.DebianProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program itself, and programs in its place that do not do what they should. */
@Timeout(60)
class EspeakTest {

    private static final String ORDER = SpokenOrder.of("Crew 11", "K7 P1 WO4471 NO WATER 118 MILL RD");

    @TempDir
    private Path folder;

    @BeforeAll
    static void requireProgram() {
        DebianProgram.require("espeak-ng", "espeak-ng");
    }

    private static SpeechSettings settings(String program, Duration timeLimit, Duration longest) {
        return new SpeechSettings(program, "en-us", 150, 100, timeLimit, longest);
    }

    private static Espeak espeak() {
        return new Espeak(SpeechSettings.defaults());
    }

    private Espeak instead(String script) throws IOException {
        Path program = folder.resolve("speaks");
        Files.writeString(program, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return new Espeak(settings(program.toString(), Duration.ofMillis(500), Duration.ofSeconds(90)));
    }

    @Test
    void wordsBecomeSpeechOfAPlausibleLengthAndLoudness() throws Exception {
        Wave wave = espeak().speak(ORDER);
        Heard heard = new Heard(wave.samples(), wave.rate_hz());
        assertThat(heard.length_s()).isBetween(8.0, 16.0);
        assertThat(heard.loudness(0, heard.length_s())).isBetween(0.02, 0.4);
        assertThat(Arrays.equals(wave.samples(), espeak().speak(ORDER).samples()))
                .isTrue();
        Wave other = espeak().speak(ORDER.replace("eighteen", "eighty"));
        assertThat(Arrays.equals(wave.samples(), other.samples())).isFalse();
    }

    @Test
    void speedAndLoudnessAreHeard() throws Exception {
        SpeechSettings usual = SpeechSettings.defaults();
        SpeechSettings other =
                new SpeechSettings(usual.program(), "en-gb", 300, 50, usual.timeLimit(), usual.longest());
        Heard slow = new Heard(espeak().speak(ORDER).samples(), 22_050);
        Heard fast = new Heard(new Espeak(other).speak(ORDER).samples(), 22_050);
        assertThat(fast.length_s()).isLessThan(0.6 * slow.length_s());
        double ratio = fast.loudness(0, fast.length_s()) / slow.loudness(0, slow.length_s());
        assertThat(ratio).isEqualTo(0.5, within(0.15));
    }

    /** The text is no argument, no file name, no command and no markup. */
    @Test
    void aHostileTextIsWordsOnly() throws Exception {
        String words = "--version -f /etc/hostname $(touch x) ; <break time='9s'/>";
        Heard said = new Heard(espeak().speak(words).samples(), 22_050);
        assertThat(said.length_s()).isGreaterThan(2).isLessThan(20);
        Heard marked = new Heard(espeak().speak("<break time='20s'/> stop").samples(), 22_050);
        assertThat(marked.length_s()).isLessThan(8);
    }

    @Test
    void aProgramThatIsMissingIsNamedWithWhatToDo() {
        Espeak missing = new Espeak(settings("/nowhere/espeak-ng", Duration.ofSeconds(1), Duration.ofSeconds(1)));
        assertThatThrownBy(() -> missing.speak(ORDER))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("/nowhere/espeak-ng")
                .hasMessageContaining("install espeak-ng");
    }

    @Test
    void aVoiceThatIsMissingIsSaidInTheProgramsWords() {
        SpeechSettings usual = SpeechSettings.defaults();
        Espeak mute = new Espeak(new SpeechSettings(
                usual.program(), "nosuch", usual.speed_wpm(), usual.loudness(), usual.timeLimit(), usual.longest()));
        assertThatThrownBy(() -> mute.speak(ORDER))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("voice does not exist");
        assertThatThrownBy(() -> new SpeechSettings(
                        "espeak-ng", "-f/etc/passwd", 150, 100, Duration.ofSeconds(1), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aProgramThatHangsIsEndedWithWhatItStarted() throws Exception {
        Path pid = folder.resolve("pid");
        Espeak hanging = instead("sleep 600 & echo $! > " + pid + "; wait");
        assertThatThrownBy(() -> hanging.speak(ORDER))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("has not spoken within 500 ms");
        long child = Long.parseLong(Files.readString(pid).strip());
        io.curbstop.radio.audio.Await.until(
                "its child has ended",
                () -> ProcessHandle.of(child).filter(ProcessHandle::isAlive).isEmpty());
    }

    @Test
    void aProgramThatFailsOrSaysNothingIsToldApart() throws Exception {
        assertThatThrownBy(() -> instead("echo out of voice >&2; exit 3").speak(ORDER))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("has failed: out of voice");
        assertThatThrownBy(() -> instead("exit 0").speak(ORDER))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("breaks off");
        assertThatThrownBy(() -> instead("echo this is a text of some length and not at all a sound")
                        .speak(ORDER))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no WAV file");
    }

    @Test
    void soundWithoutEndIsNotKept() throws Exception {
        assertThatThrownBy(() -> instead("cat /dev/zero").speak(ORDER)).isInstanceOf(TransportException.class);
        Espeak brief = new Espeak(settings("espeak-ng", Duration.ofSeconds(10), Duration.ofSeconds(2)));
        assertThatThrownBy(() -> brief.speak(ORDER))
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("longer to say than 2 s");
    }
}
