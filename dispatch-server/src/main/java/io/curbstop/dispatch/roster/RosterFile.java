package io.curbstop.dispatch.roster;

import io.curbstop.dispatch.csv.CsvFile;
import io.curbstop.dispatch.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.commons.csv.CSVRecord;

/** A CSV file of the roster, read whole: its header says what its rows are. */
final class RosterFile {

    private RosterFile() {}

    /** What rows a file has. */
    enum Content {
        PEOPLE("staff_number", "name"),
        UNITS("unit", "name", "kind"),
        SHIFTS("unit", "date", "from", "to"),
        VEHICLES("vehicle", "kind"),
        TIMES("staff_number", "from", "to");

        private final List<String> columns;

        Content(String... columns) {
            this.columns = List.of(columns);
        }
    }

    /**
     * A row.
     *
     * @param number its line in the file, the header being 1
     * @param values by column, in lower case; a column that the file has not is missing, an empty field is empty
     */
    record Row(int number, Map<String, String> values) {

        /** The field, or what stands when the file has no such column. */
        String get(String column, String otherwise) {
            String value = values.get(column);
            return value == null ? otherwise : value.isEmpty() ? null : value;
        }

        /** The field, or null. */
        String get(String column) {
            return get(column, null);
        }
    }

    /** A file as read. */
    record Read(Content content, List<Row> rows) {}

    /**
     * Reads a file.
     *
     * @throws ProblemException import-refused with what is wrong with the file as a whole
     */
    static Read read(byte[] bytes) {
        CsvFile file = CsvFile.read(bytes);
        return new Read(
                content(file.columns()),
                file.rows().stream().map(RosterFile::row).toList());
    }

    private static Content content(List<String> columns) {
        for (Content content : Content.values()) {
            if (columns.containsAll(content.columns)) {
                return content;
            }
        }
        throw CsvFile.refused("The first line must name the columns: " + String.join(", ", Content.PEOPLE.columns)
                + " for people; " + String.join(", ", Content.UNITS.columns) + " for units; "
                + String.join(", ", Content.SHIFTS.columns) + " for shifts; "
                + String.join(", ", Content.VEHICLES.columns) + " for vehicles; "
                + String.join(", ", Content.TIMES.columns) + " for leave and swaps.");
    }

    private static Row row(CSVRecord record) {
        Map<String, String> values = new TreeMap<>();
        record.toMap().forEach((column, value) -> values.put(column.strip().toLowerCase(Locale.ROOT), value));
        return new Row(CsvFile.lineOf(record), values);
    }

    /**
     * The field, which must not be empty.
     *
     * @throws ProblemException invalid
     */
    static String required(Row row, String column) {
        return Optional.ofNullable(row.get(column))
                .orElseThrow(() -> ProblemException.invalid("The column " + column + " is empty."));
    }

    /**
     * The field, which must be of that form.
     *
     * @throws ProblemException invalid, with the form in words
     */
    static String matching(Row row, String column, String pattern, String words) {
        String value = required(row, column);
        if (!value.matches(pattern)) {
            throw ProblemException.invalid("%s is not %s: “%s”.".formatted(column, words, cut(value)));
        }
        return value;
    }

    /** The id of what a file names so; the same file again names the same. */
    static UUID id(String name) {
        return UUID.nameUUIDFromBytes(("roster " + name).getBytes(StandardCharsets.UTF_8));
    }

    /** A value that is not too long to be said. */
    static String cut(String value) {
        return value.length() <= 40 ? value : value.substring(0, 40) + "…";
    }
}
