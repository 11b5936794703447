package io.curbstop.radio.kenwood;

import io.curbstop.radio.kenwood.KenwoodAddress.NexedgeId;
import java.util.OptionalInt;
import java.util.Set;

class NexedgeTransportTest extends KenwoodContract {

    @Override
    KenwoodAddress address() {
        return new NexedgeId(false, 1101);
    }

    @Override
    KenwoodAddress base() {
        return new NexedgeId(false, 1);
    }

    /** With its longest texts, and its radios named by their digits. */
    @Override
    KenwoodSettings settings(String device) {
        return new KenwoodSettings(
                KenwoodSystem.NEXEDGE,
                device,
                9600,
                2,
                RadioNaming.DIGITS,
                OptionalInt.empty(),
                KenwoodSystem.NEXEDGE.longestText_characters(),
                Set.of(99),
                KenwoodTimes.defaults());
    }
}
