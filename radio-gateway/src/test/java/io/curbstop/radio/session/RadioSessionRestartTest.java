package io.curbstop.radio.session;

import static io.curbstop.radio.api.RadioPriority.P1;
import static io.curbstop.radio.api.ReceiptState.CREW_ACK;
import static io.curbstop.radio.api.ReceiptState.EXPIRED;
import static io.curbstop.radio.api.ReceiptState.QUEUED;
import static io.curbstop.radio.api.ReceiptState.RADIO_ACK;
import static io.curbstop.radio.api.ReceiptState.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curbstop.radio.api.RadioLinkException;
import io.curbstop.radio.api.RadioMessage;
import io.curbstop.radio.api.Receipt;
import io.curbstop.radio.api.Reply;
import io.curbstop.radio.sim.RadioBehaviour;
import io.curbstop.radio.sim.RadioButton;
import io.curbstop.radio.sim.RadioDisplay;
import io.curbstop.radio.transport.InboundFrame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that is killed leaves nothing but the bytes of its journal; these tests copy them and start from there. */
class RadioSessionRestartTest {

    private static final String JOURNAL = "radio-journal.txt";

    @TempDir
    private Path folder;

    private final Station station = new Station();
    private int runs;

    /**
     * The life of one order takes about 6.1 s: accepted at 0, on the air at 0.86 s, radio's acknowledgement at 1.46 s, the
     * button at 3 s, received at about 3.7 s. Killed anywhere in it, the crew has seen it once and acknowledged it once.
     */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.4, 0.86, 0.9, 1.4, 1.46, 1.5, 2.9, 3.1, 3.7, 3.8, 4.5, 6})
    void killedAtAnyMomentNothingIsLostAndNothingActsTwice(double killedAt_s) {
        station.radios.add("1101", "V1", RadioBehaviour.manual());
        open();
        RadioMessage message = station.send(station.order("1101", P1, "K7"));
        double pressedAt_s = 3;
        if (killedAt_s < pressedAt_s) {
            station.advance_s(killedAt_s);
            kill();
            station.advance_s(40);
            station.radios.press("1101", RadioButton.ACK);
        } else {
            station.advance_s(pressedAt_s);
            station.radios.press("1101", RadioButton.ACK);
            station.advance_s(killedAt_s - pressedAt_s);
            kill();
        }
        station.advance_s(40);
        assertThat(station.shownOn("1101")).containsExactly(message.text());
        assertThat(station.statesOf(message)).contains(RADIO_ACK).containsOnlyOnce(CREW_ACK);
        assertThat(station.replies()).containsExactly(new Reply.Acknowledged("K7"));
        assertThat(station.radios.find("1101").orElseThrow().lines())
                .filteredOn(RadioDisplay.Line::sent)
                .extracting(RadioDisplay.Line::kept)
                .containsExactly(true);
    }

    @Test
    void anAttemptThatWasOutWhenItWasKilledIsUnknownAndSentAgainUnderItsNumber() {
        ScriptedTransport before = openScripted();
        RadioMessage message = station.send(station.order("1101", P1, "K7"));
        station.advance_s(2);
        ScriptedTransport after = killScripted();
        assertThat(station.lastReceiptOf(message))
                .extracting(Receipt::state, Receipt::detail)
                .containsExactly(UNKNOWN, "stopped during attempt 1 by scripted");
        assertThat(after.sent).isEmpty();
        station.advance_s(10);
        assertThat(after.last().sequence()).isEqualTo(before.last().sequence());
        assertThat(after.last().attempt()).isEqualTo(2);
        station.send(message);
        station.advance_s(1);
        assertThat(after.sent).hasSize(1);
    }

    @Test
    void theAcknowledgementOfTheLastRunsAttemptIsTaken() {
        openScripted();
        RadioMessage message = station.send(station.order("1101", P1, "K7"));
        ScriptedTransport after = killScripted();
        after.listener.onRadioAck("1101", 0);
        station.advance_s(120);
        assertThat(station.lastStateOf(message)).isEqualTo(RADIO_ACK);
        assertThat(after.sent).isEmpty();
    }

    @Test
    void sequenceNumbersGoOnWhereTheyWere() {
        ScriptedTransport before = openScripted();
        station.send(station.order("1101", P1, "K7"));
        before.ackLast();
        ScriptedTransport after = killScripted();
        station.send(station.order("1101", P1, "K8"));
        assertThat(after.last().sequence()).isEqualTo(1);
    }

    @Test
    void aDuplicateAcrossARestartIsStillADuplicate() {
        ScriptedTransport before = openScripted();
        before.receive("1101", 5, "VALVE 12 STUCK");
        ScriptedTransport after = killScripted();
        after.receive("1101", 5, "VALVE 12 STUCK");
        assertThat(after.acknowledged).hasSize(1);
        assertThat(station.inbound).hasSize(1);
    }

    @Test
    void aQuestionAskedBeforeARestartIsAnsweredAfterIt() {
        station.radios.add("1101", "V1", RadioBehaviour.manual());
        open();
        station.send(station.order("1101", P1, "K7"));
        station.send(station.order("1101", P1, "K8"));
        station.advance_s(10);
        station.radios.press("1101", RadioButton.ACK);
        station.advance_s(1.2);
        kill();
        station.advance_s(30);
        assertThat(station.shownOn("1101")).containsOnlyOnce("WHICH? K7/K8");
        station.radios.sendText("1101", "K8");
        station.advance_s(3);
        assertThat(station.replies()).last().isEqualTo(new Reply.Acknowledged("K8"));
    }

    @Test
    void whatTheListenerDidNotTakeIsToldAfterTheRestart() {
        openScripted();
        station.listenerBroken = true;
        RadioMessage message = station.send(station.order("1101", P1, "K7"));
        station.advance_s(1);
        assertThat(station.receipts).isEmpty();
        station.listenerBroken = false;
        killScripted();
        assertThat(station.statesOf(message)).hasSize(2);
    }

    @Test
    void anEmergencyThatNobodyHasTakenYetIsNotAcknowledgedAfterARestartEither() {
        InboundFrame emergency = new InboundFrame("1101", 4, InboundFrame.Kind.EMERGENCY, "");
        ScriptedTransport before = openScripted();
        station.listenerBroken = true;
        before.listener.onReceived(emergency);
        ScriptedTransport after = killScripted();
        after.listener.onReceived(emergency);
        station.advance_s(5);
        assertThat(after.acknowledged).isEmpty();
        station.listenerBroken = false;
        station.advance_s(40);
        assertThat(station.replies()).containsExactly(new Reply.Emergency());
        assertThat(after.acknowledged).containsExactly(emergency);
        assertThat(after.asked).containsExactly("1101");
        after.listener.onReceived(emergency);
        assertThat(after.acknowledged).as("told, and said again").hasSize(2);
    }

    @Test
    void wordsInAnswerToAnAttemptThatWasOutWhenItWasKilledAreTheCrews() {
        openScripted();
        RadioMessage message = station.send(station.order("1101", P1, "K7"));
        killScripted();
        ScriptedTransport after = killScripted();
        after.receive("1101", 1, "ACK K7");
        assertThat(station.statesOf(message)).containsExactly(QUEUED, UNKNOWN, CREW_ACK);
    }

    @Test
    void whatExpiredWhileItWasAwayExpiresAtTheStart() {
        openScripted();
        RadioMessage message = station.send(station.order("1101", P1, "K7"));
        station.time.dropTimers();
        station.advance_s(3600);
        ScriptedTransport after = killScripted();
        assertThat(station.lastStateOf(message)).isEqualTo(EXPIRED);
        station.advance_s(3600);
        assertThat(after.sent).isEmpty();
    }

    @Test
    void aMessageThatCannotBeWrittenDownIsRefusedAndNotSent() {
        ScriptedTransport transport = openScripted();
        transport.listener.onPresence("1101", true);
        station.store.close();
        RadioMessage message = station.order("1101", P1, "K7");
        assertThatThrownBy(() -> station.send(message)).isInstanceOf(RadioLinkException.class);
        station.advance_s(60);
        assertThat(transport.sent).isEmpty();
        transport.receive("1101", 1, "ACK");
        assertThat(transport.acknowledged).isEmpty();
        assertThat(station.faults).extracting("code").containsOnly("journal-failed");
    }

    @Test
    void aLongJournalIsShortenedToWhatMattersAndMeansTheSame() throws IOException {
        ScriptedTransport transport = openScripted();
        RadioMessage open = station.send(station.order("1101", P1, "K7"));
        transport.listener.onAir(transport.last());
        transport.ackLast();
        for (int day = 0; day < 6; day++) {
            for (int text = 0; text < 200; text++) {
                transport.receive("1102", text % 32, "VALVE " + text + " DAY " + day);
            }
            station.advance_s(3600);
        }
        assertThat(Files.readAllLines(folder.resolve("run-1").resolve(JOURNAL))).hasSizeLessThan(2_100);
        ScriptedTransport after = killScripted();
        after.receive("1101", 1, "ACK K7");
        assertThat(station.inbound).hasSize(1201);
        assertThat(station.lastStateOf(open)).isEqualTo(CREW_ACK);
    }

    private void open() {
        station.store = FileMessageStore.open(nextFolder());
        station.start();
    }

    private ScriptedTransport openScripted() {
        ScriptedTransport transport = new ScriptedTransport("scripted", station.time);
        station.store = FileMessageStore.open(nextFolder());
        station.start(List.of(transport));
        return transport;
    }

    private void kill() {
        // The old run's timers are among the radios' own; cutting its channel silences it without ending them.
        Path image = copyJournal();
        station.radios.connect();
        station.session.close();
        station.store = FileMessageStore.open(image);
        station.start();
    }

    private ScriptedTransport killScripted() {
        Path image = copyJournal();
        station.session.close();
        station.store = FileMessageStore.open(image);
        ScriptedTransport transport = new ScriptedTransport("scripted", station.time);
        station.start(List.of(transport));
        return transport;
    }

    private Path nextFolder() {
        return folder.resolve("run-" + ++runs);
    }

    private Path copyJournal() {
        try {
            Path source = folder.resolve("run-" + runs).resolve(JOURNAL);
            Path image = nextFolder();
            Files.createDirectories(image);
            Files.copy(source, image.resolve(JOURNAL));
            return image;
        } catch (IOException cause) {
            throw new java.io.UncheckedIOException(cause);
        }
    }
}
