package io.curbstop.map.source.mapping;

import io.curbstop.map.source.LayerType;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Envelope;

/**
 * What a mapping file says.
 *
 * @param file the mapping file's own name, for messages
 * @param name a name for people, such as the city's
 * @param dataset the name under which the features stand in the database
 * @param crs the coordinate system of the files unless they or an entry say otherwise, as {@code EPSG:n}; also the
 *     operating coordinate system of a city whose first data this is
 * @param timeZone in which the sources' local times are
 * @param snapTolerance_m how far apart ends of mains, and valves and mains, may be and still belong together
 * @param credits who is to be named where the data is shown, or null
 * @param bounds where all of it must lie, longitude and latitude in WGS 84; null for no check
 * @param entries the source layers, in the file's order
 */
public record Mapping(
        String file,
        String name,
        String dataset,
        String crs,
        ZoneId timeZone,
        double snapTolerance_m,
        String credits,
        Envelope bounds,
        List<SourceEntry> entries) {

    /** Copies the entries. */
    public Mapping {
        entries = List.copyOf(entries);
    }

    /** The layers that the mapping fills, in the order in which they are declared in {@link LayerType}. */
    public List<LayerType> layers() {
        return entries.stream().map(SourceEntry::layer).distinct().sorted().toList();
    }

    /** The entries that fill a layer. */
    public List<SourceEntry> entriesOf(LayerType layer) {
        return entries.stream().filter(e -> e.layer() == layer).toList();
    }

    /** The SRID of {@link #crs()}. */
    public int srid() {
        return Integer.parseInt(crs.substring(crs.indexOf(':') + 1));
    }

    /**
     * The same mapping for one given file: the entries that name it; or all of them, pointed at it, when the mapping
     * names one file only.
     *
     * @param fileName the file's name, without folder
     * @return empty when the mapping has nothing to say about such a file
     */
    public Optional<Mapping> forFile(String fileName) {
        List<SourceEntry> named = entries.stream()
                .filter(e -> e.fileName().equals(fileName))
                .map(e -> e.withFile(fileName))
                .toList();
        if (named.isEmpty()) {
            Set<String> files = entries.stream().map(SourceEntry::file).collect(Collectors.toSet());
            if (files.size() == 1) {
                named = entries.stream().map(e -> e.withFile(fileName)).toList();
            }
        }
        return named.isEmpty()
                ? Optional.empty()
                : Optional.of(new Mapping(file, name, dataset, crs, timeZone, snapTolerance_m, credits, bounds, named));
    }
}
