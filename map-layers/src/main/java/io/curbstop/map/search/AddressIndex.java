package io.curbstop.map.search;

import io.curbstop.map.search.GeocodeAnswer.Status;
import io.curbstop.map.source.FeatureRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;

/**
 * Finds places from what callers say and dispatchers type: addresses, intersections, named places, coordinates, assets.
 *
 * <p>Immutable and thread-safe; build a new one when the data changes. Geometries in and out are in the operating CRS
 * (metres).
 */
public final class AddressIndex {
    private final Geocoder geocoder;
    private final NarrativeScanner scanner;
    private final Suggester suggester;

    private AddressIndex(Builder builder) {
        StreetGraph graph = new StreetGraph(builder.streets.stream()
                .map(Segment::of)
                .flatMap(Optional::stream)
                .toList());
        new CurveFitter(graph, Evidence.of(builder.evidence)).fitAll();
        GeometryFactory geometries = new GeometryFactory(new PrecisionModel(), builder.srid());
        StreetBook book = new StreetBook(graph, builder.addresses);
        AddressFinder addresses = new AddressFinder(graph, book, geometries);
        IntersectionFinder intersections = new IntersectionFinder(graph, book, geometries);
        PlaceFinder places = new PlaceFinder(builder.places, builder.assets, geometries);
        CoordinateReader coordinates = new CoordinateReader(builder.transform, builder.area(), geometries);
        Surroundings surroundings =
                new Surroundings(builder.municipality, words -> places.isKnown(words) || book.isKnown(words));
        geocoder = new Geocoder(coordinates, addresses, intersections, places, book, surroundings);
        scanner = new NarrativeScanner(book, places, geocoder::geocode);
        suggester = new Suggester(book, intersections, addresses, places, geometries);
    }

    /** An index over streets, address points and places, without the extras of {@link #builder()}. */
    public static AddressIndex of(
            Collection<FeatureRecord> streets, Collection<FeatureRecord> addresses, Collection<FeatureRecord> places) {
        return builder().streets(streets).addresses(addresses).places(places).build();
    }

    /** Starts an index; every part is optional. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * What a text means: an address, an intersection, a street, a place, coordinates or an asset, or a sentence with one
     * of these inside.
     *
     * @param text as said or typed, any case
     * @return never null; says NOT_FOUND in plain words rather than failing
     */
    public GeocodeAnswer geocode(String text) {
        String asked = text == null ? "" : text.strip().replaceAll("\\s+", " ");
        GeocodeAnswer whole = geocoder.geocode(asked);
        if (whole.status() != Status.NOT_FOUND) {
            return whole;
        }
        List<GeocodeAnswer> inside =
                scanner.scan(asked).stream().map(FoundAddress::answer).toList();
        Optional<GeocodeAnswer> precise = inside.stream()
                .filter(a -> a.findBest().map(GeocodeCandidate::method).orElse(null) != GeocodeMethod.STREET)
                .findFirst();
        return precise.orElseGet(() -> geocoder.findHalfCorner(asked).orElse(inside.isEmpty() ? whole : inside.get(0)));
    }

    /**
     * What a civic number and a street mean, when they come in two fields.
     *
     * @param civic as recorded ("118", "118-B", "118-120"); null or blank when not known
     * @param street as recorded; an intersection is understood here too
     */
    public GeocodeAnswer geocode(String civic, String street) {
        String number = civic == null ? "" : civic.strip();
        String name = street == null ? "" : street.strip();
        boolean usable = CivicNumber.parse(number) != null;
        return geocode(usable ? number + " " + name : name);
    }

    /** The places named inside a narrative, in the order they stand in it. */
    public List<FoundAddress> findAddresses(String narrative) {
        return narrative == null ? List.of() : scanner.scan(narrative);
    }

    /**
     * The lines to offer while someone types.
     *
     * @param prefix what stands in the field so far
     * @param limit the most lines to return
     */
    public List<Suggestion> suggest(String prefix, int limit) {
        return suggester.suggest(prefix == null ? "" : prefix, limit);
    }

    /** Collects what an {@link AddressIndex} is made of. */
    public static final class Builder {
        private final List<FeatureRecord> streets = new ArrayList<>();
        private final List<FeatureRecord> addresses = new ArrayList<>();
        private final List<FeatureRecord> places = new ArrayList<>();
        private final List<FeatureRecord> evidence = new ArrayList<>();
        private final List<FeatureRecord> assets = new ArrayList<>();
        private final List<String> municipality = new ArrayList<>();
        private GeographicTransform transform;

        private Builder() {}

        /** A name of the municipality served; addresses that name another one are answered OUTSIDE. */
        public Builder municipality(String name) {
            municipality.add(name);
            return this;
        }

        /** Street segments with their address ranges. */
        public Builder streets(Collection<FeatureRecord> records) {
            streets.addAll(records);
            return this;
        }

        /** Surveyed address points. */
        public Builder addresses(Collection<FeatureRecord> records) {
            addresses.addAll(records);
            return this;
        }

        /** Named places. */
        public Builder places(Collection<FeatureRecord> records) {
            places.addAll(records);
            return this;
        }

        /** Mains and buildings whose geometry shows where a street drawn as a straight line really runs. */
        public Builder evidence(Collection<FeatureRecord> records) {
            evidence.addAll(records);
            return this;
        }

        /** Assets to be found by their number: valves, hydrants, mains, nodes. */
        public Builder assets(Collection<FeatureRecord> records) {
            assets.addAll(records);
            return this;
        }

        /** Lets the index understand longitude and latitude; without it they are answered NOT_FOUND. */
        public Builder transform(GeographicTransform toOperating) {
            transform = toOperating;
            return this;
        }

        private int srid() {
            return Stream.of(streets, addresses, places, assets)
                    .flatMap(List::stream)
                    .filter(r -> r.geometry() != null)
                    .findFirst()
                    .map(r -> r.geometry().getSRID())
                    .orElse(0);
        }

        private Envelope area() {
            Envelope area = new Envelope();
            Stream.of(streets, addresses, places, assets)
                    .flatMap(List::stream)
                    .filter(r -> r.geometry() != null)
                    .forEach(r -> area.expandToInclude(r.geometry().getEnvelopeInternal()));
            return area;
        }

        /** Builds the index. */
        public AddressIndex build() {
            return new AddressIndex(this);
        }
    }
}
