package io.curbstop.map.source.osm;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Reads an extract in PBF (format: wiki.openstreetmap.org/wiki/PBF_Format), block by block. */
final class PbfFile {

    // The format's own limits; a larger number is not a length.
    private static final int MOST_HEADER_BYTES = 64 * 1024;
    private static final int MOST_BLOCK_BYTES = 32 * 1024 * 1024;

    private static final Set<String> KNOWN_FEATURES = Set.of("OsmSchema-V0.6", "DenseNodes");

    private final String name;
    private final OsmSink sink;
    private int block;

    PbfFile(String name, OsmSink sink) {
        this.name = name;
        this.sink = sink;
    }

    void read(InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(stream);
        for (int first = in.read(); first >= 0; first = in.read()) {
            block++;
            byte[] length = readFully(in, 3);
            int headerBytes = first << 24 | (length[0] & 0xff) << 16 | (length[1] & 0xff) << 8 | length[2] & 0xff;
            if (headerBytes <= 0 || headerBytes > MOST_HEADER_BYTES) {
                throw problem("is no OpenStreetMap file in PBF");
            }
            Header header = header(readFully(in, headerBytes));
            if (block == 1 != header.type.equals("OSMHeader")) {
                throw problem("is no OpenStreetMap file in PBF: block %d is '%s'".formatted(block, header.type));
            }
            take(header.type, readFully(in, header.bytes));
        }
        if (block == 0) {
            throw problem("is empty");
        }
    }

    private record Header(String type, int bytes) {}

    private Header header(byte[] bytes) throws IOException {
        String type = "";
        long length = -1;
        try {
            ProtoMessage header = new ProtoMessage(bytes);
            while (header.next()) {
                if (header.field() == 1) {
                    type = header.text();
                } else if (header.field() == 3) {
                    length = header.number();
                }
            }
        } catch (IOException e) {
            throw problem("cannot be read at block %d: %s".formatted(block, e.getMessage()));
        }
        if (length < 0 || length > MOST_BLOCK_BYTES) {
            throw problem("is no OpenStreetMap file in PBF: block %d claims %d bytes".formatted(block, length));
        }
        return new Header(type, (int) length);
    }

    private void take(String type, byte[] blob) throws IOException {
        try {
            byte[] content = unpack(new ProtoMessage(blob));
            if (type.equals("OSMHeader")) {
                requireKnown(new ProtoMessage(content));
            } else if (type.equals("OSMData")) {
                new PbfBlock(content).read(sink);
            }
        } catch (IOException | DataFormatException | IndexOutOfBoundsException e) {
            String why = e instanceof IOException ? e.getMessage() : "its bytes make no sense";
            throw new IOException("%s cannot be read at block %d: %s".formatted(name, block, why), e);
        }
    }

    private static byte[] unpack(ProtoMessage blob) throws IOException, DataFormatException {
        byte[] raw = null;
        byte[] packed = null;
        long size = -1;
        while (blob.next()) {
            switch (blob.field()) {
                case 1 -> raw = blob.bytes();
                case 2 -> size = blob.number();
                case 3 -> packed = blob.bytes();
                case 4, 5, 6, 7 -> throw new IOException("it is packed in a way that is not known here; use zlib");
                default -> {
                    // Nothing else is defined.
                }
            }
        }
        if (raw != null) {
            return raw;
        }
        if (packed == null || size < 0 || size > MOST_BLOCK_BYTES) {
            throw new IOException("it has no content");
        }
        byte[] content = new byte[(int) size];
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            int done = 0;
            while (done < content.length) {
                int more = inflater.inflate(content, done, content.length - done);
                if (more == 0) {
                    throw new IOException("its bytes make no sense");
                }
                done += more;
            }
        } finally {
            inflater.end();
        }
        return content;
    }

    private static void requireKnown(ProtoMessage header) throws IOException {
        while (header.next()) {
            if (header.field() == 4 && !KNOWN_FEATURES.contains(header.text())) {
                throw new IOException("it needs a reader that knows '%s'".formatted(header.text()));
            }
        }
    }

    private byte[] readFully(DataInputStream in, int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw problem("is cut off within block " + block);
        }
        return bytes;
    }

    private IOException problem(String what) {
        return new IOException(name + " " + what);
    }
}
