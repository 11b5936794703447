package io.curbstop.dispatch.exercise.scenario;

import io.curbstop.dispatch.incident.IncidentTypes;
import io.curbstop.dispatch.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.springframework.stereotype.Component;

/**
 * Reads a scenario from a CSV file, one call a row: {@code after} (h:mm or h:mm:ss since the beginning) and {@code narrative},
 * and where: {@code address}, or {@code lon} and {@code lat} in degrees; if wanted {@code type}, {@code caller}, {@code phone}.
 */
@Component
public class ScenarioFile {

    /** Largest file, in bytes. */
    public static final int MAX_BYTES = 1_000_000;

    private static final Duration LONGEST = Duration.ofDays(7);
    private static final Pattern TIME = Pattern.compile("(\\d{1,3}):([0-5]\\d)(?::([0-5]\\d))?");

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .setIgnoreHeaderCase(true)
            .setTrim(true)
            .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
            .get();

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
     * @throws ProblemException scenario-refused with what is wrong with the file as a whole
     */
    public Read read(String name, byte[] bytes) {
        List<Happening> happenings = new ArrayList<>();
        List<Rejection> rejected = new ArrayList<>();
        for (CSVRecord row : rows(bytes)) {
            try {
                happenings.add(happening(row));
            } catch (ProblemException e) {
                rejected.add(new Rejection((int) row.getRecordNumber() + 1, e.getMessage()));
            }
        }
        if (happenings.isEmpty()) {
            throw refused(
                    rejected.isEmpty()
                            ? "The file has no calls."
                            : "None of its rows can be played. Row "
                                    + rejected.get(0).row() + ": "
                                    + rejected.get(0).reason());
        }
        return new Read(new Scenario(name, happenings), rejected);
    }

    private static List<CSVRecord> rows(byte[] bytes) {
        try (CSVParser parser = CSVParser.parse(decode(bytes), FORMAT)) {
            List<String> header =
                    parser.getHeaderNames().stream().map(String::toLowerCase).toList();
            if (!header.containsAll(List.of("after", "narrative"))
                    || !header.contains("address") && !header.containsAll(List.of("lon", "lat"))) {
                throw refused("The first line must name the columns: after, narrative, and address or lon and lat;"
                        + " type, caller and phone if wanted.");
            }
            List<CSVRecord> rows = parser.stream().limit(Scenario.MOST + 1L).toList();
            if (rows.size() > Scenario.MOST) {
                throw refused("A scenario has no more than " + Scenario.MOST + " calls.");
            }
            return rows;
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

    private Happening happening(CSVRecord row) {
        String address = field(row, "address", 500);
        Double lon = degrees(row, "lon", 180);
        Double lat = degrees(row, "lat", 90);
        if (address == null && (lon == null || lat == null)) {
            throw ProblemException.invalid("It says nowhere where it is: give an address, or lon and lat.");
        }
        String narrative = field(row, "narrative", 10_000);
        if (narrative == null) {
            throw ProblemException.invalid("The caller says nothing: fill in narrative.");
        }
        String type = field(row, "type", 40);
        if (type != null) {
            types.getType(type);
        }
        return new Happening(
                time(row), field(row, "caller", 200), field(row, "phone", 40), narrative, address, lon, lat, type);
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
        if (after.compareTo(LONGEST) > 0) {
            throw ProblemException.invalid("A scenario is over after " + LONGEST.toDays() + " days.");
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
        String value = row.isSet(column) ? row.get(column).strip() : "";
        if (value.length() > longest) {
            throw ProblemException.invalid(column + " is longer than " + longest + " characters.");
        }
        return value.isEmpty() ? null : value;
    }

    private static ProblemException refused(String sentence) {
        return ProblemException.refused("scenario-refused", sentence);
    }
}
