package io.curbstop.radio.smpp;

import static io.curbstop.radio.smpp.SmppBench.RADIO;
import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.radio.transport.FaultLimiter;
import io.curbstop.radio.transport.InboundFrame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.OptionalParameter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Texts of crews. */
@Timeout(60)
class SmppReceivingTest {

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
    void theAnswerToATextComesAfterItIsWrittenDownAndElseIsAnError() {
        bench.smsc.sendText(RADIO, "ACK K7");
        bench.pass(Duration.ofSeconds(4));
        assertThat(bench.smsc.answers).isEmpty();
        bench.pass(Duration.ofSeconds(10));
        assertThat(bench.smsc.answers).containsExactly(SMPPConstant.STAT_ESME_RX_T_APPN);
        bench.pass(Duration.ofSeconds(30));
        bench.sms.acknowledge(bench.told.received.get(1));
        bench.pass(Duration.ofSeconds(4));
        assertThat(bench.smsc.answers).containsExactly(SMPPConstant.STAT_ESME_RX_T_APPN, 0);
    }

    private InboundFrame kept(int index) {
        bench.pass(Duration.ofSeconds(4));
        InboundFrame frame = bench.told.received.get(index);
        bench.sms.acknowledge(frame);
        bench.pass(Duration.ofSeconds(4));
        return frame;
    }

    @Test
    void theSameWordsAgainAreAnotherTextOnceTheFirstWasAnswered() {
        bench.smsc.sendText(RADIO, "ACK");
        InboundFrame first = kept(0);
        bench.smsc.sendText(RADIO, "ACK");
        InboundFrame second = kept(1);
        assertThat(second.sequence()).isNotEqualTo(first.sequence());
    }

    @Test
    void anAnswerThatMayHaveBeenLostWithTheLinkMakesTheSameWordsARepetition() {
        bench.smsc.sendText(RADIO, "ACK");
        InboundFrame first = kept(0);
        bench.smsc.breakLink();
        SmppBench.await("lost", () -> !bench.sms.hasLink());
        bench.awaitLink();
        bench.smsc.sendText(RADIO, "ACK");
        assertThat(kept(1)).isEqualTo(first);
    }

    @Test
    void thePhonesOwnReferenceIsTheNumber() {
        OptionalParameter reference = new OptionalParameter.User_message_reference((short) 77);
        bench.smsc.sendText(RADIO, "ACK", reference);
        InboundFrame first = kept(0);
        bench.smsc.sendText(RADIO, "ACK", reference);
        assertThat(kept(1)).isEqualTo(first);
    }

    @Test
    void textsInOtherLettersAndFromNumbersWithAPlusAreRead() {
        bench.smsc.sendBytes("+" + RADIO, 0, 8, "Готово 水".getBytes(StandardCharsets.UTF_16BE));
        assertThat(kept(0).text()).isEqualTo("Готово 水");
        assertThat(bench.told.received.get(0).radioId()).isEqualTo(RADIO);
        bench.smsc.sendBytes(RADIO, 0, 3, "Öl".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(kept(1).text()).isEqualTo("Öl");
        bench.smsc.sendBytes(RADIO, 0, 0, HexFormat.of().parseHex("5c6c1b65"));
        assertThat(kept(2).text()).isEqualTo("Öl€");
    }

    @Test
    void aLongTextOfACrewIsPutTogetherInAnyOrderAndItsLastPartHeldBack() {
        bench.smsc.sendBytes(RADIO, 0x40, 0, HexFormat.of().parseHex("0500034202024b38"));
        bench.pass(Duration.ofSeconds(4));
        assertThat(bench.smsc.answers).as("lest the SMSC wait with the next").containsExactly(0);
        bench.smsc.sendBytes(RADIO, 0x40, 0, HexFormat.of().parseHex("05000342020141434b20"));
        bench.pass(Duration.ofSeconds(4));
        assertThat(bench.smsc.answers).hasSize(1);
        assertThat(kept(0).text()).isEqualTo("ACK K8");
        assertThat(bench.smsc.answers).containsExactly(0, 0);
    }

    @Test
    void segmentsByParametersAndPayloadsAreRead() {
        for (int segment = 1; segment <= 2; segment++) {
            bench.smsc.sendText(
                    RADIO,
                    segment == 1 ? "ACK " : "K7",
                    new OptionalParameter.Sar_msg_ref_num((short) 5),
                    new OptionalParameter.Sar_total_segments((byte) 2),
                    new OptionalParameter.Sar_segment_seqnum((byte) segment));
        }
        assertThat(kept(0).text()).isEqualTo("ACK K7");
        bench.smsc.sendText(
                RADIO, "", new OptionalParameter.Message_payload("ON SITE".getBytes(StandardCharsets.US_ASCII)));
        assertThat(kept(1).text()).isEqualTo("ON SITE");
    }

    @Test
    void whatCannotBeReadIsAFaultAndRefusedForGood() {
        bench.smsc.sendBytes(RADIO, 0, 4, new byte[] {1, 2, 3});
        bench.pass(Duration.ofMinutes(2));
        assertThat(bench.told.faults).singleElement().asString().startsWith("unreadable-text");
        assertThat(bench.smsc.answers).containsExactly(SMPPConstant.STAT_ESME_RX_R_APPN);
        bench.smsc.sendReceipt(RADIO, "nonsense");
        bench.pass(Duration.ofSeconds(4));
        assertThat(bench.told.faults).hasSize(2).last().asString().startsWith("unreadable-receipt");
        assertThat(bench.told.received).isEmpty();
    }

    @Test
    void aFloodOfNonsenseDoesNotFloodPeople() {
        for (int k = 0; k < 100; k++) {
            bench.smsc.sendReceipt(RADIO, "nonsense");
        }
        bench.pass(Duration.ofSeconds(4));
        assertThat(bench.told.faults).hasSize(FaultLimiter.MOST_OF_RADIO);
    }
}
