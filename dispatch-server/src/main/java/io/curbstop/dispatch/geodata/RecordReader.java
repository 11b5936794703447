package io.curbstop.dispatch.geodata;

import io.curbstop.map.source.FeatureRecord;
import io.curbstop.map.source.LayerType;
import io.curbstop.map.source.LayerType.Attribute;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;

/** Turns a row of {@link LayerTable#select()} into a feature record. */
final class RecordReader {

    private final LayerType layer;
    private final WKBReader wkb = new WKBReader();

    RecordReader(LayerType layer) {
        this.layer = layer;
    }

    FeatureRecord read(ResultSet row) throws SQLException {
        Map<String, Object> attributes = new HashMap<>();
        for (Attribute attribute : layer.attributes()) {
            Object value =
                    switch (attribute.type()) {
                        case TEXT -> row.getString(attribute.name());
                        case INTEGER -> row.getObject(attribute.name(), Integer.class);
                        case NUMBER -> row.getObject(attribute.name(), Double.class);
                        case BOOLEAN -> row.getObject(attribute.name(), Boolean.class);
                        case DATE -> row.getObject(attribute.name(), LocalDate.class);
                    };
            if (value != null) {
                attributes.put(attribute.name(), value);
            }
        }
        return new FeatureRecord(layer, row.getString("ref"), geometry(row.getBytes("geom")), attributes, 0);
    }

    private Geometry geometry(byte[] ewkb) throws SQLException {
        if (ewkb == null) {
            return null;
        }
        try {
            return wkb.read(ewkb);
        } catch (ParseException e) {
            throw new SQLException("unreadable geometry in " + layer, e);
        }
    }
}
