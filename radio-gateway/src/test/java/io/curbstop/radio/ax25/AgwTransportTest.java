package io.curbstop.radio.ax25;

import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("the two modems of AgwTransportTest")
class AgwTransportTest extends PacketRadioContract {

    @Override
    PacketRadioSettings settings(DireWolf modem, Ax25Address station) {
        return new PacketRadioSettings("127.0.0.1", modem.agwPort, PacketRadioSettings.Link.AGW, station);
    }
}
