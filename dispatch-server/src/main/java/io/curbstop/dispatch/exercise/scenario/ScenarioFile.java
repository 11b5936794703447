package io.curbstop.dispatch.exercise.scenario;

import io.curbstop.dispatch.csv.CsvFile;
import io.curbstop.dispatch.incident.IncidentTypes;
import io.curbstop.dispatch.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.springframework.stereotype.Component;

/**
 * Scenarios in CSV files, one happening a row: {@code after} (h:mm or h:mm:ss since the beginning), {@code event} ({@code call}
 * if not said, {@code order}, {@code payment}). Of a call {@code narrative}, and where: {@code address}, or {@code lon} and {@code
 * lat} in degrees; if wanted {@code type}, {@code caller}, {@code phone}, {@code crew_note}. Of an order {@code account} and
 * {@code type}, of a payment {@code account}.
 */
@Component
public class ScenarioFile {

    private static final List<String> COLUMNS = List.of(
            "after", "event", "narrative", "address", "lon", "lat", "type", "account", "caller", "phone", "crew_note");
    private static final int MOST_NOTE = 2_000;
    private static final Pattern TIME = Pattern.compile("(\\d{1,3}):([0-5]\\d)(?::([0-5]\\d))?");

    private final IncidentTypes types;

    ScenarioFile(IncidentTypes types) {
        this.types = types;
    }

    /**
     * A file as read.
     *
     * @param scenario of the rows that could be read
     * @param rejected the others
     */
    public record Read(Scenario scenario, List<Rejection> rejected) {}

    /**
     * A row that was not taken.
     *
     * @param row its line in the file, the header being 1
     * @param reason in words
     */
    public record Rejection(int row, String reason) {}

    /**
     * Reads a file.
     *
     * @param name of the scenario
     * @throws ProblemException import-refused with what is wrong with the file as a whole
     */
    public Read read(String name, byte[] bytes) {
        List<Happening> happenings = new ArrayList<>();
        List<Rejection> rejected = new ArrayList<>();
        for (CSVRecord row : rows(bytes)) {
            try {
                happenings.add(happening(row));
            } catch (ProblemException e) {
                rejected.add(new Rejection(CsvFile.lineOf(row), e.getMessage()));
            }
        }
        if (happenings.isEmpty()) {
            throw CsvFile.refused(
                    rejected.isEmpty()
                            ? "Nothing happens in the file."
                            : "None of its rows can be played. Row "
                                    + rejected.get(0).row() + ": "
                                    + rejected.get(0).reason());
        }
        return new Read(new Scenario(name, happenings), rejected);
    }

    private static List<CSVRecord> rows(byte[] bytes) {
        CsvFile file = CsvFile.read(bytes);
        if (!file.columns().contains("after")) {
            throw CsvFile.refused("The first line must name the columns: after, and of " + String.join(", ", COLUMNS)
                    + " those that are needed.");
        }
        return file.rows();
    }

    private Happening happening(CSVRecord row) {
        Happening.Kind kind = kind(field(row, "event", 20));
        String type = field(row, "type", 40);
        if (type != null && kind == Happening.Kind.CALL) {
            types.getType(type);
        }
        return new Happening(
                kind,
                time(row),
                field(row, "caller", 200),
                field(row, "phone", 40),
                field(row, "narrative", 10_000),
                field(row, "address", 500),
                degrees(row, "lon", 180),
                degrees(row, "lat", 90),
                type,
                field(row, "account", 60),
                field(row, "crew_note", MOST_NOTE));
    }

    private static Happening.Kind kind(String written) {
        return switch (written == null ? "call" : written.toLowerCase(Locale.ROOT)) {
            case "call" -> Happening.Kind.CALL;
            case "order" -> Happening.Kind.ORDER;
            case "payment" -> Happening.Kind.PAYMENT;
            default ->
                throw ProblemException.invalid(
                        "“" + written + "” does not happen here; event is call, order or payment.");
        };
    }

    /** A scenario as such a file, in UTF-8. */
    public byte[] write(Scenario scenario) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord(COLUMNS);
            for (Happening one : scenario.happenings()) {
                printer.printRecord(
                        "%d:%02d:%02d"
                                .formatted(
                                        one.after().toHours(),
                                        one.after().toMinutesPart(),
                                        one.after().toSecondsPart()),
                        one.kind().name().toLowerCase(Locale.ROOT),
                        one.narrative(),
                        one.addressText(),
                        one.lon(),
                        one.lat(),
                        one.type(),
                        one.account(),
                        one.caller(),
                        one.phone(),
                        one.crewNote());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Duration time(CSVRecord row) {
        String text = field(row, "after", 20);
        Matcher time = TIME.matcher(text == null ? "" : text);
        if (!time.matches()) {
            throw ProblemException.invalid("“" + (text == null ? "" : text)
                    + "” is no time; write hours and minutes, such as 1:30 or 0:05:20.");
        }
        Duration after = Duration.ofHours(Long.parseLong(time.group(1)))
                .plusMinutes(Long.parseLong(time.group(2)))
                .plusSeconds(time.group(3) == null ? 0 : Long.parseLong(time.group(3)));
        if (after.compareTo(Scenario.LONGEST) > 0) {
            throw ProblemException.invalid("A scenario is over after " + Scenario.LONGEST.toDays() + " days.");
        }
        return after;
    }

    private static Double degrees(CSVRecord row, String column, double most) {
        String text = field(row, column, 40);
        if (text == null) {
            return null;
        }
        try {
            double value = Double.parseDouble(text);
            if (Math.abs(value) <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw ProblemException.invalid("“" + text + "” is no " + column + " in degrees.");
    }

    private static String field(CSVRecord row, String column, int longest) {
        String value = CsvFile.find(row, column).orElse(null);
        if (value != null && value.length() > longest) {
            throw ProblemException.invalid(column + " is longer than " + longest + " characters.");
        }
        return value;
    }
}
