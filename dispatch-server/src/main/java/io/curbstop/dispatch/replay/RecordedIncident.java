package io.curbstop.dispatch.replay;

import io.curbstop.map.source.FeatureRecord;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A past incident as a caller could have told it, and what is known about it now.
 *
 * @param row where it stands in the file
 * @param spokenAddress civic number and street, as the caller says them; may be empty
 * @param narrative the caller's words
 * @param type the incident type's code
 * @param trueLon recorded longitude in degrees, WGS84; NaN when there is none
 * @param trueLat recorded latitude in degrees, WGS84; NaN when there is none
 * @param trueMain the recorded main's asset number, if any
 */
record RecordedIncident(
        long row,
        String spokenAddress,
        String narrative,
        String type,
        double trueLon,
        double trueLat,
        Optional<String> trueMain) {

    /** What a caller could have said of a recorded incident: where it was and what it looked like, nothing found later. */
    static RecordedIncident of(FeatureRecord record, double trueLon, double trueLat) {
        String address = Stream.of(record.findText("civic"), record.findText("street"))
                .flatMap(Optional::stream)
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .collect(Collectors.joining(" "));
        boolean service = record.findText("incident_type")
                .map(t -> t.equals("SERVICE_LEAK"))
                .orElse(false);
        String narrative = service ? "Water bubbling up by the curb stop" : "Water coming up in the road";
        return new RecordedIncident(
                record.row(),
                address,
                address.isEmpty() ? narrative : narrative + " at " + address,
                service ? "SERVICE_LEAK" : "MAIN_BREAK",
                trueLon,
                trueLat,
                record.findText("main_ref").filter(ref -> !ref.isBlank() && !ref.equals("0")));
    }
}
