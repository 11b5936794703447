package io.curbstop.radio.audio;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether all that a transport needs works, as one answer. Used with its owner's lock held. */
final class Health {

    /** What can fail by itself. */
    enum Part {
        /** What makes sound of messages, and what plays it. */
        OUTPUT,
        /** What hears whether the channel is clear. */
        SENSE,
        /** The channel itself, on which others may talk without end. */
        CHANNEL
    }

    private final Map<Part, String> troubles = new EnumMap<>(Part.class);
    private final Set<Part> unknown;
    private String told;

    /** @param unknown those of which one must have heard before it can be said that all works */
    Health(Set<Part> unknown) {
        this.unknown = EnumSet.copyOf(unknown);
    }

    /**
     * Takes note of a part.
     *
     * @param trouble what is wrong with it, empty when it works
     * @return what is to be told now, empty words when all works; nothing when that has been told already
     */
    Optional<String> note(Part part, String trouble) {
        unknown.remove(part);
        if (trouble.isEmpty()) {
            troubles.remove(part);
        } else {
            troubles.put(part, trouble);
        }
        String now = String.join("; ", troubles.values());
        if (now.equals(told) || now.isEmpty() && !unknown.isEmpty()) {
            return Optional.empty();
        }
        told = now;
        return Optional.of(now);
    }

    /** Whether it is known that something does not work. */
    boolean isBroken() {
        return !troubles.isEmpty();
    }
}
