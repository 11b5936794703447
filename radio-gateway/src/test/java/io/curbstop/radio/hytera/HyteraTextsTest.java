package io.curbstop.radio.hytera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curbstop.radio.api.RadioPriority;
import io.curbstop.radio.transport.InboundFrame;
import io.curbstop.radio.transport.OutboundFrame;
import io.curbstop.radio.transport.ToldEvents;
import io.curbstop.radio.transport.TransportException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts to radios and from them, and what becomes of them, through a repeater that is well. */
class HyteraTextsTest {

    private static final RadioAddress OTHER = new RadioAddress(10, 2202);

    private final HyteraBench bench = new HyteraBench(1101);
    private ToldEvents heard = new ToldEvents();
    private HyteraTransport transport;

    @BeforeEach
    void start() {
        transport = new HyteraTransport(HyteraBench.NAME, bench.settings, bench.scheduler());
        transport.start(heard);
        bench.pass_s(2);
        assertThat(heard.lastState()).isEqualTo("works");
    }

    @AfterEach
    void stop() {
        transport.close();
        bench.close();
    }

    private static OutboundFrame order(int sequence) {
        return new OutboundFrame("1101", sequence, 1, RadioPriority.P1, "K7 P1 WO4471");
    }

    private List<TextMessage> textsToRepeater() {
        return bench.repeater.text.received.stream()
                .filter(HstrpPacket::isData)
                .map(packet -> HdapMessage.decode(packet.payload()).orElseThrow())
                .map(message -> TextMessage.find(message).orElseThrow())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "4, the channel is busy",
        "10, the radio cannot be contacted",
        "11, transmitting is not allowed",
        "85, the repeater gives the unknown reason 85"
    })
    void whatNeverWentOutIsRefusedInWordsAndNotOnTheAir(int result, String words) throws TransportException {
        bench.radio.refusal = result;
        transport.send(order(7));
        bench.pass_s(10);
        assertThat(heard.texts).containsExactly("accepted 7", "refused 7: " + words);
    }

    @Test
    void aRadioThatDoesNotAcknowledgeWasCalledOnTheAir() throws TransportException {
        bench.radio.loseBattery();
        transport.send(order(7));
        bench.pass_s(10);
        assertThat(heard.texts).containsExactly("accepted 7", "air 7", "refused 7: the radio does not acknowledge");
    }

    @Test
    void theReceiptOfAnotherRadioIsNoAcknowledgement() throws TransportException {
        bench.radio.loseBattery();
        transport.send(order(7));
        bench.settle();
        bench.radio.answer(new TextMessage.Receipt(false, true, 7, OTHER, bench.settings.sender(), 0, new byte[0]));
        bench.settle();
        assertThat(heard.texts).containsExactly("accepted 7");
        assertThat(heard.faults).hasSize(1);
        assertThat(heard.faults.get(0)).startsWith("ack-of-another-radio 2202: ");
    }

    @Test
    void theReceiptOfAGroupIsNoAcknowledgementOfARadioOfThatNumber() throws TransportException {
        bench.radio.loseBattery();
        transport.send(order(7));
        bench.settle();
        bench.radio.answer(new TextMessage.Receipt(true, true, 7, new RadioAddress(0, 1101), null, 0, new byte[0]));
        bench.settle();
        assertThat(heard.texts).containsExactly("accepted 7");
    }

    @Test
    void aReceiptThatOvertakesTheConfirmationOfItsPacketChangesNoOrder() throws TransportException {
        bench.repeater.confirms = false;
        transport.send(order(7));
        bench.pass_s(20);
        assertThat(heard.texts).containsExactly("accepted 7", "air 7", "ack 7 of 1101");
    }

    @Test
    void theReceiptOfATextFromBeforeARestartIsReported() throws TransportException {
        bench.radio.answer(new TextMessage.Receipt(
                false, true, 9, new RadioAddress(10, 1101), bench.settings.sender(), 0, new byte[0]));
        bench.radio.answer(new TextMessage.Receipt(
                false, true, -9, new RadioAddress(10, 1101), bench.settings.sender(), 0, new byte[0]));
        bench.settle();
        assertThat(heard.texts).containsExactly("ack 9 of 1101");
    }

    @Test
    void aGroupTextIsShownAndNobodyAcknowledgesIt() throws TransportException {
        transport.send(new OutboundFrame("9", true, 7, 1, RadioPriority.P2, "ALL CREWS STANDBY"));
        bench.pass_s(10);
        assertThat(bench.radio.shown).containsExactly("ALL CREWS STANDBY");
        assertThat(heard.texts).containsExactly("accepted 7", "air 7");
        TextMessage.Text text = (TextMessage.Text) textsToRepeater().get(0);
        assertThat(text.destination()).isEqualTo(new RadioAddress(0, 9));
        assertThat(text.group()).isTrue();
        assertThat(text.receiptWanted()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "CREW12", "16777216", "99999999999", "\u0661"})
    void whatIsNoRadioNumberCannotBeTried(String radioId) {
        OutboundFrame frame = new OutboundFrame(radioId, 1, 1, RadioPriority.P1, "K7");
        assertThatThrownBy(() -> transport.send(frame)).isInstanceOf(TransportException.class);
        transport.askPosition(radioId);
        bench.pass_s(5);
        assertThat(heard.texts).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, HyteraTransport.SEQUENCE_COUNT})
    void whatIsNoSequenceNumberCannotBeTried(int sequence) {
        assertThatThrownBy(() -> transport.send(order(sequence))).isInstanceOf(TransportException.class);
    }

    @Test
    void lettersOfAllKindsGoBothWays() throws TransportException {
        String text = "K7 \u6c34\u7ba1 Ch\u00e2teau \ud83d\udea7";
        transport.send(new OutboundFrame("1101", 1, 1, RadioPriority.P1, text));
        bench.radio.sendText(text + "\0rest");
        bench.radio.sendText("ON\r\nSITE");
        bench.pass_s(5);
        assertThat(bench.radio.shown).containsExactly(text);
        assertThat(heard.received).extracting(InboundFrame::text).containsExactly(text, "ON SITE");
    }

    @Test
    void aTextIsAcknowledgedWhenTheSessionSaysSoAndNotBefore() {
        int request = bench.radio.sendText("ACK K7");
        bench.pass_s(10);
        assertThat(bench.radio.isAcknowledged(request)).isFalse();
        assertThat(textsToRepeater()).isEmpty();
        transport.acknowledge(heard.received.get(0));
        bench.pass_s(1);
        assertThat(bench.radio.isAcknowledged(request)).isTrue();
        TextMessage.Receipt receipt = (TextMessage.Receipt) textsToRepeater().get(0);
        assertThat(receipt.destination()).isEqualTo(bench.settings.sender());
        assertThat(receipt.source()).isEqualTo(new RadioAddress(10, 1101));
        assertThat(receipt.result()).isZero();
    }

    @Test
    void aTextFromBeforeARestartCanBeAcknowledged() {
        int request = bench.radio.sendText("ACK K7");
        bench.pass_s(1);
        transport.close();
        bench.settle();
        InboundFrame frame = heard.received.get(0);
        heard = new ToldEvents();
        start();
        transport.acknowledge(frame);
        bench.pass_s(1);
        assertThat(bench.radio.isAcknowledged(request)).isTrue();
    }

    @Test
    void aTextToAGroupIsToldOfAndNotRead() {
        TextMessage.Text text =
                new TextMessage.Text(true, false, 1, new RadioAddress(0, 9), new RadioAddress(10, 1101), "ACK K7");
        bench.repeater.text.send(text.toHdap(false));
        bench.settle();
        assertThat(heard.received).isEmpty();
        assertThat(heard.faults).hasSize(1);
        assertThat(heard.faults.get(0)).startsWith("group-text-not-read 1101: ");
    }

    @Test
    void anAddressOfAnotherNetworkIsNoRadio() {
        TextMessage.Text text =
                new TextMessage.Text(false, true, 1, bench.settings.sender(), new RadioAddress(11, 1101), "ACK K7");
        bench.repeater.text.send(text.toHdap(false));
        bench.settle();
        assertThat(heard.received).isEmpty();
        assertThat(heard.faults).hasSize(1);
        assertThat(heard.faults.get(0)).startsWith("unknown-network: a message of 11.0.4.77");
    }

    @Test
    void messagesWithoutMeaningHereAreToldOf() {
        bench.repeater.text.send(new RadioControl.Call(0, 111).toHdap(false));
        bench.repeater.registration.send(new RegistrationMessage.StatusQuery(new RadioAddress(10, 1101)).toHdap(false));
        bench.settle();
        assertThat(heard.faults).hasSize(2).allMatch(fault -> fault.startsWith("unexpected-message"));
    }
}
