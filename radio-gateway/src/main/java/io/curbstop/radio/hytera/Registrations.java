package io.curbstop.radio.hytera;

import io.curbstop.radio.time.RadioScheduler;
import io.curbstop.radio.transport.Airtime;
import io.curbstop.radio.transport.Reports;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Which radios are there. One that neither registers again in time nor is heard otherwise is asked, and counts as gone when
 * it does not answer. Called in tasks of the scheduler.
 */
final class Registrations {

    /** How many radios may be registered at a time; more than that is no fleet. */
    static final int MOST_RADIOS = 4096;

    /** How long a radio may take to answer whether it is there. */
    static final Duration ANSWER_TIME = Duration.ofSeconds(15);

    private static final int GRACE_PART = 4;

    private static final class Radio {
        RadioAddress address;
        RadioScheduler.Timer timer = () -> {};
    }

    private final HyteraSettings settings;
    private final RadioScheduler scheduler;
    private final Reports reports;
    private final HstrpLink link;
    private final Map<Integer, Radio> radios = new HashMap<>();

    Registrations(HyteraSettings settings, RadioScheduler scheduler, Reports reports, HstrpLink link) {
        this.settings = settings;
        this.scheduler = scheduler;
        this.reports = reports;
        this.link = link;
    }

    void onMessage(RegistrationMessage message, boolean reliable) {
        RadioAddress address = message.radio();
        if (message instanceof RegistrationMessage.Register) {
            onRegister(address, reliable);
        } else if (message instanceof RegistrationMessage.Leave) {
            onGone(address.id());
        } else if (message instanceof RegistrationMessage.StatusAnswer answer) {
            if (answer.state() == RegistrationMessage.StatusAnswer.ONLINE) {
                onHeard(address);
            } else {
                onGone(address.id());
            }
        } else {
            reports.fault("unexpected-message", address.number(), "the repeater sent what only a gateway sends");
        }
    }

    private void onRegister(RadioAddress address, boolean reliable) {
        Radio radio = radios.get(address.id());
        if (radio == null && radios.size() == MOST_RADIOS) {
            answer(address, RegistrationMessage.Answer.FAILURE, reliable);
            reports.fault("too-many-radios", address.number(), "more than " + MOST_RADIOS + " radios register");
            return;
        }
        radio = radios.computeIfAbsent(address.id(), any -> new Radio());
        radio.address = address;
        watch(radio);
        answer(address, RegistrationMessage.Answer.OK, reliable);
        // Each time: a radio that lost its battery has not taken its leave, and waits for what it missed.
        reports.tell(to -> to.onPresence(address.number(), true));
    }

    private void answer(RadioAddress address, int result, boolean reliable) {
        int renewal_s = (int) settings.renewal().toSeconds();
        send(new RegistrationMessage.Answer(address, result, renewal_s).toHdap(reliable));
    }

    private void send(HdapMessage message) {
        link.send(message);
        reports.tell(to -> to.onOwnTraffic(Airtime.dmr().ofAck()));
    }

    /** Anything that a registered radio sends shows that it is there. */
    void onHeard(RadioAddress address) {
        Radio radio = radios.get(address.id());
        if (radio != null) {
            watch(radio);
        }
    }

    private void watch(Radio radio) {
        radio.timer.cancel();
        Duration grace = settings.renewal().dividedBy(GRACE_PART);
        radio.timer = scheduler.after(settings.renewal().plus(grace), () -> ask(radio));
    }

    private void ask(Radio radio) {
        if (!link.isUp()) {
            // That nothing is heard says nothing of the radio then.
            watch(radio);
            return;
        }
        send(new RegistrationMessage.StatusQuery(radio.address).toHdap(false));
        radio.timer = scheduler.after(ANSWER_TIME, () -> onGone(radio.address.id()));
    }

    private void onGone(int id) {
        Radio radio = radios.remove(id);
        if (radio != null) {
            radio.timer.cancel();
            reports.tell(to -> to.onPresence(radio.address.number(), false));
        }
    }
}
