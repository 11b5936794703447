package io.curbstop.dispatch.serviceorder;

import io.curbstop.dispatch.csv.CsvFile;
import io.curbstop.dispatch.problem.ProblemException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.csv.CSVRecord;

/** A CSV file of orders, read whole. */
final class OrderFile {

    private static final List<String> NEEDED = List.of("number", "kind", "what_to_do", "due_on");

    private OrderFile() {}

    /**
     * The rows of a file.
     *
     * @throws ProblemException import-refused with what is wrong with the file as a whole
     */
    static List<CSVRecord> read(byte[] bytes) {
        CsvFile file = CsvFile.read(bytes);
        List<String> missing = NEEDED.stream()
                .filter(column -> !file.columns().contains(column))
                .toList();
        if (!missing.isEmpty()) {
            throw CsvFile.refused("The first line must name the columns " + String.join(", ", NEEDED) + "; it lacks "
                    + String.join(", ", missing) + ".");
        }
        return file.rows();
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
        return CsvFile.find(row, column).orElse(null);
    }
}
