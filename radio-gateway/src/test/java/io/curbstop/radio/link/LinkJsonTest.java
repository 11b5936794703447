package io.curbstop.radio.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.radio.api.AirRecord;
import io.curbstop.radio.api.CrewStatus;
import io.curbstop.radio.api.GatewayStatus;
import io.curbstop.radio.api.InboundMessage;
import io.curbstop.radio.api.RadioCommand;
import io.curbstop.radio.api.RadioFault;
import io.curbstop.radio.api.RadioMessage;
import io.curbstop.radio.api.RadioPosition;
import io.curbstop.radio.api.RadioPresence;
import io.curbstop.radio.api.RadioPriority;
import io.curbstop.radio.api.Receipt;
import io.curbstop.radio.api.ReceiptState;
import io.curbstop.radio.api.Reply;
import io.curbstop.radio.api.TransportStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LinkJsonTest {

    private static final Instant NOW = Instant.parse("2026-03-01T14:05:09.120Z");
    private static final UUID ID = UUID.fromString("6f9619ff-8b86-d011-b42d-00c04fc964ff");
    private static final long SEED = 20261128;

    static List<LinkMessage> messages() {
        RadioMessage order = new RadioMessage(ID, "1101", RadioPriority.P1, "K7", "K7 P1 \u6c34 118 MILL RD", NOW)
                .withShorter(List.of("K7 P1 MILL RD"));
        return List.of(
                new LinkMessage.Hello("north-hill", LinkMessage.PROTOCOL, "a"),
                new LinkMessage.Welcome(12),
                new LinkMessage.ReceiptTold(1, new Receipt(ID, "1101", ReceiptState.ON_AIR, NOW, "attempt 1")),
                inbound(new Reply.Acknowledged("K7")),
                inbound(new Reply.Status("K7", CrewStatus.ON_SITE)),
                inbound(new Reply.Declined("K7", "TRUCK DOWN")),
                inbound(new Reply.Ambiguous(List.of("K7", "K8"))),
                inbound(new Reply.FreeText()),
                inbound(new Reply.Emergency()),
                inbound(new Reply.Refused(Optional.empty(), "no open order")),
                new LinkMessage.AirTold(
                        3, 9, List.of(new AirRecord(NOW, "packet", AirRecord.Event.SENT, "1101", 4, "K7"))),
                new LinkMessage.Kept(3),
                new LinkMessage.NotKept(3, "the database is away"),
                new LinkMessage.Command(1, new RadioCommand.Send(order)),
                new LinkMessage.Command(
                        2, new RadioCommand.Send(RadioMessage.group(ID, "9", RadioPriority.P2, "ALL CREWS", NOW))),
                new LinkMessage.Command(3, new RadioCommand.Withdraw(ID, "by the app")),
                new LinkMessage.Command(4, new RadioCommand.CloseOrder("1101", "K7", "cleared")),
                new LinkMessage.Command(5, new RadioCommand.ClearEmergency("1101", "dana")),
                new LinkMessage.Command(6, new RadioCommand.Mute("packet", true, "dana")),
                new LinkMessage.Command(7, new RadioCommand.AskPosition("1101")),
                new LinkMessage.Done(7),
                new LinkMessage.NotDone(7, "the disk is full"),
                new LinkMessage.PresenceTold(new RadioPresence("1101", true, "packet", NOW)),
                new LinkMessage.PositionTold(new RadioPosition(
                        "1101", -80.5, 43.45, OptionalDouble.of(19), Optional.of(NOW), "packet", NOW)),
                new LinkMessage.PositionTold(new RadioPosition(
                        "1101", -80.5, 43.45, OptionalDouble.empty(), Optional.empty(), "packet", NOW)),
                new LinkMessage.TransportTold(new TransportStatus("packet", false, "gone", NOW)),
                new LinkMessage.FaultTold(new RadioFault("frame-refused", "packet", "1101", "why", NOW)),
                new LinkMessage.StatusTold(new GatewayStatus(
                        NOW,
                        List.of(new GatewayStatus.ChannelStatus(
                                "packet", true, "", false, 2, 12.5, 30, Optional.of(NOW))),
                        List.of(new GatewayStatus.RadioState("1101", Optional.of("packet"), true, Optional.empty(), 1)),
                        List.of("1101"))));
    }

    private static LinkMessage inbound(Reply reply) {
        return new LinkMessage.InboundTold(2, new InboundMessage(ID, "1101", "ACK K7", reply, Optional.of(ID), NOW));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void whatIsWrittenIsReadAgain(LinkMessage message) {
        assertThat(LinkJson.read(LinkJson.write(message))).contains(message);
    }

    @Test
    void aFrameThatIsNoneIsNone() {
        assertThat(LinkJson.read("")).isEmpty();
        assertThat(LinkJson.read("null")).isEmpty();
        assertThat(LinkJson.read("{\"type\":\"hallo\"}")).isEmpty();
        assertThat(LinkJson.read("{\"type\":\"command\",\"id\":7,\"command\":{\"do\":\"fly\"}}"))
                .isEmpty();
        assertThat(LinkJson.findCommandId("{\"type\":\"command\",\"id\":7,\"command\":{\"do\":\"fly\"}}"))
                .contains(7L);
        assertThat(LinkJson.read("[".repeat(100_000))).isEmpty();
    }

    @Test
    void aDamagedFrameNeverFailsTheReader() {
        Random random = new Random(SEED);
        List<LinkMessage> messages = messages();
        for (int k = 0; k < 20_000; k++) {
            StringBuilder frame = new StringBuilder(LinkJson.write(messages.get(random.nextInt(messages.size()))));
            for (int change = random.nextInt(4); change >= 0; change--) {
                frame.setCharAt(random.nextInt(frame.length()), (char) (32 + random.nextInt(95)));
            }
            LinkJson.read(frame.toString());
            LinkJson.findCommandId(frame.toString());
        }
    }
}
