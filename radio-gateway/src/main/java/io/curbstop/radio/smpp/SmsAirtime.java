package io.curbstop.radio.smpp;

import io.curbstop.radio.transport.Airtime;
import java.time.Duration;

/**
 * No channel of ours is used; so much is charged for each short message that the session sends at a pace every SMSC takes.
 */
record SmsAirtime(SmscAlphabet alphabet) implements Airtime {

    private static final Duration SHORT_MESSAGE = Duration.ofMillis(200);

    @Override
    public Duration ofText(String text) {
        return SHORT_MESSAGE.multipliedBy(SmsText.of(text, alphabet).parts().size());
    }

    @Override
    public Duration ofAck() {
        return SHORT_MESSAGE;
    }
}
