package io.curbstop.dispatch.geodata;

import io.curbstop.map.source.FeatureRecord;
import io.curbstop.map.source.LayerType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one way in and out of the geodata tables. Geometries are in the city's operating coordinate system, with its SRID
 * set. A data set is a name under which features came in ({@code demo}, or the mapping's); refs are unique in a layer of
 * a data set.
 */
@Component
public class GeodataStore {

    /** The data set of the generated demo city. */
    public static final String DEMO_DATASET = "demo";

    /** PostgreSQL's notification channel on which a change of geodata is announced at commit. */
    static final String CHANNEL = "curbstop_geodata";

    private final JdbcTemplate jdbc;
    private final CityStore cities;

    GeodataStore(JdbcTemplate jdbc, CityStore cities) {
        this.jdbc = jdbc;
        this.cities = cities;
    }

    /**
     * Makes a layer of a data set hold exactly these records: new ones are inserted, changed ones updated, unchanged
     * ones left alone, vanished ones removed. All or nothing. A valve's state reported from the field is kept.
     *
     * @param dataset the data set
     * @param layer the layer all records are of
     * @param records the records, each ref once; geometries in the operating coordinate system or null
     * @return what changed; when anything did, {@code city.geodata_version} grows by one
     * @throws IllegalArgumentException when a record is of another layer or coordinate system
     * @throws org.springframework.dao.DuplicateKeyException when a ref comes twice
     */
    @Transactional
    public LayerChange replaceLayer(String dataset, LayerType layer, Iterable<FeatureRecord> records) {
        LayerTable table = LayerTable.of(layer);
        jdbc.execute(table.createIncoming());
        copy(table, layer, records);
        jdbc.execute(table.indexIncoming());
        long kept = layer == LayerType.VALVE ? jdbc.queryForObject(table.countKeptFromField(), Long.class, dataset) : 0;
        long total = jdbc.queryForObject("select count(*) from incoming_" + table.name(), Long.class);
        long removed = jdbc.update(table.deleteVanished(), dataset);
        long updated = jdbc.update(table.updateChanged(), dataset);
        long inserted = jdbc.update(table.insertNew(), dataset, dataset);
        jdbc.execute(table.dropIncoming());
        LayerChange change = new LayerChange(layer, inserted, updated, total - inserted - updated, removed, kept);
        if (change.changedAnything()) {
            cities.refreshBounds();
            bumpVersion(table.name());
        }
        return change;
    }

    /** Removes every feature of a data set from every layer and returns how many there were. */
    @Transactional
    public long removeDataset(String dataset) {
        long removed = 0;
        for (LayerType layer : LayerType.values()) {
            String table = LayerTable.of(layer).name();
            int rows = jdbc.update("delete from " + table + " where dataset = ?", dataset);
            if (rows > 0) {
                bumpVersion(table);
            }
            removed += rows;
        }
        return removed;
    }

    /** All features of a layer, of every data set, ordered by ref. */
    @Transactional(readOnly = true)
    public List<FeatureRecord> readLayer(LayerType layer) {
        List<FeatureRecord> all = new ArrayList<>();
        readLayer(layer, all::add);
        return all;
    }

    /** Gives every feature of a layer to the consumer, ordered by ref, without holding them all. */
    @Transactional(readOnly = true)
    public void readLayer(LayerType layer, Consumer<FeatureRecord> consumer) {
        jdbc.execute((ConnectionCallback<Void>) connection -> {
            try (var statement =
                    connection.prepareStatement(LayerTable.of(layer).select() + " order by ref, dataset")) {
                statement.setFetchSize(2000);
                try (var rows = statement.executeQuery()) {
                    RecordReader reader = new RecordReader(layer);
                    while (rows.next()) {
                        consumer.accept(reader.read(rows));
                    }
                }
            }
            return null;
        });
    }

    /** How many features a layer has, over all data sets. */
    public long countLayer(LayerType layer) {
        return jdbc.queryForObject(
                "select count(*) from " + LayerTable.of(layer).name(), Long.class);
    }

    /** The names of the data sets that have features, in order. */
    public List<String> listDatasets() {
        StringBuilder sql = new StringBuilder();
        for (LayerType layer : LayerType.values()) {
            sql.append(sql.isEmpty() ? "" : " union ")
                    .append("select dataset from ")
                    .append(LayerTable.of(layer).name());
        }
        return jdbc.queryForList(sql.append(" order by 1").toString(), String.class);
    }

    /** The content's version; every committed change of geodata makes it greater. */
    public long currentVersion() {
        return cities.findCity().map(City::geodataVersion).orElse(0L);
    }

    /** The version at which any of these tables last changed; 0 when none ever did. */
    long currentVersion(Collection<String> tables) {
        return jdbc.queryForObject(
                "select coalesce(max(version), 0) from layer_version where layer = any (?)", Long.class, (Object)
                        tables.toArray(new String[0]));
    }

    /** The version at which each table last changed; one that never did is not there. */
    Map<String, Long> listVersions() {
        Map<String, Long> versions = new HashMap<>();
        jdbc.query("select layer, version from layer_version", row -> {
            versions.put(row.getString(1), row.getLong(2));
        });
        return versions;
    }

    /** Says that a table changed by other means than {@link #replaceLayer}, within the current transaction. */
    void bumpVersion(String table) {
        Long version = jdbc.queryForObject(
                "update city set geodata_version = geodata_version + 1 returning geodata_version", Long.class);
        jdbc.update(
                "insert into layer_version values (?, ?) on conflict (layer) do update set version = excluded.version",
                table,
                version);
        jdbc.queryForList("select pg_notify(?, '')", CHANNEL);
    }

    private void copy(LayerTable table, LayerType layer, Iterable<FeatureRecord> records) {
        int srid = cities.getCity().srid();
        jdbc.execute((ConnectionCallback<Void>) connection -> {
            CopyIn copy = copyIn(connection, table.copyIncoming());
            try {
                CopyLines lines = new CopyLines(copy, srid);
                for (FeatureRecord row : records) {
                    if (row.layer() != layer) {
                        throw new IllegalArgumentException(
                                "%s %s does not belong in layer %s".formatted(row.layer(), row.id(), layer));
                    }
                    lines.write(row);
                }
                lines.flush();
                copy.endCopy();
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
            return null;
        });
    }

    private static CopyIn copyIn(Connection connection, String sql) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
    }
}
