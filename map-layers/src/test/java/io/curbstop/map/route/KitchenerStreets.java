package io.curbstop.map.route;

import io.curbstop.map.source.FeatureRecord;
import io.curbstop.map.source.LayerType;
import io.curbstop.map.source.mapping.LayerConverter;
import io.curbstop.map.source.mapping.Mapping;
import io.curbstop.map.source.mapping.MappingException;
import io.curbstop.map.source.mapping.MappingReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Coordinate;

/** The streets of Kitchener, read by the mapping that an import uses. */
record KitchenerStreets(StreetNetwork network) {

    /** Reads them; {@code data} is the folder that the mapping's files are relative to. */
    static KitchenerStreets read(Path data) throws MappingException, IOException {
        Mapping mapping = MappingReader.read(Path.of("mappings/kitchener.yml"));
        List<FeatureRecord> streets = new ArrayList<>();
        try (LayerConverter converter = new LayerConverter(mapping, data, 26917)) {
            converter.convert(LayerType.STREET, streets::add, problem -> {}, rows -> {});
        }
        return new KitchenerStreets(StreetNetwork.of(streets, StreetOptions.defaults()));
    }

    /** Places beside streets all over the city, as units stand. */
    List<Coordinate> places(int count, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, count)
                .mapToObj(
                        i -> network.parts().get(random.nextInt(network.parts().size())))
                .map(part -> {
                    Coordinate at = part.line().getCoordinateN(0);
                    return new Coordinate(at.x + random.nextDouble(30), at.y + random.nextDouble(30));
                })
                .toList();
    }
}
