package io.curbstop.dispatch.exercise.scenario;

import io.curbstop.dispatch.csv.CsvFile;
import io.curbstop.dispatch.incident.IncidentTypes;
import io.curbstop.dispatch.problem.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;
import org.springframework.stereotype.Component;

/**
 * Reads a scenario from a CSV file, one call a row: {@code after} (h:mm or h:mm:ss since the beginning) and {@code narrative},
 * and where: {@code address}, or {@code lon} and {@code lat} in degrees; if wanted {@code type}, {@code caller}, {@code phone}.
 */
@Component
public class ScenarioFile {

    private static final Duration LONGEST = Duration.ofDays(7);
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
                            ? "The file has no calls."
                            : "None of its rows can be played. Row "
                                    + rejected.get(0).row() + ": "
                                    + rejected.get(0).reason());
        }
        return new Read(new Scenario(name, happenings), rejected);
    }

    private static List<CSVRecord> rows(byte[] bytes) {
        CsvFile file = CsvFile.read(bytes);
        List<String> columns = file.columns();
        if (!columns.containsAll(List.of("after", "narrative"))
                || !columns.contains("address") && !columns.containsAll(List.of("lon", "lat"))) {
            throw CsvFile.refused("The first line must name the columns: after, narrative, and address or lon and lat;"
                    + " type, caller and phone if wanted.");
        }
        return file.rows();
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
        String value = CsvFile.find(row, column).orElse(null);
        if (value != null && value.length() > longest) {
            throw ProblemException.invalid(column + " is longer than " + longest + " characters.");
        }
        return value;
    }
}
