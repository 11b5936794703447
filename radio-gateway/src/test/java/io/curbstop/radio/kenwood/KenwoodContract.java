package io.curbstop.radio.kenwood;

import io.curbstop.radio.kenwood.KenwoodReport.CallerId;
import io.curbstop.radio.kenwood.KenwoodReport.Moment;
import io.curbstop.radio.kenwood.KenwoodReport.ReceivedStatus;
import io.curbstop.radio.kenwood.KenwoodReport.ReceivedText;
import io.curbstop.radio.transport.RadioTransport;
import io.curbstop.radio.transport.RadioTransportContract;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

/** What the session relies on, over a real line, for each system. */
abstract class KenwoodContract extends RadioTransportContract {

    private final KenwoodRig rig = new KenwoodRig();

    /** The radio that the contract calls 1101. */
    abstract KenwoodAddress address();

    /** The radio on the line. */
    abstract KenwoodAddress base();

    abstract KenwoodSettings settings(String device);

    @Override
    protected RadioTransport open() {
        rig.radio.add(address());
        return new KenwoodTransport("kenwood", settings(rig.cable.near()), rig.near, rig.time);
    }

    @AfterEach
    void pullOut() {
        rig.close();
    }

    @Override
    protected void pass(Duration duration) {
        rig.pass(duration);
    }

    @Override
    protected void sendFromRadio(String text) {
        rig.radio.say(new CallerId(Moment.BEGINNING, address(), Optional.of(address())));
        rig.radio.say(new ReceivedText(address(), Optional.of(base()), false, text));
        rig.radio.say(new CallerId(Moment.END, address(), Optional.of(address())));
    }

    @Override
    protected void pressEmergency() {
        rig.radio.say(new ReceivedStatus(address(), Optional.of(base()), "99"));
    }

    @Override
    protected void switchPower(boolean on) {
        rig.radio.switchPower(address(), on);
    }

    @Override
    protected List<String> shown() {
        return rig.radio.shown();
    }
}
