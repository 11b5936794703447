package io.curbstop.map.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.io.WKTReader;

/** Makes GeoPackages for tests. */
public final class GeoPackages {

    private GeoPackages() {}

    /** A file with one table {@code pipe(gid, geom, name, size, built)}; a row is {WKT or null, name, size, built}. */
    public static Path write(Path file, int srsId, Object[]... rows) throws SQLException, IOException {
        try (Connection db = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            try (Statement sql = db.createStatement()) {
                sql.executeUpdate("create table gpkg_spatial_ref_sys (srs_name text, srs_id integer primary key,"
                        + " organization text, organization_coordsys_id integer, definition text)");
                sql.executeUpdate("insert into gpkg_spatial_ref_sys values ('x', " + srsId + ", 'EPSG', " + srsId
                        + ", 'undefined')");
                sql.executeUpdate("create table gpkg_contents (table_name text primary key, data_type text,"
                        + " identifier text, srs_id integer)");
                sql.executeUpdate("insert into gpkg_contents values ('pipe', 'features', 'pipe', " + srsId + ")");
                sql.executeUpdate("create table gpkg_geometry_columns (table_name text, column_name text,"
                        + " geometry_type_name text, srs_id integer, z integer, m integer)");
                sql.executeUpdate(
                        "insert into gpkg_geometry_columns values ('pipe', 'geom', 'GEOMETRY', " + srsId + ", 0, 0)");
                sql.executeUpdate("create table pipe (gid integer primary key, geom blob, name text, size real,"
                        + " built text)");
            }
            try (PreparedStatement insert =
                    db.prepareStatement("insert into pipe (geom, name, size, built) values (?, ?, ?, ?)")) {
                for (Object[] row : rows) {
                    insert.setBytes(1, row[0] instanceof byte[] raw ? raw : blob((String) row[0], srsId));
                    insert.setObject(2, row[1]);
                    insert.setObject(3, row[2]);
                    insert.setObject(4, row[3]);
                    insert.executeUpdate();
                }
            }
        }
        return file;
    }

    /** A GeoPackage geometry: little-endian header with an envelope of x and y, then WKB. */
    static byte[] blob(String wkt, int srsId) throws IOException {
        if (wkt == null) {
            return null;
        }
        try {
            Geometry geometry = new WKTReader().read(wkt);
            var box = geometry.getEnvelopeInternal();
            ByteBuffer header = ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN);
            header.put((byte) 'G')
                    .put((byte) 'P')
                    .put((byte) 0)
                    .put((byte) 0b0000_0011)
                    .putInt(srsId);
            header.putDouble(box.getMinX())
                    .putDouble(box.getMaxX())
                    .putDouble(box.getMinY())
                    .putDouble(box.getMaxY());
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(header.array());
            out.write(new WKBWriter().write(geometry));
            return out.toByteArray();
        } catch (ParseException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
