package io.curbstop.dispatch.radio;

import java.util.Optional;

/** Asked before a gateway is let in: while an exercise is played, nothing may go on the air. */
public interface RadioSilence {

    /** Why no gateway is let in, as a reason it is told; empty when all may come. */
    Optional<String> findReason();
}
