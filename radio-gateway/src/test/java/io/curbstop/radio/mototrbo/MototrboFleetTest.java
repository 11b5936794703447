package io.curbstop.radio.mototrbo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.curbstop.radio.api.InboundMessage;
import io.curbstop.radio.api.RadioFault;
import io.curbstop.radio.api.RadioListener;
import io.curbstop.radio.api.RadioMessage;
import io.curbstop.radio.api.RadioPosition;
import io.curbstop.radio.api.RadioPresence;
import io.curbstop.radio.api.RadioPriority;
import io.curbstop.radio.api.Receipt;
import io.curbstop.radio.api.ReceiptState;
import io.curbstop.radio.api.Reply;
import io.curbstop.radio.session.AirLog;
import io.curbstop.radio.session.AirtimeLimits;
import io.curbstop.radio.session.InMemoryMessageStore;
import io.curbstop.radio.session.RadioSession;
import io.curbstop.radio.session.SessionSettings;
import io.curbstop.radio.sim.RadioBehaviour;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** 200 radios at once, each with three UDP ports of its own, through a session. */
class MototrboFleetTest implements RadioListener {

    private static final int RADIOS = 200;
    private static final int FIRST_ID = 2050;
    private static final int DEAF = 10;
    private static final int OFF = 20;
    private static final int DUPLICATING = 30;
    private static final int ACKS_LOST = 40;
    private static final int FORGER = 50;

    private final LoopbackFleet fleet = new LoopbackFleet();
    private final List<LoopbackRadio> radios = new ArrayList<>();
    private final Map<String, RadioMessage> orders = new LinkedHashMap<>();
    private final List<Receipt> receipts = new ArrayList<>();
    private final List<InboundMessage> inbound = new ArrayList<>();
    private final List<RadioFault> faults = new ArrayList<>();
    private final List<RadioPosition> positions = new ArrayList<>();
    private final List<RadioPresence> presences = new ArrayList<>();
    private MototrboTransport transport;
    private RadioSession session;

    @BeforeEach
    void startAll() {
        transport = new MototrboTransport(fleet.settings(), LoopbackFleet.TRANSPORT, fleet.time());
        session = new RadioSession(
                SessionSettings.defaults().withAirtime(AirtimeLimits.unlimited()),
                List.of(transport),
                new InMemoryMessageStore(),
                fleet.time(),
                fleet.time(),
                new Random(1),
                AirLog.NONE);
        session.addListener(this);
        session.start();
        for (int k = 0; k < RADIOS; k++) {
            LoopbackRadio radio = fleet.add(Integer.toString(FIRST_ID + k));
            radio.behaviour = usual(k);
            radios.add(radio);
            fleet.time().after(Duration.ofMillis(100L * k), () -> radio.switchPower(true));
        }
        pass_s(25);
    }

    @AfterEach
    void stopAll() {
        session.close();
        fleet.close();
    }

    private static RadioBehaviour usual(int k) {
        return RadioBehaviour.autoAck(Duration.ofSeconds(5 + k % 60)).withAckDelay(Duration.ofMillis(10L * (k % 50)));
    }

    private void pass_s(long seconds) {
        fleet.pass(Duration.ofSeconds(seconds));
    }

    @Test
    void everyOrderIsShownOnceAndAcknowledgedByItsOwnCrewWhateverRadiosDo() {
        assertThat(presences).hasSize(RADIOS).allMatch(RadioPresence::present);
        assertThat(radios).allMatch(radio -> radio.triggers.size() == 1);
        for (int k = 0; k < RADIOS; k++) {
            misbehave(k);
        }
        pass_s(2);
        radios.forEach(this::order);
        pass_s(20);
        forge();
        pass_s(100);
        assertThat(fleetOf(DEAF)).allMatch(radio -> radio.shown.isEmpty());
        assertThat(fleetOf(DEAF))
                .allMatch(
                        radio -> !statesOf(radio).contains(ReceiptState.RADIO_ACK), "no forged acknowledgement counts");
        assertThat(fleetOf(OFF)).allMatch(radio -> statesOf(radio).equals(List.of(ReceiptState.QUEUED)));
        for (int k = 0; k < RADIOS; k++) {
            radios.get(k).behaviour = usual(k).withDuplicates(k % DUPLICATING == 0);
            radios.get(k).switchPower(true);
        }
        pass_s(20 * 60);
        for (LoopbackRadio radio : radios) {
            RadioMessage order = orders.get(radio.radioId);
            assertThat(radio.shown).as(radio.radioId).containsExactly(order.text());
            assertThat(statesOf(radio)).as(radio.radioId).contains(ReceiptState.CREW_ACK);
            assertThat(radio.kept)
                    .as(radio.radioId)
                    .contains("ACK " + order.token().orElseThrow());
        }
        // Where the radios' own answers are lost, the crews' come first.
        assertThat(radios.stream().filter(radio -> statesOf(radio).contains(ReceiptState.RADIO_ACK)))
                .containsAll(radios.subList(0, ACKS_LOST))
                .containsAll(radios.subList(FORGER, RADIOS));
        assertThat(acknowledgements()).as("one for each crew").hasSize(RADIOS).doesNotHaveDuplicates();
        assertThat(inbound.stream().filter(message -> message.reply() instanceof Reply.Refused))
                .extracting(InboundMessage::radioId)
                .containsOnly(radios.get(FORGER).radioId);
        assertThat(faults).extracting(RadioFault::code).containsOnly("unexpected-radio-ack");
    }

