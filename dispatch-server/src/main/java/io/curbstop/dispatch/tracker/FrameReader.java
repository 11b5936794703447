package io.curbstop.dispatch.tracker;

import io.curbstop.dispatch.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads what trackers say; what cannot be read is refused by the name of its field. */
final class FrameReader {

    /** The largest number that is seconds and not milliseconds since 1970; in seconds it is the year 5138. */
    private static final long MOST_SECONDS = 99_999_999_999L;

    /** With or without an offset, which has a colon or not. */
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX]")
            .toFormatter();

    private FrameReader() {}

    /** What a Traccar server forwards: {@code {"position": {…}, "device": {"uniqueId": …}}}; speed is in knots. */
    static TrackerFix readTraccar(JsonNode frame) {
        JsonNode position = frame.path("position");
        JsonNode time = position.path("fixTime");
        return new TrackerFix(
                text(frame.path("device").path("uniqueId"), "device.uniqueId"),
                required(number(position, "longitude"), "position.longitude"),
                required(number(position, "latitude"), "position.latitude"),
                number(position, "accuracy"),
                TrackerFix.fromKnots(number(position, "speed")),
                number(position, "course"),
                time(text(time, "position.fixTime"), "position.fixTime"),
                position.path("valid").asBoolean(true));
    }

    /** The JSON form of the OsmAnd protocol: {@code {"location": {"coords": {…}}, "device_id": …}}; speed is in m/s. */
    static TrackerFix readOsmAnd(JsonNode frame) {
        JsonNode location = frame.path("location");
        JsonNode coords = location.path("coords");
        JsonNode time = location.path("timestamp");
        return new TrackerFix(
                text(frame.path("device_id"), "device_id"),
                required(number(coords, "longitude"), "location.coords.longitude"),
                required(number(coords, "latitude"), "location.coords.latitude"),
                number(coords, "accuracy"),
                TrackerFix.fromMetresPerSecond(number(coords, "speed")),
                number(coords, "heading"),
                time.isMissingNode() ? null : time(text(time, "location.timestamp"), "location.timestamp"),
                true);
    }

    /** The parameters of the OsmAnd protocol; speed is in knots. */
    static TrackerFix readOsmAnd(Map<String, String> parameters) {
        String device = parameters.getOrDefault("id", parameters.get("deviceid"));
        if (device == null || device.isBlank()) {
            throw missing("id");
        }
        String time = parameters.get("timestamp");
        String valid = parameters.getOrDefault("valid", "true");
        String[] place = parameters.getOrDefault("location", "").split(",", 2);
        return new TrackerFix(
                device,
                required(number(parameters.getOrDefault("lon", place.length == 2 ? place[1] : null), "lon"), "lon"),
                required(number(parameters.getOrDefault("lat", place.length == 2 ? place[0] : null), "lat"), "lat"),
                number(parameters.get("accuracy"), "accuracy"),
                TrackerFix.fromKnots(number(parameters.get("speed"), "speed")),
                number(parameters.getOrDefault("bearing", parameters.get("heading")), "bearing"),
                time == null ? null : time(time, "timestamp"),
                valid.equals("true") || valid.equals("1"));
    }

    private static String text(JsonNode node, String field) {
        if (!node.isString() && !node.isNumber()) {
            throw missing(field);
        }
        return node.asString();
    }

    private static Double number(JsonNode parent, String field) {
        JsonNode node = parent.path(field);
        return node.isNumber() ? (Double) node.doubleValue() : null;
    }

    private static Double number(String written, String field) {
        if (written == null || written.isBlank()) {
            return null;
        }
        try {
            return Double.valueOf(written.strip());
        } catch (NumberFormatException noNumber) {
            throw ProblemException.invalid(field + " is not a number.");
        }
    }

    private static double required(Double number, String field) {
        if (number == null) {
            throw missing(field);
        }
        return number;
    }

    private static ProblemException missing(String field) {
        return ProblemException.invalid(field + " is missing.");
    }

    /** Seconds or milliseconds since 1970, or a date and time, in UTC unless it says otherwise. */
    private static Instant time(String written, String field) {
        if (written.matches("-?\\d{1,15}")) {
            long since1970 = Long.parseLong(written);
            return Math.abs(since1970) <= MOST_SECONDS
                    ? Instant.ofEpochSecond(since1970)
                    : Instant.ofEpochMilli(since1970);
        }
        try {
            TemporalAccessor read =
                    TIME.parseBest(written.strip().replace(' ', 'T'), OffsetDateTime::from, LocalDateTime::from);
            return read instanceof OffsetDateTime offset
                    ? offset.toInstant()
                    : ((LocalDateTime) read).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException noTime) {
            throw ProblemException.invalid(field + " is not a time such as 2026-03-01T14:05:09Z.");
        }
    }
}
