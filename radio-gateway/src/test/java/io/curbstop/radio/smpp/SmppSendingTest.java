package io.curbstop.radio.smpp;

import static io.curbstop.radio.smpp.SmppBench.RADIO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curbstop.radio.api.RadioPriority;
import io.curbstop.radio.transport.OutboundFrame;
import io.curbstop.radio.transport.TransportException;
import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.OptionalParameter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts for crews: how they are written, and what becomes of them. */
@Timeout(60)
class SmppSendingTest {

    private SmppBench bench;

    @BeforeEach
    void start() throws IOException {
        bench = new SmppBench();
        bench.start();
    }

    @AfterEach
    void close() throws IOException {
        bench.close();
    }

    @Test
    void aTextIsGsmLettersWithValidityAndReceiptAskedFor() throws TransportException {
        bench.sms.send(SmppBench.frame(7, 1, "K7 P1 ÄÖ [118] €"));
        bench.pass(Duration.ofSeconds(4));
        SmscSimulator.Submitted text = bench.smsc.submitted.get(0);
        assertThat(text.message().getDataCoding()).isZero();
        assertThat(HexFormat.of().formatHex(text.bytes())).isEqualTo("4b37205031205b5c201b3c3131381b3e201b65");
        assertThat(text.message().getDestAddress()).isEqualTo(RADIO);
        assertThat(text.message().getSourceAddr()).isEqualTo("4471");
        assertThat(text.message().getRegisteredDelivery() & 3)
                .as("success and failure")
                .isEqualTo(1);
        assertThat(text.message().getValidityPeriod()).isEqualTo("000000000200000R");
        assertThat(text.message().getPriorityFlag()).as("P1").isEqualTo((byte) 1);
    }

    @Test
    void whatGsmLettersCannotWriteGoesOutInUcs2() throws TransportException {
        bench.sms.send(SmppBench.frame(7, 1, "K7 ул. Мира 水"));
        bench.pass(Duration.ofSeconds(4));
        assertThat(bench.smsc.submitted.get(0).message().getDataCoding()).isEqualTo((byte) 8);
        assertThat(bench.shown()).containsExactly("K7 ул. Мира 水");
        assertThat(bench.told.texts).contains("ack 7 of " + RADIO);
    }

    @Test
    void theLongestTextInTheWidestLettersIsFivePartsAndOneText() throws TransportException {
        String text = "水".repeat(280);
        bench.sms.send(SmppBench.frame(7, 1, text));
        bench.pass(Duration.ofSeconds(4));
        assertThat(bench.smsc.submitted).hasSize(5).allMatch(part -> part.bytes().length <= 140);
        assertThat(bench.shown()).containsExactly(text);
        assertThat(bench.told.texts).containsExactly("accepted 7", "air 7", "ack 7 of " + RADIO);
    }

    @Test
    void aLongTextHasArrivedWhenAllItsPartsHave() throws TransportException {
        bench.smsc.receiptsByHand = true;
        bench.sms.send(SmppBench.frame(7, 1, "W".repeat(280)));
        bench.pass(Duration.ofSeconds(4));
        assertThat(bench.smsc.submitted).hasSize(2);
        receipt(RADIO, bench.smsc.submitted.get(1).id(), "DELIVRD");
        assertThat(bench.told.texts).doesNotContain("ack 7 of " + RADIO);
        receipt(RADIO, bench.smsc.submitted.get(1).id(), "DELIVRD");
        assertThat(bench.told.texts).doesNotContain("ack 7 of " + RADIO);
        receipt(RADIO, bench.smsc.submitted.get(0).id(), "DELIVRD");
        assertThat(bench.told.texts).contains("ack 7 of " + RADIO);
    }

    private void receipt(String number, String id, String state, OptionalParameter... parameters) {
        bench.smsc.sendReceipt(
                number, "id:" + id + " sub:001 dlvrd:001 stat:" + state + " err:000 Text:K7", parameters);
        bench.pass(Duration.ofSeconds(4));
    }