    private void misbehave(int k) {
        LoopbackRadio radio = radios.get(k);
        if (isOf(DEAF, k)) {
            radio.behaviour = radio.behaviour.withDeaf(true);
        } else if (isOf(ACKS_LOST, k)) {
            radio.behaviour = radio.behaviour.withAcksLost(true);
        } else if (isOf(OFF, k)) {
            radio.switchPower(false);
        } else if (k % DUPLICATING == 0) {
            radio.behaviour = radio.behaviour.withDuplicates(true);
        }
    }

    /** Ten radios each. */
    private static boolean isOf(int group, int k) {
        return k / 10 * 10 == group;
    }

    private List<LoopbackRadio> fleetOf(int group) {
        return radios.subList(group, group + 10);
    }

    /** Every number there is, and the words of every deaf crew. */
    private void forge() {
        LoopbackRadio forger = radios.get(FORGER);
        for (int sequence = 0; sequence < TmsMessage.Text.NUMBERS_RADIOS_KNOW; sequence++) {
            forger.send(MototrboService.TMS, new TmsMessage.Ack(true, sequence).encode());
        }
        fleetOf(DEAF).forEach(radio -> forger.sendText("ACK " + tokenOf(radio)));
    }

    private void order(LoopbackRadio radio) {
        String token = tokenOf(radio);
        RadioMessage message = new RadioMessage(
                UUID.randomUUID(),
                radio.radioId,
                RadioPriority.P2,
                token,
                token + " P2 WO" + radio.radioId + " NO WATER 118 MILL RD",
                fleet.time().now().plus(Duration.ofHours(2)));
        orders.put(radio.radioId, message);
        session.send(message);
    }

    /** Another for each radio, so that no crew can acknowledge another's order by chance. */
    private static String tokenOf(LoopbackRadio radio) {
        int k = Integer.parseInt(radio.radioId) - FIRST_ID;
        return "ABCDEFGHJKMNQRSTVWXYZ".charAt(k / 10) + Integer.toString(k % 10);
    }

    private List<ReceiptState> statesOf(LoopbackRadio radio) {
        return receipts.stream()
                .filter(receipt -> receipt.radioId().equals(radio.radioId))
                .map(Receipt::state)
                .toList();
    }

    private List<String> acknowledgements() {
        return inbound.stream()
                .filter(message -> message.reply() instanceof Reply.Acknowledged)
                .map(InboundMessage::radioId)
                .toList();
    }

    @Test
    void positionsAndAnEmergencyComeThrough() {
        for (int k = 0; k < RADIOS; k++) {
            radios.get(k).lon = -72 - k / 1000.0;
            transport.askPosition(radios.get(k).radioId);
        }
        pass_s(2);
        assertThat(positions).hasSize(RADIOS);
        for (RadioPosition position : positions) {
            int k = Integer.parseInt(position.radioId()) - FIRST_ID;
            assertThat(position.lon()).isCloseTo(-72 - k / 1000.0, within(1e-6));
        }
        positions.clear();
        LoopbackRadio inNeed = radios.get(7);
        Instant pressed = fleet.time().now();
        inNeed.pressEmergency();
        pass_s(120);
        assertThat(inbound).hasSize(1);
        assertThat(inbound.get(0).reply()).isInstanceOf(Reply.Emergency.class);
        assertThat(inbound.get(0).radioId()).isEqualTo(inNeed.radioId);
        assertThat(Duration.between(pressed, inbound.get(0).occurredAt())).isLessThan(Duration.ofSeconds(1));
        assertThat(positions)
                .as("the place that came with it, and the answer to the question that follows an emergency")
                .extracting(RadioPosition::radioId)
                .containsExactly(inNeed.radioId, inNeed.radioId);
        assertThat(faults).isEmpty();
    }

    @Override
    public void onReceipt(Receipt receipt) {
        receipts.add(receipt);
    }

    @Override
    public void onInbound(InboundMessage message) {
        inbound.add(message);
    }

    @Override
    public void onPresence(RadioPresence presence) {
        presences.add(presence);
    }

    @Override
    public void onPosition(RadioPosition position) {
        positions.add(position);
    }

    @Override
    public void onFault(RadioFault fault) {
        faults.add(fault);
    }
}
