package io.curbstop.dispatch.csv;

import io.curbstop.dispatch.problem.FieldProblem;
import io.curbstop.dispatch.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.springframework.http.HttpStatus;
import org.springframework.web.multipart.MultipartFile;

/**
 * A CSV file in UTF-8 whose first line names its columns, in any case and order.
 *
 * @param columns their names, in lower case
 * @param rows what follows, empty lines left out
 */
public record CsvFile(List<String> columns, List<CSVRecord> rows) {

    private static final int MAX_BYTES = 1_000_000;
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

    /**
     * What was sent, if it is not too large to be looked at.
     *
     * @throws ProblemException too-large
     */
    public static byte[] bytesOf(MultipartFile sent) throws IOException {
        if (sent.getSize() > MAX_BYTES) {
            throw new ProblemException(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "too-large",
                    "The file is larger than 1 MB; import it in parts.",
                    Map.of());
        }
        return sent.getBytes();
    }

    /**
     * Reads a file.
     *
     * @throws ProblemException import-refused with what is wrong with the file as a whole
     */
    public static CsvFile read(byte[] bytes) {
        try (CSVParser parser = CSVParser.parse(decode(bytes), FORMAT)) {
            List<CSVRecord> rows = parser.stream().limit(MAX_ROWS + 1L).toList();
            if (rows.size() > MAX_ROWS) {
                throw refused("The file has more than " + MAX_ROWS + " rows; import it in parts.");
            }
            return new CsvFile(
                    parser.getHeaderNames().stream()
                            .map(name -> name.strip().toLowerCase(Locale.ROOT))
                            .toList(),
                    rows);
        } catch (IOException | UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
            throw refused("The file cannot be read as CSV: " + e.getMessage());
        }
    }

    /** The line on which a row stands in a file without empty lines, the header being 1. */
    public static int lineOf(CSVRecord row) {
        return (int) row.getRecordNumber() + 1;
    }

    /** What stands in a column, if anything does. */
    public static Optional<String> find(CSVRecord row, String column) {
        return Optional.ofNullable(row.isSet(column) ? row.get(column) : null)
                .map(String::strip)
                .filter(words -> !words.isEmpty());
    }

    /** A file that cannot be taken as a whole, said beside the field in which it was chosen. */
    public static ProblemException refused(String sentence) {
        return new ProblemException(
                HttpStatus.UNPROCESSABLE_ENTITY,
                "import-refused",
                sentence,
                Map.of("fields", List.of(new FieldProblem("file", sentence))));
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
}
