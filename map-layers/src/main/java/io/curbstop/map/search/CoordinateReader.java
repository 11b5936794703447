package io.curbstop.map.search;

import io.curbstop.map.search.GeocodeAnswer.Status;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/** Reads coordinates: latitude and longitude in either order, or easting and northing of the operating CRS. */
final class CoordinateReader {
    private static final String NUMBER = "([-+]?\\d{1,7}(?:\\.\\d+)?)\\s*°?\\s*([NSEWnsew])?";
    private static final Pattern PAIR = Pattern.compile("\\(?\\s*" + NUMBER + "\\s*[,;\\s]\\s*" + NUMBER + "\\s*\\)?");
    private static final double MARGIN_M = 2000;

    private final GeographicTransform transform;
    private final Envelope area;
    private final GeometryFactory geometries;

    CoordinateReader(GeographicTransform transform, Envelope area, GeometryFactory geometries) {
        this.transform = transform;
        this.geometries = geometries;
        this.area = new Envelope(area);
        this.area.expandBy(MARGIN_M);
    }

    /** The answer when the text is a pair of coordinates; empty when it is something else. */
    Optional<GeocodeAnswer> read(String text) {
        Matcher m = PAIR.matcher(text.strip());
        if (!m.matches()) {
            return Optional.empty();
        }
        double first = signed(m.group(1), m.group(2));
        double second = signed(m.group(3), m.group(4));
        boolean fractions = m.group(1).contains(".") && m.group(3).contains(".");
        if (Math.abs(first) > 180 || Math.abs(second) > 180) {
            return Math.abs(first) > 1000 && Math.abs(second) > 1000
                    ? Optional.of(answer(new Coordinate(first, second), text))
                    : Optional.empty();
        }
        if (!fractions) {
            return Optional.empty();
        }
        if (transform == null) {
            return Optional.of(new GeocodeAnswer(
                    Status.NOT_FOUND,
                    List.of(),
                    "“" + text.strip() + "” reads as latitude and longitude, which this map cannot place yet."));
        }
        boolean eastFirst = Math.abs(first) > 90 || isEastWest(m.group(2));
        Coordinate place = eastFirst ? transform.toOperating(first, second) : transform.toOperating(second, first);
        if (!inArea(place) && Math.abs(first) <= 90 && Math.abs(second) <= 90 && m.group(2) == null) {
            Coordinate swapped = transform.toOperating(first, second);
            place = inArea(swapped) ? swapped : place;
        }
        return Optional.of(answer(place, text));
    }

    private GeocodeAnswer answer(Coordinate place, String text) {
        if (!inArea(place)) {
            return new GeocodeAnswer(
                    Status.OUTSIDE, List.of(), "“" + text.strip() + "” lies outside the area this map covers.");
        }
        GeocodeCandidate candidate = new GeocodeCandidate(
                text.strip(),
                geometries.createPoint(place),
                null,
                null,
                GeocodeMethod.COORDINATES,
                10,
                1,
                "The coordinates as given.",
                null);
        return new GeocodeAnswer(Status.FOUND, List.of(candidate), candidate.explanation());
    }

    private boolean inArea(Coordinate place) {
        return place != null && area.contains(place);
    }

    private static boolean isEastWest(String hemisphere) {
        return hemisphere != null && "EWew".contains(hemisphere);
    }

    private static double signed(String number, String hemisphere) {
        double value = Double.parseDouble(number);
        return hemisphere != null && "SWsw".contains(hemisphere) ? -Math.abs(value) : value;
    }
}
