package io.curbstop.radio.gateway;

import io.curbstop.radio.api.AirRecord;
import io.curbstop.radio.text.PlainLine;
import java.time.Instant;

/** Records of the air as lines that people and programs can read: number, time, transport, event, radio, sequence, text. */
final class AirLines {

    private static final int FIELDS = 7;

    private AirLines() {}

    static String write(long number, AirRecord record) {
        return String.join(
                "\t",
                String.valueOf(number),
                record.at().toString(),
                PlainLine.of(record.transport()),
                record.event().name(),
                PlainLine.of(record.radioId()),
                String.valueOf(record.sequence()),
                PlainLine.of(record.text()));
    }

    static long number(String line) {
        return Long.parseLong(line.substring(0, line.indexOf('\t')));
    }

    static AirRecord read(String line) {
        String[] fields = line.split("\t", FIELDS);
        return new AirRecord(
                Instant.parse(fields[1]),
                fields[2],
                AirRecord.Event.valueOf(fields[3]),
                fields[4],
                Integer.parseInt(fields[5]),
                fields[6]);
    }
}
