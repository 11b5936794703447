package io.curbstop.dispatch.handover;

import io.curbstop.dispatch.handover.HandoverView.Entry;
import io.curbstop.dispatch.handover.HandoverView.Note;
import io.curbstop.dispatch.handover.HandoverView.Since;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What became of the entries of a record: none is lost, none changes its place, what is new comes last. */
final class Changes {

    /** Nothing was written yet. */
    static final Note NO_NOTE = new Note("", 0, null, null);

    private Changes() {}

    /**
     * The entries of one section as they stand now.
     *
     * @param written the entries in their order
     * @param facts what stands now
     */
    static List<Entry> since(List<Entry> written, List<Fact> facts) {
        Map<String, Fact> now = new LinkedHashMap<>();
        facts.forEach(fact -> now.put(fact.subject(), fact));
        List<Entry> entries = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (Entry entry : written) {
            known.add(entry.subject());
            entries.add(since(entry, now.get(entry.subject())));
        }
        now.values().stream()
                .filter(fact -> !known.contains(fact.subject()))
                .forEach(fact -> entries.add(
                        new Entry(fact.subject(), fact.title(), fact.text(), Since.NEW, null, null, NO_NOTE)));
        return entries;
    }

    private static Entry since(Entry written, Fact now) {
        boolean came = written.since() == Since.NEW;
        if (now == null) {
            return with(written, Since.GONE, null, null);
        }
        boolean same = now.title().equals(written.title()) && now.text().equals(written.text());
        if (same) {
            return with(written, came ? Since.NEW : null, null, null);
        }
        return with(written, came ? Since.NEW : Since.CHANGED, now.title(), now.text());
    }

    private static Entry with(Entry entry, Since since, String laterTitle, String laterText) {
        return new Entry(entry.subject(), entry.title(), entry.text(), since, laterTitle, laterText, entry.note());
    }
}
