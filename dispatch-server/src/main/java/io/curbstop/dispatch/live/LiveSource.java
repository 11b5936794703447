package io.curbstop.dispatch.live;

import java.util.List;

/** Turns the changes of some streams into messages and sends them. */
public interface LiveSource {

    /** Whether this source sends the changes of that stream. */
    boolean serves(String stream);

    /**
     * Sends these changes, in this order; called outside any transaction, by one thread. A change that cannot be sent
     * leaves a gap, from which the screen recovers by itself.
     */
    void send(List<LiveChange> changes);
}
