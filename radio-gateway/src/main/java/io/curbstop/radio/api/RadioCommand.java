package io.curbstop.radio.api;

import java.util.Objects;
import java.util.UUID;

/** Something that a {@link RadioLink} is asked to do, as a value that can be kept and sent. Doing one twice does it once. */
public sealed interface RadioCommand {

    /** Does it. */
    void applyTo(RadioLink link);

    /** See {@link RadioLink#send}. */
    record Send(RadioMessage message) implements RadioCommand {
        /** Refuses a missing message. */
        public Send {
            Objects.requireNonNull(message, "message");
        }

        @Override
        public void applyTo(RadioLink link) {
            link.send(message);
        }
    }

    /** See {@link RadioLink#withdraw}. */
    record Withdraw(UUID messageId, String reason) implements RadioCommand {
        @Override
        public void applyTo(RadioLink link) {
            link.withdraw(messageId, reason);
        }
    }

    /** See {@link RadioLink#closeOrder}. */
    record CloseOrder(String radioId, String token, String reason) implements RadioCommand {
        @Override
        public void applyTo(RadioLink link) {
            link.closeOrder(radioId, token, reason);
        }
    }

    /** See {@link RadioLink#clearEmergency}. */
    record ClearEmergency(String radioId, String reason) implements RadioCommand {
        @Override
        public void applyTo(RadioLink link) {
            link.clearEmergency(radioId, reason);
        }
    }

    /** See {@link RadioLink#mute}. */
    record Mute(String transport, boolean muted, String reason) implements RadioCommand {
        @Override
        public void applyTo(RadioLink link) {
            link.mute(transport, muted, reason);
        }
    }

    /** See {@link RadioLink#askPosition}. */
    record AskPosition(String radioId) implements RadioCommand {
        @Override
        public void applyTo(RadioLink link) {
            link.askPosition(radioId);
        }
    }
}
