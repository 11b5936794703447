package io.curbstop.radio.mototrbo;

import io.curbstop.testing.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HexFormat;
import java.util.List;

/** The lines of a file of vectors. */
final class MototrboVectors {

    /** One line: bytes, and what they are said to mean. */
    record Vector(byte[] bytes, String meaning) {}

    private MototrboVectors() {}

    static List<Vector> read(String file) {
        try {
            return Files.readAllLines(SharedData.require("radio/vectors/" + file)).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\\|", 2))
                    .map(parts -> new Vector(HexFormat.of().parseHex(parts[0].strip()), parts[1].strip()))
                    .toList();
        } catch (IOException notRead) {
            throw new UncheckedIOException(notRead);
        }
    }
}
