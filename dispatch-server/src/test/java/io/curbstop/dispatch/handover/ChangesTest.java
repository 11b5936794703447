package io.curbstop.dispatch.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.curbstop.dispatch.handover.HandoverView.Entry;
import io.curbstop.dispatch.handover.HandoverView.Note;
import io.curbstop.dispatch.handover.HandoverView.Since;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What became of a record's entries: all stay, in their order. */
class ChangesTest {

    private static final Note NOTE = new Note("ask Omar", 3, "dana", null);

    @Test
    void nothingIsLostOrMovedAndWhatIsNewComesLast() {
        List<Entry> written = List.of(written("B", "two"), written("A", "one"), written("C", "three"));

        List<Entry> now =
                Changes.since(written, List.of(fact("D", "four"), fact("A", "one, changed"), fact("B", "two")));

        assertThat(now).extracting(Entry::subject).containsExactly("B", "A", "C", "D");
        assertThat(now).extracting(Entry::since).containsExactly(null, Since.CHANGED, Since.GONE, Since.NEW);
        assertThat(now).extracting(Entry::text).containsExactly("two", "one", "three", "four");
        assertThat(now).extracting(Entry::laterText).containsExactly(null, "one, changed", null, null);
        assertThat(now.subList(0, 3)).extracting(Entry::note).containsOnly(NOTE);
    }

    @Test
    void whatIsAsItWasAgainHasNotChanged() {
        List<Entry> changed = Changes.since(List.of(written("A", "one")), List.of(fact("A", "other")));
        List<Entry> gone = Changes.since(changed, List.of());

        assertThat(Changes.since(gone, List.of(fact("A", "one"))))
                .singleElement()
                .isEqualTo(written("A", "one"));
    }

    @Test
    void anEntryThatCameAfterTheDraftStaysNewHoweverItChanges() {
        List<Entry> came = Changes.since(List.of(), List.of(fact("A", "one")));

        assertThat(Changes.since(came, List.of(fact("A", "other"))))
                .extracting(Entry::since, Entry::laterText)
                .containsExactly(tuple(Since.NEW, "other"));
    }

    private static Entry written(String subject, String text) {
        return new Entry(subject, "Title " + subject, text, null, null, null, NOTE);
    }

    private static Fact fact(String subject, String text) {
        return new Fact(Section.INCIDENTS, subject, "Title " + subject, text);
    }
}
