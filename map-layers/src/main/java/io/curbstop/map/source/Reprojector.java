package io.curbstop.map.source;

import java.util.Objects;
import org.geotools.api.geometry.MismatchedDimensionException;
import org.geotools.api.metadata.extent.GeographicBoundingBox;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.geometry.jts.JTS;
import org.geotools.referencing.CRS;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * Takes geometries from one coordinate system to another, by GeoTools. Coordinates are x, y everywhere: easting,
 * northing in metres, or longitude, latitude in degrees, whatever order the coordinate system's own definition gives.
 * Safe for use by several threads.
 */
public final class Reprojector {

    /** WGS 84 longitude, latitude: what the API and GeoJSON speak. */
    public static final int WGS84 = 4326;

    /** How far outside its area of use a coordinate system may still be used, in degrees. */
    private static final double AREA_MARGIN_DEGREES = 1.0;

    private final String source;
    private final int targetSrid;
    private final MathTransform transform;
    private final boolean identity;
    private final MathTransform toWgs84;
    private final Envelope areaOfUse;

    private Reprojector(String source, int targetSrid) {
        this.source = source;
        this.targetSrid = targetSrid;
        try {
            CoordinateReferenceSystem from = CRS.decode(source, true);
            CoordinateReferenceSystem to = CRS.decode("EPSG:" + targetSrid, true);
            CoordinateReferenceSystem wgs84 = CRS.decode("EPSG:" + WGS84, true);
            this.identity = CRS.equalsIgnoreMetadata(from, to);
            this.transform = CRS.findMathTransform(from, to, true);
            this.toWgs84 = CRS.findMathTransform(from, wgs84, true);
            this.areaOfUse = areaOfUse(from);
        } catch (FactoryException e) {
            throw new IllegalArgumentException(
                    "Unknown coordinate system: " + source + " or EPSG:" + targetSrid + ". Write it as EPSG:n", e);
        }
    }

    /**
     * A reprojector between two coordinate systems.
     *
     * @param source as {@code EPSG:n}
     * @param targetSrid the EPSG number of the target, set as SRID of what comes out
     * @throws IllegalArgumentException when either is unknown
     */
    public static Reprojector between(String source, int targetSrid) {
        return new Reprojector(Objects.requireNonNull(source, "source"), targetSrid);
    }

    /** A reprojector between two EPSG numbers. */
    public static Reprojector between(int sourceSrid, int targetSrid) {
        return between("EPSG:" + sourceSrid, targetSrid);
    }

    /** Opens the coordinate system database in the background: the first use takes about two seconds otherwise. */
    public static void warmUp() {
        Thread thread = new Thread(() -> between(WGS84, 3857), "epsg-warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    /** Whether the target measures in metres, as the operating coordinate system must. */
    public static boolean isMetric(String crs) {
        try {
            CoordinateReferenceSystem system = CRS.decode(crs, true);
            return "m".equals(system.getCoordinateSystem().getAxis(0).getUnit().toString());
        } catch (FactoryException e) {
            throw new IllegalArgumentException("Unknown coordinate system: " + crs + ". Write it as EPSG:n", e);
        }
    }

    /** The source, as it was named. */
    public String source() {
        return source;
    }

    /** A copy of the geometry in the target coordinate system, with its SRID set; z values are dropped by the caller. */
    public Geometry reproject(Geometry geometry) {
        Geometry result;
        if (identity) {
            result = geometry.copy();
        } else {
            try {
                result = JTS.transform(geometry, transform);
            } catch (MismatchedDimensionException | TransformException e) {
                throw new IllegalArgumentException(
                        "cannot be taken from %s to EPSG:%d: %s".formatted(source, targetSrid, e.getMessage()), e);
            }
        }
        result.setSRID(targetSrid);
        result.geometryChanged();
        return result;
    }

    /** A single position in the target coordinate system; NaN where there is no such place. */
    public Coordinate reproject(Coordinate position) {
        try {
            return JTS.transform(new Coordinate(position.x, position.y), null, transform);
        } catch (TransformException e) {
            return new Coordinate(Double.NaN, Double.NaN);
        }
    }

    /**
     * Where a position of the source coordinate system is on the earth.
     *
     * @return longitude, latitude in WGS 84; NaN where there is no such place
     */
    public Coordinate toLonLat(Coordinate position) {
        try {
            return JTS.transform(new Coordinate(position.x, position.y), null, toWgs84);
        } catch (TransformException e) {
            return new Coordinate(Double.NaN, Double.NaN);
        }
    }

    /** Whether a position lies where the source coordinate system is meant to be used, with a degree to spare. */
    public boolean isInAreaOfUse(Coordinate position) {
        Coordinate lonLat = toLonLat(position);
        return !Double.isNaN(lonLat.x) && !Double.isNaN(lonLat.y) && areaOfUse.contains(lonLat);
    }

    /** Where the source coordinate system is meant to be used, in words. */
    public String describeAreaOfUse() {
        return "longitude %.1f to %.1f, latitude %.1f to %.1f"
                .formatted(
                        areaOfUse.getMinX() + AREA_MARGIN_DEGREES,
                        areaOfUse.getMaxX() - AREA_MARGIN_DEGREES,
                        areaOfUse.getMinY() + AREA_MARGIN_DEGREES,
                        areaOfUse.getMaxY() - AREA_MARGIN_DEGREES);
    }

    private static Envelope areaOfUse(CoordinateReferenceSystem system) {
        GeographicBoundingBox box = CRS.getGeographicBoundingBox(system);
        Envelope area = box == null
                ? new Envelope(-180, 180, -90, 90)
                : new Envelope(
                        box.getWestBoundLongitude(),
                        box.getEastBoundLongitude(),
                        box.getSouthBoundLatitude(),
                        box.getNorthBoundLatitude());
        area.expandBy(AREA_MARGIN_DEGREES);
        return area;
    }
}
