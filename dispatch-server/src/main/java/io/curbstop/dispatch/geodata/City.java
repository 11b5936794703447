package io.curbstop.dispatch.geodata;

import java.time.ZoneId;
import java.util.Objects;
import org.locationtech.jts.geom.Envelope;

/**
 * What the database is about.
 *
 * @param name for people
 * @param srid EPSG number of the operating coordinate system, in metres
 * @param timeZone in which its people live
 * @param demo whether it is the generated demo city
 * @param geodataVersion grows with every change of geodata
 * @param bounds the extent of what is loaded, in the operating coordinate system; null while nothing is
 */
public record City(String name, int srid, ZoneId timeZone, boolean demo, long geodataVersion, Envelope bounds) {

    /** Refuses a city without name or time zone. */
    public City {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(timeZone, "timeZone");
    }
}
