package io.curbstop.map.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;

/** Reads the feature and attribute tables of a GeoPackage (an SQLite file). */
final class GeoPackageSource implements FeatureSource {

    private final Path file;
    private final Connection connection;

    private GeoPackageSource(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    static GeoPackageSource open(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new IOException(file + " is not there or may not be read");
        }
        // immutable: SQLite then makes no lock or journal file beside it, so a read-only folder will do.
        String url = "jdbc:sqlite:" + file.toAbsolutePath().toUri() + "?immutable=1&mode=ro";
        try {
            Connection connection = DriverManager.getConnection(url);
            GeoPackageSource source = new GeoPackageSource(file, connection);
            try {
                source.layers();
                return source;
            } catch (IOException e) {
                source.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new IOException(file.getFileName() + " is not a GeoPackage: " + e.getMessage(), e);
        }
    }

    @Override
    public List<String> layers() throws IOException {
        return strings("select table_name from gpkg_contents where data_type in ('features', 'attributes')"
                + " order by table_name");
    }

    @Override
    public Set<String> fields(String layer) throws IOException {
        requireLayer(layer);
        Set<String> names = new LinkedHashSet<>(strings("select name from pragma_table_info(" + literal(layer) + ")"));
        findGeometryColumn(layer).ifPresent(names::remove);
        return names;
    }

    @Override
    public Optional<String> crs(String layer) throws IOException {
        return strings("select upper(s.organization) || ':' || s.organization_coordsys_id from gpkg_geometry_columns g"
                        + " join gpkg_spatial_ref_sys s on s.srs_id = g.srs_id where s.srs_id > 0 and g.table_name = "
                        + literal(layer))
                .stream()
                .findFirst();
    }

    @Override
    public void read(String layer, Consumer<SourceRow> sink) throws IOException {
        requireLayer(layer);
        String geometryColumn = findGeometryColumn(layer).orElse(null);
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select * from \"" + layer.replace("\"", "\"\"") + "\"")) {
            GeoPackageGeometry geometries = new GeoPackageGeometry();
            ResultSetMetaData columns = rows.getMetaData();
            for (long number = 1; rows.next(); number++) {
                sink.accept(row(number, rows, columns, geometryColumn, geometries));
            }
        } catch (SQLException e) {
            throw new IOException("%s, layer %s: %s".formatted(file.getFileName(), layer, e.getMessage()), e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private static SourceRow row(
            long number,
            ResultSet rows,
            ResultSetMetaData columns,
            String geometryColumn,
            GeoPackageGeometry geometries)
            throws SQLException {
        Map<String, String> values = new LinkedHashMap<>();
        Geometry geometry = null;
        String broken = null;
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            Object value = rows.getObject(i);
            String name = columns.getColumnName(i);
            if (value == null) {
                continue;
            }
            if (name.equals(geometryColumn)) {
                try {
                    geometry = geometries.read(rows.getBytes(i));
                } catch (ParseException e) {
                    broken = e.getMessage();
                }
            } else if (!(value instanceof byte[])) {
                values.put(name, text(value));
            }
        }
        return new SourceRow(number, geometry, broken, values);
    }

    private static String text(Object value) {
        return value instanceof Double number ? PlainNumbers.plain(number) : value.toString();
    }

    private Optional<String> findGeometryColumn(String layer) throws IOException {
        return strings("select column_name from gpkg_geometry_columns where table_name = " + literal(layer)).stream()
                .findFirst();
    }

    private void requireLayer(String layer) throws IOException {
        List<String> layers = layers();
        if (!layers.contains(layer)) {
            throw new IOException(
                    "%s has no layer '%s'; it has %s".formatted(file.getFileName(), layer, String.join(", ", layers)));
        }
    }

    private List<String> strings(String sql) throws IOException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new IOException(file.getFileName() + " is not a GeoPackage: " + e.getMessage(), e);
        }
    }

    private static String literal(String value) {
        return "'" + value.replace("'", "''") + "'";
    }
}
