package io.curbstop.radio.mototrbo;

import io.curbstop.radio.time.RadioScheduler;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Tells each radio to report its emergency button: stops the request of that number, for a radio may still have it and then
 * refuses it, and makes it anew. Unlike a text this is repeated here, as nobody else knows of it. Used on the scheduler's
 * thread only.
 */
final class EmergencyTriggers implements Registrations.Watcher {

    private static final int MOST_ROUNDS = 5;
    /** Doubled with each round. */
    private static final Duration FIRST_ANSWER_TIME = Duration.ofSeconds(10);

    private enum Step {
        STOPPING,
        STARTING,
        ARMED,
        REFUSED
    }

    private static final class Progress {
        Step step = Step.STOPPING;
        int round = 1;
        boolean initialising;
        RadioScheduler.Timer timer = () -> {};

        Duration answerTime() {
            return FIRST_ANSWER_TIME.multipliedBy(1L << round - 1);
        }
    }

    private final LrrpDocument.RequestId requestId;
    private final boolean wanted;
    private final MototrboGateway gateway;
    private final Map<Integer, Progress> radios = new HashMap<>();

    EmergencyTriggers(MototrboSettings settings, MototrboGateway gateway) {
        this.requestId = LrrpDocument.RequestId.of(settings.emergencyRequestId());
        this.wanted = settings.emergencyButton();
        this.gateway = gateway;
    }

    @Override
    public void onRegistered(int radio, boolean initial) {
        boolean armed = radios.containsKey(radio) && radios.get(radio).step == Step.ARMED;
        if (!wanted || armed && !initial) {
            return;
        }
        onGone(radio);
        Progress progress = new Progress();
        radios.put(radio, progress);
        stop(radio, progress);
    }

    @Override
    public void onGone(int radio) {
        Progress progress = radios.remove(radio);
        if (progress != null) {
            progress.timer.cancel();
        }
    }

    private void stop(int radio, Progress progress) {
        progress.step = Step.STOPPING;
        send(radio, LrrpDocument.of(LrrpDocument.Kind.STOP_REQUEST, requestId));
        // Whether it was running is all the same, and so is whether the answer was lost.
        progress.timer = gateway.after(progress.answerTime(), () -> start(radio, progress));
    }

    private void start(int radio, Progress progress) {
        progress.timer.cancel();
        progress.step = Step.STARTING;
        send(
                radio,
                LrrpDocument.of(
                        LrrpDocument.Kind.TRIGGERED_REQUEST,
                        requestId,
                        new LrrpElement.Flag(LrrpElements.TRIGGER),
                        new LrrpElement.Number(LrrpElements.EVENT, LrrpElements.EMERGENCY)));
        progress.timer = gateway.after(progress.answerTime(), () -> again(radio, progress));
    }

    private void again(int radio, Progress progress) {
        if (progress.round == MOST_ROUNDS) {
            giveUp(radio, progress, progress.initialising ? "its receiver is still starting" : "does not answer");
        } else {
            progress.round++;
            stop(radio, progress);
        }
    }

    private void giveUp(int radio, Progress progress, String why) {
        progress.timer.cancel();
        progress.step = Step.REFUSED;
        String detail = "its emergency button will not be heard by this way: " + why;
        gateway.tell(MototrboFault.EMERGENCY_NOT_ARMED, Integer.toString(radio), detail);
    }

    private void send(int radio, LrrpDocument document) {
        gateway.transmitUnasked(MototrboService.LRRP, radio, document.encode());
    }

    /** Whether a document is about the request for the button. */
    boolean isAboutButton(LrrpDocument document) {
        return document.requestId().filter(requestId::equals).isPresent();
    }

    /** Takes a radio's answer to one of the two requests. */
    void onAnswer(int radio, LrrpDocument document) {
        Progress progress = radios.get(radio);
        if (progress == null) {
            return;
        }
        boolean stopped = document.kind() == LrrpDocument.Kind.STOP_ANSWER;
        if (stopped && progress.step == Step.STOPPING) {
            start(radio, progress);
        } else if (!stopped && progress.step == Step.STARTING) {
            long code = document.find(LrrpElement.Result.class)
                    .map(LrrpElement.Result::code)
                    .orElse(LrrpElement.Result.SUCCESS);
            onStarted(radio, progress, code);
        }
    }

    private void onStarted(int radio, Progress progress, long code) {
        if (code == LrrpElement.Result.SUCCESS || code == LrrpElement.Result.DUPLICATE_REQUEST) {
            progress.timer.cancel();
            progress.step = Step.ARMED;
        } else if (code == LrrpElement.Result.INITIALISING) {
            // It is asked again when the time for its answer is over.
            progress.initialising = true;
        } else {
            giveUp(radio, progress, "it refuses with code " + Long.toHexString(code));
        }
    }
}
