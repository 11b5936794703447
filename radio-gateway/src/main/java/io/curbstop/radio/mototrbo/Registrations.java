package io.curbstop.radio.mototrbo;

import io.curbstop.radio.time.RadioScheduler;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which radios are there, by ARS. One that does not register again in time is asked once before it is taken to be gone. Used
 * on the scheduler's thread only.
 */
final class Registrations {

    /** How many radios are kept; a forged registration from each address there is must not fill the memory. */
    static final int MOST_RADIOS = 20_000;

    private static final Duration ANSWER_TIME = Duration.ofSeconds(10);

    /** Who wants to know. */
    interface Watcher {
        /**
         * A radio has registered and has been answered.
         *
         * @param initial whether it says that it was switched on, and so knows nothing of what it was told before
         */
        void onRegistered(int radio, boolean initial);

        /** A radio has taken its leave or does not answer. */
        void onGone(int radio);
    }

    private final MototrboSettings settings;
    private final MototrboGateway gateway;
    private final Watcher watcher;

    /** For each radio that is thought to be there: when to doubt it. */
    private final Map<Integer, RadioScheduler.Timer> doubts = new HashMap<>();

    Registrations(MototrboSettings settings, MototrboGateway gateway, Watcher watcher) {
        this.settings = settings;
        this.gateway = gateway;
        this.watcher = watcher;
    }

    /** Takes a datagram of a radio. */
    void onDatagram(int radio, byte[] bytes) {
        Optional<ArsMessage> message = ArsMessage.decode(bytes);
        if (message.isEmpty()) {
            gateway.tell(
                    MototrboFault.UNREADABLE_REGISTRATION,
                    Integer.toString(radio),
                    bytes.length + " bytes that are no registration");
        } else if (message.get() instanceof ArsMessage.Register register) {
            onRegister(radio, register);
        } else if (message.get() instanceof ArsMessage.Deregister leave) {
            if (leave.ackWanted()) {
                answer(radio, ArsMessage.Accepted.plain());
            }
            onGone(radio);
        } else if (message.get() instanceof ArsMessage.Accepted && doubts.containsKey(radio)) {
            trust(radio);
        }
        // People who sign in at a radio are nothing to this gateway, and the rest is what it says itself.
    }

    private void onRegister(int radio, ArsMessage.Register register) {
        String radioId = Integer.toString(radio);
        if (doubts.size() >= MOST_RADIOS && !doubts.containsKey(radio)) {
            answer(radio, new ArsMessage.Refused(ArsMessage.Refused.NOT_AUTHORISED));
            gateway.tell(MototrboFault.TOO_MANY_RADIOS, radioId, "there are " + MOST_RADIOS + " radios already");
            return;
        }
        OptionalInt named = RadioNetwork.findId(register.names().device());
        if (named.isPresent() && named.getAsInt() != radio) {
            String detail = "registers as " + named.getAsInt() + "; taken for what its address says";
            gateway.tell(MototrboFault.REGISTRATION_ID_DIFFERS, radioId, detail);
        }
        answer(radio, ArsMessage.Accepted.until(settings.refresh_halfHours()));
        trust(radio);
        gateway.report(to -> to.onPresence(radioId, true));
        watcher.onRegistered(radio, register.event() == ArsMessage.Event.INITIAL);
    }

    private void answer(int radio, ArsMessage message) {
        gateway.transmitUnasked(MototrboService.ARS, radio, message.encode());
    }

    /**
     * The session has sent something to this radio. One that registered with an earlier run of the gateway is thus watched
     * from now on, and does not stay present for ever.
     */
    void assume(int radio) {
        if (!doubts.containsKey(radio) && doubts.size() < MOST_RADIOS) {
            trust(radio);
        }
    }

    private void trust(int radio) {
        Duration time = settings.registrationRefresh().plus(settings.registrationGrace());
        doubt(radio, time, () -> ask(radio));
    }

    private void ask(int radio) {
        answer(radio, new ArsMessage.Query());
        doubt(radio, ANSWER_TIME, () -> onGone(radio));
    }

    private void doubt(int radio, Duration time, Runnable task) {
        RadioScheduler.Timer before = doubts.put(radio, gateway.after(time, task));
        if (before != null) {
            before.cancel();
        }
    }

    private void onGone(int radio) {
        RadioScheduler.Timer timer = doubts.remove(radio);
        if (timer != null) {
            timer.cancel();
        }
        gateway.report(to -> to.onPresence(Integer.toString(radio), false));
        watcher.onGone(radio);
    }
}
