package io.curbstop.radio.session;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What stands until a person ends it: emergencies that were not cleared, channels that are muted. */
final class Standing {

    private final Map<String, Long> emergencies = new HashMap<>();
    private final Map<String, Long> muted = new HashMap<>();

    /**
     * Takes a change.
     *
     * @param entry an emergency raised or cleared, a channel muted or not
     * @param order its place in the journal
     * @param kept the entries that still matter: an end takes its beginning out with it
     */
    void apply(JournalEntry entry, long order, Map<Long, JournalEntry> kept) {
        if (entry instanceof JournalEntry.EmergencyRaised raised) {
            begin(emergencies, raised.radioId(), order, kept);
        } else if (entry instanceof JournalEntry.EmergencyCleared cleared) {
            end(emergencies, cleared.radioId(), order, kept);
        } else if (entry instanceof JournalEntry.ChannelMuted channel && channel.muted()) {
            begin(muted, channel.transport(), order, kept);
        } else if (entry instanceof JournalEntry.ChannelMuted channel) {
            end(muted, channel.transport(), order, kept);
        }
    }

    private static void begin(Map<String, Long> standing, String what, long order, Map<Long, JournalEntry> kept) {
        Long before = standing.put(what, order);
        if (before != null) {
            kept.remove(before);
        }
    }

    private static void end(Map<String, Long> standing, String what, long order, Map<Long, JournalEntry> kept) {
        Long before = standing.remove(what);
        if (before != null) {
            kept.remove(before);
        }
        kept.remove(order);
    }

    Set<String> listEmergencies() {
        return Set.copyOf(emergencies.keySet());
    }

    boolean isMuted(String transport) {
        return muted.containsKey(transport);
    }
}
