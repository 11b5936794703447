package io.curbstop.radio.ax25;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.radio.api.RadioPriority;
import io.curbstop.radio.time.SetClock;
import io.curbstop.radio.time.SimulatedTime;
import io.curbstop.radio.transport.OutboundFrame;
import io.curbstop.radio.transport.ToldEvents;
import io.curbstop.radio.transport.TransportListener;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each report says what is known and no more, and comes on a thread that called nothing. */
@Timeout(60)
class PacketRadioReportsTest {

    private static final String DISPATCH = PlayedModem.DISPATCH.toString();
    private static final String CREW = PlayedModem.CREW.toString();
    private static final AprsPacket ORDER = new AprsPacket.Message(CREW, "K7 P1 WO4471", "07");

    private final SimulatedTime time = new SimulatedTime(Instant.parse("2026-03-02T08:00:00Z"));
    private final SetClock clock = new SetClock(time);
    private final ToldEvents told = new ToldEvents();
    private PlayedModem modem;
    private PacketRadioTransport transport;

    private void connect(PacketRadioSettings.Link link, TransportListener listener) throws Exception {
        modem = new PlayedModem(link);
        transport = new PacketRadioTransport("packet", modem.settings(), clock);
        transport.start(listener);
        modem.accept();
    }

    private void connect(PacketRadioSettings.Link link) throws Exception {
        connect(link, told);
        await(() -> told.states.contains("works"));
    }

    @AfterEach
    void close() throws Exception {
        transport.close();
        modem.close();
    }

    private static OutboundFrame frame(int sequence) {
        return new OutboundFrame(CREW, sequence, 1, RadioPriority.P1, "K7 P1 WO4471");
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(2);
        }
    }

    @Test
    void aClockThatIsSetBackDoesNotKeepAKissChannelBusy() throws Exception {
        connect(PacketRadioSettings.Link.KISS);
        transport.send(frame(7));
        assertThat(transport.isChannelBusy()).isTrue();
        clock.set(Duration.ofHours(-1));
        time.advance(Duration.ofSeconds(5));
        assertThat(transport.isChannelBusy()).isFalse();
    }

    @Test
    void framesThatAKissModemTookLongAgoAreNotRefusedWhenItIsLost() throws Exception {
        connect(PacketRadioSettings.Link.KISS);
        transport.send(frame(7));
        time.advance(Duration.ofMinutes(1));
        transport.send(frame(8));
        modem.hangUp();
        await(() -> told.states.size() == 2);
        await(() -> !told.texts("refused").isEmpty());
        assertThat(told.texts("refused")).singleElement().asString().startsWith("refused 8: ");
    }

    @Test
    void aLateAcknowledgementStillSaysThatAKissFrameWasOnTheAir() throws Exception {
        connect(PacketRadioSettings.Link.KISS);
        transport.send(frame(7));
        time.advance(Duration.ofMinutes(2));
        modem.hear(new AprsPacket.Ack(DISPATCH, "07", null));
        await(() -> !told.texts("ack").isEmpty());
        assertThat(told.texts).containsExactly("accepted 7", "air 7", "ack 7 of " + CREW);
    }

    @Test
    void aRadioMayRejectWhatTheModemHasSent() throws Exception {
        connect(PacketRadioSettings.Link.AGW);
        transport.send(frame(7));
        modem.sent(ORDER);
        modem.hear(new AprsPacket.Reject(DISPATCH, "07"));
        await(() -> !told.texts("refused").isEmpty());
        assertThat(told.texts).containsExactly("air 7", "refused 7: The radio cannot take the message");
    }

    @Test
    void anAcknowledgementDoesNotSayThatAFrameWhichWaitsInTheModemWasOnTheAir() throws Exception {
        connect(PacketRadioSettings.Link.AGW);
        transport.send(frame(7));
        modem.hear(new AprsPacket.Ack(DISPATCH, "07", null));
        await(() -> !told.texts("ack").isEmpty());
        assertThat(told.texts).containsExactly("ack 7 of " + CREW);
        assertThat(transport.isChannelBusy()).isTrue();
    }

    @Test
    void anAcknowledgementThatCannotBeSentIsNotToldOnTheCallersThread() throws Exception {
        connect(PacketRadioSettings.Link.AGW);
        modem.hear(new AprsPacket.Message(DISPATCH, "ACK K7", "01"));
        await(() -> told.received.size() == 1);
        modem.hangUp();
        await(() -> told.states.size() == 2);
        transport.acknowledge(told.received.get(0));
        assertThat(told.faults).isEmpty();
        time.runDue();
        assertThat(told.faults).singleElement().asString().startsWith("acknowledgement-not-sent " + CREW);
    }

    @Test
    void anEmergencyIsToldBeforeItsPlace() throws Exception {
        List<String> calls = new CopyOnWriteArrayList<>();
        TransportListener listener = (TransportListener) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {TransportListener.class}, (self, method, with) -> {
                    calls.add(method.getName());
                    return null;
                });
        connect(PacketRadioSettings.Link.AGW, listener);
        modem.hear(new AprsPacket.Position(43.45, -80.49, "/k", "EMERGENCY"));
        await(() -> calls.contains("onPosition"));
        assertThat(calls).containsExactly("onWorking", "onReceived", "onPosition");
    }
}
