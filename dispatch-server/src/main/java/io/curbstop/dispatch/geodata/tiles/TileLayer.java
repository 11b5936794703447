package io.curbstop.dispatch.geodata.tiles;

import java.util.Optional;

/**
 * The layers of a tile, what each shows of its features and from which zoom. Nothing personal is in any: customers are
 * not here, and buildings have no names.
 */
enum TileLayer {
    WATER_AREA("water_area", 6, "geom", "ref, name", "water_area"),
    GREEN_AREA("green_area", 10, "geom", "ref, name, kind", "green_area"),
    PRESSURE_ZONE("pressure_zone", 9, "geom", "ref, name, head_m", "pressure_zone"),
    BUILDING("building", 14, "geom", "ref, use", "building"),
    STREET("street", 6, "geom", "ref, name, street_class, one_way, bridge", "street") {
        @Override
        Optional<String> condition(int z) {
            if (z >= 13) {
                return Optional.empty();
            }
            return Optional.of(
                    z >= 11
                            ? "street_class in ('highway', 'ramp', 'arterial', 'collector')"
                            : "street_class in ('highway', 'arterial')");
        }
    },
    MAIN(
            "main",
            10,
            "geom",
            "ref, asset_ref, network, link_kind, link_status, diameter_mm, material,"
                    + " extract(year from installed_on)::int as installed_year, pressure_zone, geometry_quality",
            "main") {
        @Override
        Optional<String> condition(int z) {
            if (z >= 13) {
                return Optional.empty();
            }
            return Optional.of(z == 12 ? "diameter_mm >= 200" : "diameter_mm >= 300");
        }
    },
    SERVICE("service", 16, "geom", "ref, diameter_mm, material", "service"),
    VALVE(
            "valve",
            13,
            // A valve that is a link of its own is shown at its middle.
            "case geometrytype(geom) when 'POINT' then geom else st_lineinterpolatepoint(geom, 0.5) end",
            "ref, asset_ref, coalesce(asset_ref, ref) as label, network, valve_kind, position, operability,"
                    + " diameter_mm, main_ref",
            "valve") {
        @Override
        Optional<String> condition(int z) {
            return z >= 15
                    ? Optional.empty()
                    : Optional.of("(position <> 'open' or operability not in ('operable', 'unknown'))");
        }
    },
    HYDRANT("hydrant", 15, "geom", "ref, network", "hydrant"),
    MANHOLE("manhole", 15, "geom", "ref, depth_m", "manhole"),
    PLACE("place", 11, "geom", "ref, name, kind", "place"),
    SOURCE("source", 10, "geom", "ref, name, network, node_kind", "node") {
        @Override
        Optional<String> condition(int z) {
            return Optional.of("node_kind <> 'junction'");
        }
    },
    ADDRESS("address", 17, "geom", "civic, unit", "address");

    private final String code;
    private final int minZoom;
    private final String geometry;
    private final String columns;
    private final String table;

    TileLayer(String code, int minZoom, String geometry, String columns, String table) {
        this.code = code;
        this.minZoom = minZoom;
        this.geometry = geometry;
        this.columns = columns;
        this.table = table;
    }

    /** The layer's name in the tile. */
    String code() {
        return code;
    }

    boolean isShownAt(int z) {
        return z >= minZoom;
    }

    /** Which features are left at a zoom; empty for all. */
    Optional<String> condition(int z) {
        return Optional.empty();
    }

    /**
     * The query of this layer's part of a tile. It expects a common table {@code tile} with the tile's envelope in Web
     * Mercator ({@code mercator}) and a box around it in the operating coordinate system ({@code city_box}).
     */
    String sql(int z) {
        return ("select st_asmvt(f, '%s', %d, 'shape', 'id') from (select id, st_asmvtgeom("
                        + "st_transform(%s, 3857), tile.mercator, %d, %d) as shape, %s from %s, tile"
                        + " where geom && tile.city_box%s order by id) f where shape is not null")
                .formatted(
                        code,
                        TileQuery.EXTENT,
                        geometry,
                        TileQuery.EXTENT,
                        TileQuery.BUFFER,
                        columns,
                        table,
                        condition(z).map(c -> " and " + c).orElse(""));
    }
}
