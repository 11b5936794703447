package io.curbstop.radio.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.radio.time.SimulatedTime;
import io.curbstop.radio.transport.RadioFix;
import io.curbstop.radio.transport.RadioTransport;
import io.curbstop.radio.transport.RadioTransportContract;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatedChannelTest extends RadioTransportContract {

    private static final double LON = -77.03;
    private static final double LAT = 38.91;

    private final SimulatedTime time = new SimulatedTime(Instant.parse("2026-03-02T08:00:00Z"));
    private final SimulatedRadios radios = new SimulatedRadios(ChannelSettings.lifelike("sim"), time);

    @Override
    protected RadioTransport open() {
        radios.add(RADIO, "V1", RadioBehaviour.manual());
        return radios.connect();
    }

    @Test
    void aRadioThatIsAskedSaysWhereItIsAndTheAnswerKeepsTheChannel() {
        radios.setPosition(RADIO, LON, LAT);
        pass(Duration.ofSeconds(10));
        Instant asked = time.now();
        transport.askPosition(RADIO);
        assertThat(transport.isChannelBusy()).isTrue();
        pass(Duration.ofMillis(601));
        assertThat(transport.isChannelBusy()).as("its answer").isTrue();
        assertThat(fixes).isEmpty();
        pass(Duration.ofMillis(600));
        assertThat(transport.isChannelBusy()).isFalse();
        RadioFix fix = fixes.get(0);
        assertThat(fixes).hasSize(1);
        assertThat(fix.lon()).isEqualTo(LON);
        assertThat(fix.lat()).isEqualTo(LAT);
        assertThat(fix.fixedAt()).as("not when it was put there").contains(asked.plusMillis(600));
    }

    @Test
    void aRadioAnswersFromWhereItIsNow() {
        radios.setPosition(RADIO, LON, LAT);
        radios.setPosition(RADIO, LON + 0.01, LAT);
        transport.askPosition(RADIO);
        pass(Duration.ofSeconds(5));
        assertThat(fixes).extracting(RadioFix::lon).containsExactly(LON + 0.01);
    }

    @Test
    void aRadioThatIsOffOrDeafOrWithoutAFixDoesNotSayWhereItIs() {
        transport.askPosition(RADIO);
        pass(Duration.ofSeconds(5));
        assertThat(fixes).as("nobody has put it anywhere").isEmpty();

        radios.setPosition(RADIO, LON, LAT);
        askWhile(RadioBehaviour.manual().withDeaf(true));
        askWhile(RadioBehaviour.manual().withNoFix(true));
        radios.setBehaviour(RADIO, RadioBehaviour.manual());
        switchPower(false);
        transport.askPosition(RADIO);
        transport.askPosition("9999");
        pass(Duration.ofSeconds(5));
        assertThat(fixes).isEmpty();

        switchPower(true);
        transport.askPosition(RADIO);
        pass(Duration.ofSeconds(5));
        assertThat(fixes).hasSize(1);
    }

    private void askWhile(RadioBehaviour behaviour) {
        radios.setBehaviour(RADIO, behaviour);
        transport.askPosition(RADIO);
        pass(Duration.ofSeconds(5));
        assertThat(fixes).isEmpty();
    }

    @Test
    void aSlowAndDoublingRadioSaysWhereItIsLateAndTwice() {
        radios.setPosition(RADIO, LON, LAT);
        radios.setBehaviour(
                RADIO,
                RadioBehaviour.manual().withAckDelay(Duration.ofSeconds(8)).withDuplicates(true));
        transport.askPosition(RADIO);
        pass(Duration.ofSeconds(8));
        assertThat(fixes).isEmpty();
        pass(Duration.ofSeconds(3));
        assertThat(fixes).hasSize(2).containsOnly(fixes.get(0));
    }

    @Test
    void onceClosedNoPlaceIsReported() {
        radios.setPosition(RADIO, LON, LAT);
        transport.askPosition(RADIO);
        transport.close();
        pass(Duration.ofSeconds(5));
        assertThat(fixes).isEmpty();
    }

    @Override
    protected void pass(Duration duration) {
        time.advance(duration);
    }

    @Override
    protected void sendFromRadio(String text) {
        radios.sendText(RADIO, text);
    }

    @Override
    protected void pressEmergency() {
        radios.press(RADIO, RadioButton.EMERGENCY);
    }

    @Override
    protected void switchPower(boolean on) {
        radios.switchPower(RADIO, on);
    }

    @Override
    protected List<String> shown() {
        return radios.find(RADIO).orElseThrow().lines().stream()
                .filter(line -> !line.sent())
                .map(RadioDisplay.Line::text)
                .toList();
    }
}
