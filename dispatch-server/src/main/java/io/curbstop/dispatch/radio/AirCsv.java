package io.curbstop.dispatch.radio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The record of the air as a file for a spreadsheet. */
final class AirCsv {

    private AirCsv() {}

    static String write(List<AirRecords.Line> lines, Map<String, String> unitsByRadio) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter out = new CSVPrinter(text, CSVFormat.RFC4180)) {
            out.printRecord("at", "gateway", "channel", "radio", "unit_now", "event", "sequence", "text");
            for (AirRecords.Line line : lines) {
                out.printRecord(
                        line.at(),
                        line.gateway(),
                        inert(line.transport()),
                        inert(line.radioId()),
                        inert(unitsByRadio.getOrDefault(line.radioId(), "")),
                        line.event(),
                        line.sequence() < 0 ? null : line.sequence(),
                        inert(line.text()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** Anybody with a radio can write these words: a spreadsheet must not take them for a formula. */
    private static String inert(String value) {
        return !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    }
}
