package io.curbstop.dispatch.serviceorder;

import io.curbstop.dispatch.problem.FieldProblem;
import io.curbstop.dispatch.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.springframework.http.HttpStatus;

/** A CSV file of orders, read whole. */
final class OrderFile {

    /** Largest file, in bytes. */
    static final int MAX_BYTES = 1_000_000;

    private static final int MAX_ROWS = 5_000;
    private static final List<String> NEEDED = List.of("number", "kind", "what_to_do", "due_on");

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .setIgnoreHeaderCase(true)
            .setTrim(true)
            .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
            .get();

    private OrderFile() {}

    /**
     * The rows of a file.
     *
     * @throws ProblemException import-refused with what is wrong with the file as a whole
     */
    static List<CSVRecord> read(byte[] bytes) {
        try (CSVParser parser = CSVParser.parse(decode(bytes), FORMAT)) {
            List<String> header = parser.getHeaderNames();
            List<String> missing = NEEDED.stream()
                    .filter(column -> header.stream().noneMatch(column::equalsIgnoreCase))
                    .toList();
            if (!missing.isEmpty()) {
                throw refused("The first line must name the columns " + String.join(", ", NEEDED) + "; it lacks "
                        + String.join(", ", missing) + ".");
            }
            List<CSVRecord> rows = parser.stream().limit(MAX_ROWS + 1L).toList();
            if (rows.size() > MAX_ROWS) {
                throw refused("The file has more than " + MAX_ROWS + " rows; import it in parts.");
            }
            return rows;
        } catch (IOException | UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
            throw refused("The file cannot be read as CSV: " + e.getMessage());
        }
    }

    /**
     * The order of a row; its window is in the city's time of the day on which it is due.
     *
     * @throws ProblemException invalid, with the column and what is in it
     */
    static OrderBody order(CSVRecord row, ZoneId zone) {
        LocalDate dueOn = parse(row, "due_on", "a date such as 2027-03-31", LocalDate::parse);
        return new OrderBody(
                get(row, "number"),
                parse(row, "version", "a number", Long::valueOf),
                get(row, "kind"),
                get(row, "account"),
                get(row, "address"),
                parse(row, "lon", "a longitude", Double::valueOf),
                parse(row, "lat", "a latitude", Double::valueOf),
                get(row, "what_to_do"),
                get(row, "reason"),
                parse(row, "amount", "an amount such as 84.20", BigDecimal::new),
                parse(row, "issued_at", "a time such as 2027-03-31T06:00:00Z", Instant::parse),
                dueOn,
                time(row, "window_from", dueOn, zone),
                time(row, "window_to", dueOn, zone));
    }

    private static Instant time(CSVRecord row, String column, LocalDate day, ZoneId zone) {
        LocalTime time = parse(
                row,
                column,
                "a time such as 09:30",
                words -> LocalTime.parse(words.length() == 4 ? "0" + words : words));
        return time == null || day == null
                ? null
                : day.atTime(time).atZone(zone).toInstant();
    }

    private static <T> T parse(CSVRecord row, String column, String what, Function<String, T> read) {
        String words = get(row, column);
        try {
            return words == null ? null : read.apply(words);
        } catch (DateTimeException | NumberFormatException e) {
            String shown = words.length() <= 40 ? words : words.substring(0, 40) + "…";
            throw ProblemException.invalid("%s: “%s” is not %s.".formatted(column, shown, what));
        }
    }

    private static String get(CSVRecord row, String column) {
        String words = row.isSet(column) ? row.get(column) : null;
        return words == null || words.isBlank() ? null : words;
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

    private static ProblemException refused(String sentence) {
        return new ProblemException(
                HttpStatus.UNPROCESSABLE_ENTITY,
                "import-refused",
                sentence,
                Map.of("fields", List.of(new FieldProblem("file", sentence))));
    }
}
