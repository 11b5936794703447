package io.curbstop.map.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/**
 * Reads comma-separated values with a header line (RFC 4180: quoted fields, doubled quotes, line breaks in quotes), in
 * UTF-8 with or without a byte order mark. Rows have no geometry; the mapping says which columns hold it.
 */
final class CsvSource implements FeatureSource {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
            .get();

    private final Path file;
    private final Charset charset;

    private CsvSource(Path file, Charset charset) {
        this.file = file;
        this.charset = charset;
    }

    static CsvSource open(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new IOException(file + " is not there or may not be read");
        }
        return new CsvSource(file, StandardCharsets.UTF_8);
    }

    @Override
    public List<String> layers() {
        return List.of(file.getFileName().toString());
    }

    @Override
    public Set<String> fields(String layer) throws IOException {
        try (CSVParser parser = parser()) {
            return new LinkedHashSet<>(parser.getHeaderNames());
        } catch (IllegalArgumentException e) {
            throw new IOException("%s: the header line is wrong: %s".formatted(file.getFileName(), e.getMessage()), e);
        }
    }

    @Override
    public Optional<String> crs(String layer) {
        return Optional.empty();
    }

    @Override
    public void read(String layer, Consumer<SourceRow> sink) throws IOException {
        long number = 0;
        try (CSVParser parser = parser()) {
            List<String> names = parser.getHeaderNames();
            for (CSVRecord line : parser) {
                number++;
                Map<String, String> values = new LinkedHashMap<>();
                for (int i = 0; i < names.size() && i < line.size(); i++) {
                    if (!line.get(i).isEmpty()) {
                        values.put(names.get(i), line.get(i));
                    }
                }
                sink.accept(new SourceRow(number, null, tooManyFields(names, line), values));
            }
        } catch (UncheckedIOException | IOException e) {
            Throwable cause = e instanceof UncheckedIOException unchecked ? unchecked.getCause() : e;
            String why = cause instanceof MalformedInputException
                    ? "the file is not UTF-8; save it as UTF-8"
                    : cause.getMessage();
            throw new IOException("%s, after row %d: %s".formatted(file.getFileName(), number, why), e);
        }
    }

    @Override
    public void close() {}

    private static String tooManyFields(List<String> names, CSVRecord line) {
        return line.size() > names.size()
                ? "the row has %d fields, the header %d: a quote or comma is amiss".formatted(line.size(), names.size())
                : null;
    }

    private CSVParser parser() throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        in.mark(BYTE_ORDER_MARK.length);
        if (!Arrays.equals(in.readNBytes(BYTE_ORDER_MARK.length), BYTE_ORDER_MARK)) {
            in.reset();
        }
        return CSVParser.parse(
                new InputStreamReader(
                        in,
                        charset.newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT)),
                FORMAT);
    }
}
