package io.curbstop.radio.sim;

import io.curbstop.radio.time.SimulatedTime;
import io.curbstop.radio.transport.RadioTransport;
import io.curbstop.radio.transport.RadioTransportContract;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

class SimulatedChannelTest extends RadioTransportContract {

    private final SimulatedTime time = new SimulatedTime(Instant.parse("2026-03-02T08:00:00Z"));
    private final SimulatedRadios radios = new SimulatedRadios(ChannelSettings.lifelike("sim"), time);

    @Override
    protected RadioTransport open() {
        radios.add(RADIO, "V1", RadioBehaviour.manual());
        return radios.connect();
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
