package io.curbstop.dispatch.incident;

import java.util.Locale;
import org.locationtech.jts.geom.Point;

/**
 * What a crew goes by: what it is, how urgent, where, and what was said.
 *
 * @param typeCode code of the type
 * @param priority code of the priority
 * @param addressText where, in words, or null while unknown
 * @param point where, in the operating CRS to a tenth of a metre, as {@code x y}, or null while unknown
 * @param narrative what was said
 */
public record IncidentWords(String typeCode, String priority, String addressText, String point, String narrative) {

    static IncidentWords of(Incident incident) {
        return new IncidentWords(
                incident.typeCode(),
                incident.priority(),
                incident.findAddressText().orElse(null),
                incident.findLocation().map(IncidentWords::text).orElse(null),
                incident.narrative());
    }

    private static String text(Point point) {
        return String.format(Locale.ROOT, "%.1f %.1f", point.getX(), point.getY());
    }
}
