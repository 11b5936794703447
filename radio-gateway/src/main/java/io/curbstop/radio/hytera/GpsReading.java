package io.curbstop.radio.hytera;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a radio's receiver says, in the {@value #LENGTH} characters of a location report: to a ten-thousandth of a minute of
 * arc, some 0.2 m.
 *
 * @param valid whether the receiver vouches for it
 * @param fixedAt when it found the place, in whole seconds
 * @param lat degrees north, WGS 84
 * @param lon degrees east
 * @param speed_kn over ground, 0 to 999; to a tenth below 10
 * @param direction_deg over ground, 0 to 360 clockwise from north
 */
public record GpsReading(
        boolean valid,
        Optional<Instant> fixedAt,
        double lat,
        double lon,
        OptionalDouble speed_kn,
        OptionalInt direction_deg) {

    /** Characters of a reading. */
    static final int LENGTH = 40;

    private static final Pattern WRITTEN =
            Pattern.compile("([AV])(\\d{12}|\\x00{12})([NS])(\\d{2})(\\d{2}\\.\\d{4})([EW])"
                    + "(\\d{3})(\\d{2}\\.\\d{4})(\\d\\.\\d|\\d{3}|\\d{2}\\.|\\x00{3})(\\d{3}|\\x00{3})");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HHmmssddMMuu", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2099;
    private static final int MINUTES = 60;
    private static final int PARTS_OF_MINUTE = 10_000;
    private static final int MOST_SPEED_KN = 999;
    private static final int FULL_CIRCLE = 360;

    /** Refuses what is no place on earth, no speed and no direction. */
    public GpsReading {
        boolean place = Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
        boolean moves = speed_kn.isEmpty() || speed_kn.getAsDouble() >= 0 && speed_kn.getAsDouble() <= MOST_SPEED_KN;
        boolean turns =
                direction_deg.isEmpty() || direction_deg.getAsInt() >= 0 && direction_deg.getAsInt() <= FULL_CIRCLE;
        if (!(place && moves && turns)) {
            throw new IllegalArgumentException(
                    "no GPS reading: %s, %s, %s kn, %s degrees".formatted(lat, lon, speed_kn, direction_deg));
        }
    }

    /** The reading in these characters; empty when they are none, such as when the radio has nothing to say. */
    static Optional<GpsReading> find(byte[] characters) {
        Matcher matcher = WRITTEN.matcher(new String(characters, StandardCharsets.ISO_8859_1));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        double lat =
                degrees(matcher.group(4), matcher.group(5), matcher.group(3).equals("S"));
        double lon =
                degrees(matcher.group(7), matcher.group(8), matcher.group(6).equals("W"));
        if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180)) {
            return Optional.empty();
        }
        return Optional.of(new GpsReading(
                matcher.group(1).equals("A"),
                time(matcher.group(2)),
                lat,
                lon,
                speed(matcher.group(9)),
                direction(matcher.group(10))));
    }

    /** Not a number when the minutes are none. */
    private static double degrees(String whole, String minutes, boolean negative) {
        double value = Double.parseDouble(minutes);
        if (value >= MINUTES) {
            return Double.NaN;
        }
        double degrees = Integer.parseInt(whole) + value / MINUTES;
        // Nought south is nought.
        return negative && degrees > 0 ? -degrees : degrees;
    }

    /** A receiver that knows the place before the time writes noughts. */
    private static Optional<Instant> time(String written) {
        if (isAbsent(written)) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.parse(written, TIME).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    private static OptionalDouble speed(String written) {
        return isAbsent(written) ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(written));
    }

    private static OptionalInt direction(String written) {
        int value = isAbsent(written) ? FULL_CIRCLE + 1 : Integer.parseInt(written);
        return value > FULL_CIRCLE ? OptionalInt.empty() : OptionalInt.of(value);
    }

    private static boolean isAbsent(String written) {
        return written.charAt(0) == 0;
    }

    /** Its characters; what is not known is written as bytes of nought. */
    byte[] encode() {
        String written = (valid ? "A" : "V")
                + fixedAt.map(GpsReading::written).orElse("\0".repeat(12))
                + written(lat, 2, lat < 0 ? "S" : "N")
                + written(lon, 3, lon < 0 ? "W" : "E")
                + (speed_kn.isPresent() ? writtenSpeed(speed_kn.getAsDouble()) : "\0\0\0")
                + (direction_deg.isPresent() ? "%03d".formatted(direction_deg.getAsInt()) : "\0\0\0");
        return written.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Years have two digits: what they cannot say is left out. */
    private static String written(Instant time) {
        LocalDateTime utc = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
        boolean sayable = utc.getYear() >= FIRST_YEAR && utc.getYear() <= LAST_YEAR;
        return sayable ? TIME.format(utc) : "\0".repeat(12);
    }

    private static String written(double degrees, int digits, String hemisphere) {
        // Rounded once and as a whole: 59.99999 minutes are the next degree.
        long parts = Math.round(Math.abs(degrees) * MINUTES * PARTS_OF_MINUTE);
        long minutes = parts / PARTS_OF_MINUTE;
        return String.format(
                Locale.ROOT,
                "%s%0" + digits + "d%02d.%04d",
                hemisphere,
                minutes / MINUTES,
                minutes % MINUTES,
                parts % PARTS_OF_MINUTE);
    }

    private static String writtenSpeed(double speed_kn) {
        long tenths = Math.round(speed_kn * 10);
        return tenths < 100
                ? tenths / 10 + "." + tenths % 10
                : String.format(Locale.ROOT, "%03d", Math.round(speed_kn));
    }
}
