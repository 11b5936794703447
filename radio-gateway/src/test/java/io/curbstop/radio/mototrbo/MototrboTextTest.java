package io.curbstop.radio.mototrbo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curbstop.radio.api.RadioPriority;
import io.curbstop.radio.sim.RadioBehaviour;
import io.curbstop.radio.transport.FaultLimiter;
import io.curbstop.radio.transport.InboundFrame;
import io.curbstop.radio.transport.OutboundFrame;
import io.curbstop.radio.transport.TransportException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts to and from radios, and who acknowledges what. */
class MototrboTextTest extends TransportOnLoopback {

    @Test
    void aTextBeginsWithALineBreakAndAsksForAnAnswer() throws TransportException {
        start();
        transport.send(frame("1101", 1, "Hi"));
        pass_s(1);
        assertThat(radio.datagrams).containsExactly("000ce00081040d000a0048006900");
        assertThat(listener.events).containsExactly("accepted 1", "air 1", "ack 1 of 1101");
    }

    @Test
    void aTextToAGroupReachesItsRadiosAndAsksForNoAnswer() throws TransportException {
        start();
        radio.join(9);
        transport.send(new OutboundFrame("9", true, 2, 1, RadioPriority.P2, "Hi"));
        pass_s(1);
        assertThat(radio.datagrams).containsExactly("000ca00082040d000a0048006900");
        assertThat(other.datagrams).isEmpty();
        assertThat(radio.shown).containsExactly("Hi");
        assertThat(listener.events).containsExactly("accepted 2", "air 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0003bf0007", "00039f0007", "00049f008700", "0004bf008700", "00039f0087"})
    void eachFormOfAnAnswerIsOne(String form) throws TransportException {
        start();
        radio.behaviour = RadioBehaviour.manual().withAcksLost(true);
        transport.send(frame("1101", 7, "Hi"));
        pass_s(1);
        assertThat(listener.texts("ack")).isEmpty();
        radio.send(MototrboService.TMS, form);
        pass_s(1);
        assertThat(listener.texts("ack")).containsExactly("ack 7 of 1101");
    }

    @Test
    void anAnswerIsThatOfTheRadioFromWhoseAddressItComes() throws TransportException, UnknownHostException {
        start();
        radio.behaviour = RadioBehaviour.manual().withDeaf(true);
        transport.send(frame("1101", 7, "Hi"));
        other.send(MototrboService.TMS, "00039f0007");
        fleet.sendFrom(InetAddress.getByName("127.255.255.254"), MototrboService.TMS, hex("00039f0007"));
        pass_s(1);
        assertThat(listener.texts("ack")).containsExactly("ack 7 of 1102");
        assertThat(listener.faults)
                .containsExactly("unknown-sender: TMS from 127.255.255.254, which is no radio's address");
    }

    @Test
    void aTextIsAcknowledgedOnlyWhenTheSessionSaysSo() {
        start();
        radio.sendText("ACK K7");
        pass_s(3);
        assertThat(listener.received).containsExactly(new InboundFrame("1101", 0, InboundFrame.Kind.TEXT, "ACK K7"));
        assertThat(radio.datagrams).isEmpty();
        transport.acknowledge(listener.received.get(0));
        pass_s(1);
        assertThat(radio.datagrams).containsExactly("00039f0000");
        assertThat(radio.kept).containsExactly("ACK K7");
    }

    @Test
    void aNumberOfTwoBytesIsAcknowledgedWithBoth() {
        start();
        radio.send(MototrboService.TMS, "000ae0009524480069002100");
        pass_s(1);
        InboundFrame frame = new InboundFrame("1101", 53, InboundFrame.Kind.TEXT, "Hi!");
        assertThat(listener.received).containsExactly(frame);
        transport.acknowledge(frame);
        pass_s(1);
        assertThat(radio.datagrams).containsExactly("00049f009520");
    }

    @Test
    void aDeviceThatSaysItTakesTextsIsAnsweredWhenItAsks() {
        start();
        radio.send(MototrboService.TMS, "0003d00001");
        radio.send(MototrboService.TMS, "0003900001");
        pass_s(1);
        assertThat(radio.datagrams).containsExactly("00021f00");
        assertThat(listener.events).isEmpty();
    }

    @Test
    void whatNoRadioCanBeSentIsRefusedBeforeItIsTried() {
        start();
        assertThatThrownBy(() -> transport.send(frame("CREW12", 1, "Hi")))
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("CREW12");
        assertThatThrownBy(() -> transport.send(frame("1101", 32, "Hi"))).isInstanceOf(TransportException.class);
        assertThatThrownBy(() -> transport.send(frame("1101", -1, "Hi"))).isInstanceOf(TransportException.class);
        pass_s(1);
        assertThat(listener.events).isEmpty();
    }

    @Test
    void firstGenerationRadiosGetShorterTexts() {
        start(fleet.settings(127, MototrboSettings.FIRST_GENERATION_CHARACTERS, true));
        assertThat(transport.traits().textLimit_characters()).isEqualTo(138);
        assertThatThrownBy(() -> transport.send(frame("1101", 1, "W".repeat(139))))
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("139");
    }

    @Test
    void lettersThatAsciiLacksArriveAsTheyAre() throws TransportException {
        start();
        transport.send(frame("1101", 1, "RUE SAINT-ANDRÉ Łódź Ж"));
        pass_s(1);
        assertThat(radio.shown).containsExactly("RUE SAINT-ANDRÉ Łódź Ж");
    }

    @Test
    void bytesThatAreNoMessageAreFaultsAndAFloodOfThemIsCounted() {
        start();
        for (int batch = 0; batch < 20; batch++) {
            for (int datagram = 0; datagram < 50; datagram++) {
                radio.send(MototrboService.TMS, "c0ffee");
            }
            fleet.settle();
        }
        assertThat(listener.faults).hasSize(FaultLimiter.MOST_OF_RADIO);
        assertThat(listener.faults.get(0)).isEqualTo("unreadable-text 1101: 3 bytes that are no TMS message");
        pass_s(60);
        radio.send(MototrboService.TMS, "c0ffee");
        pass_s(1);
        assertThat(listener.faults.get(FaultLimiter.MOST_OF_RADIO)).endsWith("no TMS message (and 995 more)");
        radio.send(MototrboService.ARS, "c0ffee");
        radio.send(MototrboService.LRRP, "c0ffee");
        pass_s(1);
        assertThat(listener.faults).anyMatch(fault -> fault.startsWith("unreadable-registration 1101"));
        assertThat(listener.faults).anyMatch(fault -> fault.startsWith("unreadable-location 1101"));
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
