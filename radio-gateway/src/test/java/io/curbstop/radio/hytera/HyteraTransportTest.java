package io.curbstop.radio.hytera;

import io.curbstop.radio.transport.RadioTransport;
import io.curbstop.radio.transport.RadioTransportContract;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** What every transport must do, over real UDP with a simulated repeater at the far end. */
class HyteraTransportTest extends RadioTransportContract {

    private final HyteraBench bench = new HyteraBench(Integer.parseInt(RADIO));

    @AfterEach
    void switchRepeaterOff() {
        bench.close();
    }

    @Override
    protected RadioTransport open() {
        return new HyteraTransport(HyteraBench.NAME, bench.settings, bench.scheduler());
    }

    @Override
    protected void pass(Duration time) {
        bench.pass(time);
    }

    @Override
    protected void sendFromRadio(String text) {
        bench.radio.sendText(text);
    }

    @Override
    protected void pressEmergency() {
        bench.radio.pressEmergency(3);
    }

    @Override
    protected void switchPower(boolean on) {
        bench.radio.switchPower(on);
    }

    @Override
    protected List<String> shown() {
        return bench.radio.shown;
    }
}
