package io.curbstop.dispatch.handover;

import io.curbstop.dispatch.handover.HandoverView.Entry;
import io.curbstop.dispatch.handover.HandoverView.Event;
import io.curbstop.dispatch.handover.HandoverView.Note;
import io.curbstop.dispatch.handover.HandoverView.Part;
import io.curbstop.dispatch.handover.HandoverView.Signature;
import io.curbstop.dispatch.handover.HandoverView.Since;
import io.curbstop.dispatch.identity.SignedInUser;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes records; who may do what, and when, is decided by {@link Handovers}. */
@Component
class HandoverTable {

    /** The section itself, which has a note only. */
    static final String WHOLE_SECTION = "";

    private final JdbcClient jdbc;
    private final Clock clock;

    HandoverTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The one that is not accepted yet, if any. */
    Optional<UUID> findOpen() {
        return jdbc.sql("select id from handover where state <> 'ACCEPTED'")
                .query(UUID.class)
                .optional();
    }

    /** Begins one, unless one is open already or it is known. */
    boolean insert(UUID id, SignedInUser user) {
        return jdbc.sql("insert into handover (id, state, drafted_at, drafted_by) values (:id, 'DRAFT', :at, :by)"
                                + " on conflict do nothing")
                        .param("id", id)
                        .param("at", now())
                        .param("by", user.username())
                        .update()
                == 1;
    }

    /** Holds a record until the transaction ends. */
    void hold(UUID id) {
        jdbc.sql("select id from handover where id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .optional();
    }

    /** The record as it is written, without what changed since. */
    Optional<HandoverView> find(UUID id) {
        return jdbc.sql("select * from handover where id = :id")
                .param("id", id)
                .query((row, i) -> new HandoverView(
                        id,
                        row.getLong("version"),
                        HandoverState.valueOf(row.getString("state")),
                        instant(row, "drafted_at"),
                        row.getString("drafted_by"),
                        signature(row, "signed"),
                        signature(row, "accepted"),
                        readSections(id),
                        readEvents(id)))
                .optional();
    }

    private List<Part> readSections(UUID id) {
        Map<Section, List<Entry>> entries = new EnumMap<>(Section.class);
        jdbc.sql("select * from handover_entry where handover_id = :id order by section, position, subject")
                .param("id", id)
                .query(row -> {
                    entries.computeIfAbsent(Section.valueOf(row.getString("section")), s -> new ArrayList<>())
                            .add(entry(row));
                });
        List<Part> parts = new ArrayList<>();
        for (Section section : Section.values()) {
            List<Entry> all = entries.getOrDefault(section, List.of());
            Note note = all.stream()
                    .filter(e -> e.subject().equals(WHOLE_SECTION))
                    .map(Entry::note)
                    .findFirst()
                    .orElse(Changes.NO_NOTE);
            parts.add(new Part(
                    section,
                    section.label(),
                    section.empty(),
                    note,
                    all.stream().filter(e -> !e.subject().equals(WHOLE_SECTION)).toList()));
        }
        return parts;
    }

    private static Entry entry(ResultSet row) throws SQLException {
        String since = row.getString("since");
        return new Entry(
                row.getString("subject"),
                row.getString("title"),
                row.getString("text"),
                since == null ? null : Since.valueOf(since),
                row.getString("later_title"),
                row.getString("later_text"),
                new Note(
                        row.getString("note"),
                        row.getInt("note_version"),
                        row.getString("note_by"),
                        instant(row, "note_at")));
    }

    private List<Event> readEvents(UUID id) {
        return jdbc.sql("select * from handover_event where handover_id = :id order by ordinal")
                .param("id", id)
                .query((row, i) -> new Event(
                        row.getString("kind"),
                        instant(row, "at"),
                        row.getString("by"),
                        row.getString("by_name"),
                        row.getString("words")))
                .list();
    }

    /** Writes the entries of all sections as they stand; notes stay. */
    void writeEntries(UUID id, List<Part> parts) {
        for (Part part : parts) {
            List<Entry> entries = part.entries();
            jdbc.sql(
                            "insert into handover_entry as e (handover_id, section, subject, position, title, text,"
                                    + " later_title, later_text, since)"
                                    + " select :id, :section, t.* from unnest(:subjects, :positions, :titles, :texts, :laterTitles,"
                                    + " :laterTexts, :sinces) t on conflict (handover_id, section, subject) do update set"
                                    + " later_title = excluded.later_title, later_text = excluded.later_text, since = excluded.since")
                    .param("id", id)
                    .param("section", part.code().name())
                    .param("subjects", texts(entries, Entry::subject))
                    .param("positions", positions(entries.size()))
                    .param("titles", texts(entries, Entry::title))
                    .param("texts", texts(entries, Entry::text))
                    .param("laterTitles", texts(entries, Entry::laterTitle))
                    .param("laterTexts", texts(entries, Entry::laterText))
                    .param(
                            "sinces",
                            texts(
                                    entries,
                                    e -> e.since() == null ? null : e.since().name()))
                    .update();
        }
    }

    /** Writes a note over the one of that version; false when it is of another by now. */
    boolean writeNote(UUID id, Section section, String subject, String text, int version, String by) {
        return jdbc.sql("insert into handover_entry as e (handover_id, section, subject, position, title, text, note,"
                                + " note_version, note_by, note_at) values (:id, :section, :subject, 0, '', '', :note, :next,"
                                + " :by, :at) on conflict (handover_id, section, subject) do update set note = :note,"
                                + " note_version = :next, note_by = :by, note_at = :at where e.note_version = :version")
                        .param("id", id)
                        .param("section", section.name())
                        .param("subject", subject)
                        .param("note", text)
                        .param("version", version)
                        .param("next", version + 1)
                        .param("by", by)
                        .param("at", now())
                        .update()
                == 1;
    }

    /** Writes who did what with it, and then the state it is in by that. */
    void move(UUID id, HandoverState to, String event, String words, SignedInUser user) {
        jdbc.sql("insert into handover_event (handover_id, kind, at, by, by_name, words)"
                        + " values (:id, :kind, :at, :by, :name, :words)")
                .param("id", id)
                .param("kind", event)
                .param("at", now())
                .param("by", user.username())
                .param("name", user.displayName())
                .param("words", words)
                .update();
        String names =
                switch (to) {
                    case DRAFT -> ", signed_at = null, signed_by = null, signed_name = null";
                    case SIGNED -> ", signed_at = :at, signed_by = :by, signed_name = :name";
                    case ACCEPTED -> ", accepted_at = :at, accepted_by = :by, accepted_name = :name";
                };
        jdbc.sql("update handover set version = version + 1, state = :state" + names + " where id = :id")
                .param("id", id)
                .param("state", to.name())
                .param("at", now())
                .param("by", user.username())
                .param("name", user.displayName())
                .update();
    }

    /** Counts a note. */
    void bumpVersion(UUID id) {
        jdbc.sql("update handover set version = version + 1 where id = :id")
                .param("id", id)
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static String[] texts(List<Entry> entries, Function<Entry, String> part) {
        return entries.stream().map(part).toArray(String[]::new);
    }

    private static Integer[] positions(int count) {
        return IntStream.rangeClosed(1, count).boxed().toArray(Integer[]::new);
    }

    private static Signature signature(ResultSet row, String what) throws SQLException {
        Instant at = instant(row, what + "_at");
        return at == null ? null : new Signature(row.getString(what + "_by"), row.getString(what + "_name"), at);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
