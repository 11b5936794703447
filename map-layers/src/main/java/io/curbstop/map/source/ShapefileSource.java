package io.curbstop.map.source;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.locationtech.jts.geom.Geometry;

/**
 * Reads a shapefile: shapes from the {@code .shp}, attributes from the {@code .dbf} beside it (dBASE III), in the
 * encoding that a {@code .cpg} names, else Latin-1. Heights and measures are left out. A {@code .prj} is not read: the
 * mapping names the coordinate system.
 */
final class ShapefileSource implements FeatureSource {
    private static final int FILE_CODE = 9994;
    private static final int FILE_HEADER_BYTES = 100;
    private static final int FIELD_BYTES = 32;
    private static final byte END_OF_FIELDS = 13;

    private final Path file;
    private final ByteBuffer shapes;
    private final ByteBuffer table;
    private final Charset encoding;
    private final List<Field> fields = new ArrayList<>();

    private record Field(String name, char type, int bytes) {}

    private ShapefileSource(Path file) throws IOException {
        this.file = file;
        shapes = ByteBuffer.wrap(Files.readAllBytes(file));
        table = ByteBuffer.wrap(Files.readAllBytes(beside(".dbf"))).order(ByteOrder.LITTLE_ENDIAN);
        encoding = encoding();
        if (shapes.limit() < FILE_HEADER_BYTES || shapes.getInt(0) != FILE_CODE) {
            throw new IOException(file.getFileName() + " is no shapefile");
        }
        try {
            for (int at = FIELD_BYTES; table.get(at) != END_OF_FIELDS; at += FIELD_BYTES) {
                String name = text(at, 11);
                int end = name.indexOf('\0');
                fields.add(new Field(
                        end < 0 ? name : name.substring(0, end), (char) table.get(at + 11), table.get(at + 16) & 0xff));
            }
        } catch (IndexOutOfBoundsException e) {
            throw new IOException(beside(".dbf").getFileName() + " is cut off within its heading", e);
        }
    }

    static ShapefileSource open(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new IOException(file + " is not there or may not be read");
        }
        return new ShapefileSource(file);
    }

    private Path beside(String ending) throws IOException {
        String name = file.getFileName().toString();
        String base = name.substring(0, name.length() - 4);
        for (String other : List.of(ending, ending.toUpperCase(Locale.ROOT))) {
            if (Files.isReadable(file.resolveSibling(base + other))) {
                return file.resolveSibling(base + other);
            }
        }
        throw new IOException("%s needs %s%s beside it".formatted(name, base, ending));
    }

    private Charset encoding() throws IOException {
        String name = file.getFileName().toString();
        Path stated = file.resolveSibling(name.substring(0, name.length() - 4) + ".cpg");
        if (!Files.isReadable(stated)) {
            return StandardCharsets.ISO_8859_1;
        }
        String charset = Files.readString(stated, StandardCharsets.ISO_8859_1).strip();
        try {
            return Charset.forName(charset.matches("\\d+") ? "windows-" + charset : charset);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new IOException(
                    stated.getFileName() + " names the encoding '" + charset + "', which is not known", e);
        }
    }

    @Override
    public List<String> layers() {
        return List.of(file.getFileName().toString());
    }

    @Override
    public Set<String> fields(String layer) {
        Set<String> names = new LinkedHashSet<>(List.of("@row"));
        fields.forEach(field -> names.add(field.name()));
        return names;
    }

    @Override
    public Optional<String> crs(String layer) {
        return Optional.empty();
    }

    @Override
    public void read(String layer, Consumer<SourceRow> sink) throws IOException {
        int rows = table.getInt(4);
        int first = table.getShort(8) & 0xffff;
        int rowBytes = table.getShort(10) & 0xffff;
        int at = FILE_HEADER_BYTES;
        for (int row = 1; row <= rows; row++) {
            if (at + 8 > shapes.limit() || first + row * rowBytes > table.limit()) {
                throw new IOException("%s is cut off at row %d of %d".formatted(file.getFileName(), row, rows));
            }
            int bytes = 2 * shapes.order(ByteOrder.BIG_ENDIAN).getInt(at + 4);
            if (bytes < 4 || at + 8 + bytes > shapes.limit()) {
                throw new IOException("%s is cut off at row %d of %d".formatted(file.getFileName(), row, rows));
            }
            ByteBuffer shape = shapes.slice(at + 8, bytes).order(ByteOrder.LITTLE_ENDIAN);
            Geometry geometry = null;
            String broken = null;
            try {
                geometry = ShapeRecord.read(shape);
            } catch (BufferUnderflowException | IllegalArgumentException e) {
                broken = "the shape cannot be read: " + (e.getMessage() == null ? "it is cut off" : e.getMessage());
            }
            sink.accept(new SourceRow(row, geometry, broken, values(row, first + (row - 1) * rowBytes + 1)));
            at += 8 + bytes;
        }
    }

    private Map<String, String> values(int row, int from) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("@row", String.valueOf(row));
        int at = from;
        for (Field field : fields) {
            String text = text(at, field.bytes()).strip();
            at += field.bytes();
            if (!text.isEmpty() && !text.startsWith("*")) {
                values.put(field.name(), field.type() == 'N' || field.type() == 'F' ? plain(text) : text);
            }
        }
        return values;
    }

    private static String plain(String number) {
        try {
            return PlainNumbers.plain(Double.parseDouble(number));
        } catch (NumberFormatException e) {
            return number;
        }
    }

    private String text(int at, int bytes) {
        byte[] raw = new byte[bytes];
        table.get(at, raw);
        return new String(raw, encoding);
    }

    @Override
    public void close() {}
}