    private SmscSimulator.Submitted sent(int sequence) throws TransportException {
        bench.smsc.receiptsByHand = true;
        bench.sms.send(SmppBench.frame(sequence, 1, "K7 P1 WO4471"));
        bench.pass(Duration.ofSeconds(4));
        return bench.smsc.submitted.get(bench.smsc.submitted.size() - 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNDELIV", "REJECTD", "EXPIRED", "DELETED"})
    void aTextThatThePhoneWillNotGetIsRefusedAndSentAnewTheNextTime(String state) throws TransportException {
        SmscSimulator.Submitted text = sent(7);
        receipt(RADIO, text.id(), state);
        assertThat(bench.told.texts)
                .hasSize(3)
                .startsWith("accepted 7", "air 7")
                .last()
                .asString()
                .startsWith("refused 7: ");
        bench.sms.send(SmppBench.frame(7, 2, "K7 P1 WO4471"));
        bench.pass(Duration.ofSeconds(4));
        assertThat(bench.smsc.submitted).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACCEPTD", "ENROUTE", "UNKNOWN", "BUFFERED"})
    void aReceiptThatDecidesNothingChangesNothing(String state) throws TransportException {
        receipt(RADIO, sent(7).id(), state);
        assertThat(bench.told.texts).containsExactly("accepted 7", "air 7");
    }

    @Test
    void whatTheSmscStillHoldsIsNotGivenToItTwice() throws TransportException {
        sent(7);
        bench.sms.send(SmppBench.frame(7, 2, "K7 P1 WO4471"));
        bench.pass(Duration.ofSeconds(4));
        assertThat(bench.smsc.submitted).hasSize(1);
        assertThat(bench.told.texts).containsExactly("accepted 7", "air 7", "accepted 7", "air 7");
        bench.sms.send(SmppBench.frame(7, 1, "ANOTHER TEXT"));
        bench.pass(Duration.ofSeconds(4));
        assertThat(bench.smsc.submitted).hasSize(2);
        bench.pass(Duration.ofMinutes(4));
        bench.sms.send(SmppBench.frame(7, 2, "ANOTHER TEXT"));
        bench.pass(Duration.ofSeconds(4));
        assertThat(bench.smsc.submitted).as("no longer held").hasSize(3);
    }

    @Test
    void aReceiptFromAnotherNumberIsNotThisRadios() throws TransportException {
        receipt("1102", sent(7).id(), "DELIVRD");
        assertThat(bench.told.texts).containsExactly("accepted 7", "air 7");
        assertThat(bench.told.faults).singleElement().asString().startsWith("receipt-of-another");
    }

    @Test
    void idsInDecimalAndHexadecimalAndWithNoughtsAreOne() throws TransportException {
        SmscSimulator.Submitted text = sent(7);
        receipt(RADIO, "00" + Integer.parseInt(text.id(), 16), "DELIVRD");
        assertThat(bench.told.texts).contains("ack 7 of " + RADIO);
    }

    @Test
    void aReceiptInParametersNeedsNoWords() throws TransportException {
        SmscSimulator.Submitted text = sent(7);
        bench.smsc.sendReceipt(
                RADIO,
                "",
                new OptionalParameter.Receipted_message_id(text.id()),
                new OptionalParameter.Message_state((byte) 2));
        bench.pass(Duration.ofSeconds(4));
        assertThat(bench.told.texts).contains("ack 7 of " + RADIO);
    }

    @Test
    void aReceiptAfterARestartIsFoundByItsReferenceAndOneWithoutIsAFault() {
        short reference = new MessageReference(200, 1, 0).encode();
        receipt(RADIO, "deadbeef", "DELIVRD", new OptionalParameter.User_message_reference(reference));
        assertThat(bench.told.texts).containsExactly("ack 200 of " + RADIO);
        receipt(RADIO, "deadbeef", "DELIVRD");
        receipt(RADIO, "deadbeef", "UNDELIV", new OptionalParameter.User_message_reference(reference));
        assertThat(bench.told.texts).hasSize(1);
        assertThat(bench.told.faults).hasSize(2);
        assertThat(bench.told.faults.get(0)).startsWith("receipt-of-unknown-text");
        assertThat(bench.told.faults.get(1)).startsWith("text-not-delivered");
    }

    @Test
    void whatTheSmscRefusesIsRefused() throws TransportException {
        bench.smsc.refuseWith = SMPPConstant.STAT_ESME_RTHROTTLED;
        bench.sms.send(SmppBench.frame(7, 1, "K7"));
        bench.pass(Duration.ofSeconds(4));
        assertThat(bench.told.texts).singleElement().asString().startsWith("refused 7: ");
        bench.smsc.refuseWith = 0;
        bench.sms.send(SmppBench.frame(7, 2, "K7"));
        bench.pass(Duration.ofSeconds(4));
        assertThat(bench.shown()).containsExactly("K7");
    }

    @Test
    void groupsAndWhatIsNoNumberAreRefusedAndNothingReported() {
        for (OutboundFrame frame : List.of(
                new OutboundFrame(RADIO, true, 1, 1, RadioPriority.P1, "K7"),
                new OutboundFrame("CREW12", 1, 1, RadioPriority.P1, "K7"),
                new OutboundFrame("+1101", 1, 1, RadioPriority.P1, "K7"),
                SmppBench.frame(256, 1, "K7"),
                SmppBench.frame(1, 1, ""))) {
            assertThatThrownBy(() -> bench.sms.send(frame)).isInstanceOf(TransportException.class);
        }
        bench.pass(Duration.ofSeconds(4));
        assertThat(bench.told.events).containsExactly("works");
    }

    @Test
    void aFloodOfTextsLeavesRoomForReceipts() throws TransportException {
        SmscSimulator.Submitted text = sent(7);
        for (int k = 0; k < 50; k++) {
            bench.smsc.sendText(RADIO, "TEXT " + k);
        }
        bench.settle();
        assertThat(bench.sms.countUnacknowledged()).isEqualTo(CrewTexts.MOST_WAITING);
        bench.smsc.sendReceipt(RADIO, "id:" + text.id() + " stat:DELIVRD");
        bench.settle();
        assertThat(bench.told.texts).contains("ack 7 of " + RADIO);
        assertThat(bench.smsc.answers).contains(SMPPConstant.STAT_ESME_RMSGQFUL);
    }
}
