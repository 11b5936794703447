package io.curbstop.dispatch.geodata;

import io.curbstop.map.search.AddressIndex;
import io.curbstop.map.search.MainLinker;
import io.curbstop.map.source.FeatureRecord;
import io.curbstop.map.source.LayerType;
import io.curbstop.map.source.Reprojector;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.springframework.stereotype.Component;

/** What finds addresses, places and mains in the city as loaded, shared by all. */
@Component
public class SearchRegistry {

    private static final List<String> TABLES =
            List.of("street", "address", "place", "main", "valve", "hydrant", "building");

    private final GeodataStore geodata;
    private final CityStore cities;

    private volatile CitySearch loaded;

    SearchRegistry(GeodataStore geodata, CityStore cities) {
        this.geodata = geodata;
        this.cities = cities;
    }

    /** The search as last loaded; loads it when nobody has yet. At most half a second behind the database. */
    public CitySearch current() {
        CitySearch known = loaded;
        return known != null ? known : refresh();
    }

    /** The search over what stands in the database now: loads again when it has changed, else returns what is loaded. */
    public synchronized CitySearch refresh() {
        long version = geodata.currentVersion(TABLES);
        if (loaded == null || loaded.version() != version) {
            loaded = load(version);
        }
        return loaded;
    }

    private CitySearch load(long version) {
        List<FeatureRecord> streets = geodata.readLayer(LayerType.STREET);
        List<FeatureRecord> mains = geodata.readLayer(LayerType.MAIN).stream()
                .filter(m -> m.geometry() != null)
                .toList();
        List<FeatureRecord> surveyed = mains.stream()
                .filter(m -> !m.findText("geometry_quality").orElse("").equals("street"))
                .toList();
        List<FeatureRecord> assets = new ArrayList<>(mains);
        assets.addAll(geodata.readLayer(LayerType.VALVE));
        assets.addAll(geodata.readLayer(LayerType.HYDRANT));
        AddressIndex.Builder index = AddressIndex.builder()
                .streets(streets)
                .addresses(geodata.readLayer(LayerType.ADDRESS))
                .places(geodata.readLayer(LayerType.PLACE))
                .evidence(surveyed)
                .evidence(geodata.readLayer(LayerType.BUILDING))
                .assets(assets);
        cities.findCity().ifPresent(city -> {
            index.municipality(city.name());
            Reprojector fromWgs84 = Reprojector.between(Reprojector.WGS84, city.srid());
            index.transform((lon, lat) -> fromWgs84.reproject(new Coordinate(lon, lat)));
        });
        // A burst in the road is never linked to the sewer beside it.
        List<FeatureRecord> waterMains = mains.stream()
                .filter(m -> m.findText("network").orElse("water").equals("water"))
                .toList();
        return new CitySearch(index.build(), MainLinker.of(waterMains, streets), version);
    }
}
