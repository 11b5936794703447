package io.curbstop.radio.session;

import io.curbstop.radio.api.MessageKind;
import io.curbstop.radio.api.ReceiptState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** An order that a crew holds under a token, with its versions, oldest first. */
final class OpenOrder {

    final String radioId;
    final String token;
    final List<Delivery> versions = new ArrayList<>();

    OpenOrder(String radioId, String token) {
        this.radioId = radioId;
        this.token = token;
    }

    boolean isAired() {
        return versions.stream().anyMatch(Delivery::isAired);
    }

    /**
     * The version that words of the crew are about: the newest that its radio is known to have, or else the newest that was
     * on the air. A version that has never been on the air cannot have been read.
     */
    Optional<Delivery> findRead() {
        return findNewest(version -> version.has(ReceiptState.RADIO_ACK)).or(() -> findNewest(Delivery::isAired));
    }

    /** The same, but never the cancellation: for words that say the crew goes on with the work. */
    Optional<Delivery> findReadAsWork() {
        Predicate<Delivery> work = version -> version.message.kind() != MessageKind.CANCELLATION;
        return findNewest(work.and(version -> version.has(ReceiptState.RADIO_ACK)))
                .or(() -> findNewest(work.and(Delivery::isAired)));
    }

    private Optional<Delivery> findNewest(Predicate<Delivery> condition) {
        for (int index = versions.size() - 1; index >= 0; index--) {
            if (condition.test(versions.get(index))) {
                return Optional.of(versions.get(index));
            }
        }
        return Optional.empty();
    }
}
