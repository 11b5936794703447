package io.curbstop.radio.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The question as Hamlib's own daemon answers it, and as one that does not do what it should. */
@Timeout(60)
class RigctldSenseTest {

    @Test
    void theDaemonsAnswersAreThoseThatTheSimulatedRadioGives() throws Exception {
        try (RigctldDaemon daemon = new RigctldDaemon();
                RigctldSense sense = new RigctldSense("127.0.0.1", daemon.port())) {
            List<Boolean> answers = new ArrayList<>();
            for (int k = 0; k < 6; k++) {
                answers.add(sense.isBusy());
            }
            boolean first = answers.get(0);
            assertThat(answers).containsExactly(first, !first, first, !first, first, !first);
        }
    }

    @Test
    void aDaemonThatIsStartedAgainIsAskedAgain() throws Exception {
        try (RigctldDaemon daemon = new RigctldDaemon();
                RigctldSense sense = new RigctldSense("127.0.0.1", daemon.port())) {
            sense.isBusy();
            daemon.stop();
            assertThatThrownBy(sense::isBusy).isInstanceOf(IOException.class).hasMessageContaining("cannot be reached");
            daemon.start();
            awaitAnswer(sense);
            daemon.stop();
            daemon.start();
            awaitAnswer(sense);
        }
    }

    /** Hamlib's daemon sometimes drops a connection that comes as another one ends. */
    private static void awaitAnswer(RigctldSense sense) {
        Await.until("an answer", () -> {
            try {
                sense.isBusy();
                return true;
            } catch (IOException dropped) {
                return false;
            }
        });
    }

    @Test
    void whatIsNoAnswerIsSaid() throws Exception {
        try (ScriptedRigctld rigctld = new ScriptedRigctld();
                RigctldSense sense = new RigctldSense("127.0.0.1", rigctld.port())) {
            rigctld.answer("1");
            assertThat(sense.isBusy()).isTrue();
            rigctld.answer("0");
            assertThat(sense.isBusy()).isFalse();
            assertThat(rigctld.connections()).as("one is kept").isEqualTo(1);
            rigctld.answer("RPRT -11");
            assertThatThrownBy(sense::isBusy).isInstanceOf(IOException.class).hasMessageContaining("RPRT -11");
            rigctld.answer("x".repeat(1_000));
            assertThatThrownBy(sense::isBusy).isInstanceOf(IOException.class).hasMessageContaining("broken off");
            rigctld.answer(ScriptedRigctld.NOTHING);
            assertThatThrownBy(sense::isBusy).isInstanceOf(IOException.class).hasMessageContaining("does not answer");
            rigctld.answer("0");
            assertThat(sense.isBusy()).isFalse();
        }
        assertThatThrownBy(() -> new RigctldSense("no-such-host.invalid", 4532).isBusy())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no-such-host.invalid has no address");
    }
}
