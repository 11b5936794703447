package io.curbstop.radio.mototrbo;

import io.curbstop.radio.transport.RadioTransport;
import io.curbstop.radio.transport.RadioTransportContract;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** The contract over UDP on 127.x addresses, in simulated time. */
class MototrboTransportContractTest extends RadioTransportContract {

    private final LoopbackFleet fleet = new LoopbackFleet();

    @AfterEach
    void switchOff() {
        fleet.close();
    }

    @Override
    protected RadioTransport open() {
        LoopbackRadio radio = fleet.add(RADIO);
        fleet.time().after(Duration.ofSeconds(1), () -> radio.switchPower(true));
        return new MototrboTransport(fleet.settings(), LoopbackFleet.TRANSPORT, fleet.time());
    }

    @Override
    protected void pass(Duration time) {
        fleet.pass(time);
    }

    @Override
    protected void switchPower(boolean on) {
        fleet.radio(RADIO).switchPower(on);
    }

    @Override
    protected List<String> shown() {
        return fleet.radio(RADIO).shown;
    }

    @Override
    protected void sendFromRadio(String text) {
        fleet.radio(RADIO).sendText(text);
    }

    @Override
    protected void pressEmergency() {
        fleet.radio(RADIO).pressEmergency();
    }
}
