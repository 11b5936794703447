package io.curbstop.dispatch.roster;

import io.curbstop.dispatch.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/** A CSV file of the roster, read whole: its header says what its rows are. */
final class RosterFile {

    /** Largest file, in bytes. */
    static final int MAX_BYTES = 1_000_000;

    private static final int MAX_ROWS = 5_000;

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .setIgnoreHeaderCase(true)
            .setTrim(true)
            .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
            .get();

    private RosterFile() {}

    /** What rows a file has. */
    enum Content {
        PEOPLE("staff_number", "name"),
        UNITS("unit", "name", "kind"),
        SHIFTS("unit", "date", "from", "to");

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
        String text = decode(bytes);
        try (CSVParser parser = CSVParser.parse(text, FORMAT)) {
            Content content = content(parser.getHeaderNames());
            List<Row> rows =
                    parser.stream().limit(MAX_ROWS + 1L).map(RosterFile::row).toList();
            if (rows.size() > MAX_ROWS) {
                throw refused("The file has more than " + MAX_ROWS + " rows; import it in parts.");
            }
            return new Read(content, rows);
        } catch (IOException | UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
            throw refused("The file cannot be read as CSV: " + e.getMessage());
        }
    }

    private static String decode(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw refused("The file is not UTF-8. Save it as CSV UTF-8.");
        }
    }

    private static Content content(List<String> header) {
        List<String> columns =
                header.stream().map(h -> h.strip().toLowerCase(Locale.ROOT)).toList();
        for (Content content : Content.values()) {
            if (columns.containsAll(content.columns)) {
                return content;
            }
        }
        throw refused("The first line must name the columns: " + String.join(", ", Content.PEOPLE.columns)
                + " for people; " + String.join(", ", Content.UNITS.columns) + " for units; "
                + String.join(", ", Content.SHIFTS.columns) + " for shifts.");
    }

    private static Row row(CSVRecord record) {
        Map<String, String> values = new TreeMap<>();
        record.toMap().forEach((column, value) -> values.put(column.strip().toLowerCase(Locale.ROOT), value));
        return new Row((int) record.getRecordNumber() + 1, values);
    }

    private static ProblemException refused(String sentence) {
        return RosterProblems.refused("import-refused", "file", sentence);
    }
}
