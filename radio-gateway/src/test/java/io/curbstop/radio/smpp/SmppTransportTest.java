package io.curbstop.radio.smpp;

import io.curbstop.radio.transport.RadioTransport;
import io.curbstop.radio.transport.RadioTransportContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** What the session relies on, over a real connection to an SMSC and its phones. */
@Timeout(60)
class SmppTransportTest extends RadioTransportContract {

    private SmppBench bench;

    @Override
    protected RadioTransport open() {
        try {
            bench = new SmppBench();
            return bench.sms;
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    @AfterEach
    void closeBench() throws IOException {
        bench.close();
    }

    @Override
    protected void pass(Duration duration) {
        bench.pass(duration);
    }

    @Override
    protected void switchPower(boolean on) {
        bench.smsc.phone(RADIO).switchPower(on);
    }

    @Override
    protected List<String> shown() {
        return bench.shown();
    }

    @Override
    protected void sendFromRadio(String text) {
        bench.smsc.sendText(RADIO, text);
    }

    @Override
    protected void pressEmergency() {
        throw new UnsupportedOperationException("A phone has no emergency button");
    }

    @Override
    protected boolean hasEmergencyButton() {
        return false;
    }
}
