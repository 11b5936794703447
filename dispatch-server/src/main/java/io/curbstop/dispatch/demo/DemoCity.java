package io.curbstop.dispatch.demo;

import io.curbstop.dispatch.demo.block.Builder;
import io.curbstop.dispatch.demo.block.Building;
import io.curbstop.dispatch.demo.block.Greens;
import io.curbstop.dispatch.demo.land.Streams;
import io.curbstop.dispatch.demo.land.Terrain;
import io.curbstop.dispatch.demo.people.Crew;
import io.curbstop.dispatch.demo.people.Households;
import io.curbstop.dispatch.demo.people.Incidents;
import io.curbstop.dispatch.demo.people.NamedPlace;
import io.curbstop.dispatch.demo.people.Population;
import io.curbstop.dispatch.demo.people.Roster;
import io.curbstop.dispatch.demo.pipe.SewerBuilder;
import io.curbstop.dispatch.demo.pipe.SewerNetwork;
import io.curbstop.dispatch.demo.pipe.WaterBuilder;
import io.curbstop.dispatch.demo.pipe.WaterNetwork;
import io.curbstop.dispatch.demo.street.Segment;
import io.curbstop.dispatch.demo.street.StreetNames;
import io.curbstop.dispatch.demo.street.StreetPlan;
import io.curbstop.map.source.FeatureRecord;
import io.curbstop.map.source.LayerType;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.PrecisionModel;

/**
 * The generated city: about 60 km² and 40,000 people on a river, wholly invented. The same seed and day give the same
 * city to the byte.
 *
 * @param layers its features by layer, in the operating coordinate system
 * @param crews its crews
 */
public record DemoCity(Map<LayerType, List<FeatureRecord>> layers, List<Crew> crews) {
    /** What it is called. */
    public static final String NAME = "Port Ellery";
    /** Its operating coordinate system: UTM zone 18 north, metres. */
    public static final int SRID = CityRecords.SRID;
    /** The time its people live by. */
    public static final ZoneId TIME_ZONE = ZoneId.of("America/New_York");
    /** The city everybody sees. */
    public static final long DEFAULT_SEED = 1;

    private static final LocalDate DEFAULT_DAY = LocalDate.of(2026, 7, 1);

    /** The city of a seed, with its past ending on a fixed day. */
    public static DemoCity generate(long seed) {
        return generate(seed, DEFAULT_DAY);
    }

    /**
     * The city of a seed.
     *
     * @param today the first day after its remembered past, from which qualifications still hold
     */
    public static DemoCity generate(long seed, LocalDate today) {
        Streams streams = new Streams(seed);
        GeometryFactory shapes = new GeometryFactory(new PrecisionModel());
        Terrain terrain = new Terrain(streams, shapes);
        StreetPlan plan = StreetPlan.draw(streams, terrain);
        List<Segment> segments = StreetNames.assign(streams, plan);
        List<Building> buildings = Builder.build(streams, terrain, plan, segments);
        WaterNetwork water = WaterBuilder.lay(streams, terrain, plan, segments);
        SewerNetwork sewers = SewerBuilder.lay(streams, terrain, plan);
        Population population = Households.settle(streams, buildings, water);

        CityRecords records = new CityRecords(shapes);
        LandRecords land = new LandRecords(records, terrain);
        land.streets(segments);
        land.water();
        land.greens(Greens.grow(streams, terrain, plan, segments));
        land.buildings(buildings, population);
        PipeRecords pipes = new PipeRecords(records, terrain);
        pipes.water(water);
        pipes.sewers(sewers);
        pipes.customers(population.customers());
        pipes.incidents(Incidents.remember(streams, buildings, water, population.customers(), today));
        return new DemoCity(records.layers(), Roster.crews(streams, depots(records, population), today));
    }

    private static List<Map.Entry<String, Point>> depots(CityRecords records, Population population) {
        List<Map.Entry<String, Point>> depots = new ArrayList<>();
        for (NamedPlace place : population.places()) {
            if (place.kind().equals("depot")) {
                Point at = (Point)
                        records.placed(records.point(place.building().segment().line()[0]));
                depots.add(Map.entry(place.name(), at));
            }
        }
        return depots;
    }

    /** The features of a layer. */
    public List<FeatureRecord> layer(LayerType layer) {
        return layers.get(layer);
    }
}
