package io.curbstop.map.search;

import io.curbstop.map.search.GeocodeAnswer.Status;
import io.curbstop.map.source.FeatureRecord;
import io.curbstop.map.source.LayerType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
    private static final Pattern NUMBER_FIRST = Pattern.compile("(" + CivicNumber.PATTERN + ")\\s+(\\S.*)");
    private static final Pattern CORNER = Pattern.compile(
            "(?:(?:the )?(?:corner|intersection) of |between )?(.+?)\\s*(?:\\s(?:and|at|x|near|by)\\s|&|@|/)\\s*(.+)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ASSET = Pattern.compile(
            "(?:the )?(valve|hydrant|main|node|manhole)\\s+(?:no\\.?\\s*|number\\s+|#\\s*)?(\\S*\\d\\S*)",
            Pattern.CASE_INSENSITIVE);
    /** Candidates this much worse than the best are not offered. */
    private static final double WORSE = 0.045;
    /** Candidates nearer to each other than this are the same place for a dispatcher. */
    private static final double SAME_PLACE_M = 100;

    private static final double SURE_STREET = 0.75;

    private final CoordinateReader coordinates;
    private final AddressFinder addresses;
    private final IntersectionFinder intersections;
    private final PlaceFinder places;
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
        coordinates = new CoordinateReader(builder.transform, builder.area(), geometries);
        addresses = new AddressFinder(graph, book, geometries);
        intersections = new IntersectionFinder(graph, book, geometries);
        places = new PlaceFinder(builder.places, builder.assets, geometries);
        scanner = new NarrativeScanner(book, places, this::geocodeStructured);
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
        if (asked.isEmpty()) {
            return notFound("Nothing to look for: the text is empty.");
        }
        GeocodeAnswer answer = geocodeStructured(asked);
        if (answer.status() != Status.NOT_FOUND) {
            return answer;
        }
        return findAddresses(asked).stream()
                .map(FoundAddress::answer)
                .min(Comparator.comparing(
                        (GeocodeAnswer a) -> a.candidates().get(0).method() == GeocodeMethod.STREET))
                .orElse(answer);
    }

    private GeocodeAnswer geocodeStructured(String asked) {
        Optional<GeocodeAnswer> given = coordinates.read(asked);
        if (given.isPresent()) {
            return given.get();
        }
        List<GeocodeCandidate> found = findAssets(asked);
        Matcher numbered = NUMBER_FIRST.matcher(asked);
        CivicNumber civic = numbered.matches() ? CivicNumber.parse(numbered.group(1)) : null;
        if (found.isEmpty() && civic != null) {
            found = addresses.find(civic, beforeComma(numbered.group(2)));
        }
        Matcher corner = CORNER.matcher(beforeComma(asked));
        boolean twoStreets = corner.matches();
        if (twoStreets) {
            List<GeocodeCandidate> crossings = intersections.find(corner.group(1), corner.group(2));
            if (!crossings.isEmpty()
                    && (found.isEmpty()
                            || crossings.get(0).score() > found.get(0).score() + 0.05)) {
                found = crossings;
            }
        }
        if (found.isEmpty() && civic == null) {
            found = places.find(beforeComma(asked));
            List<GeocodeCandidate> streets = addresses.findStreet(beforeComma(asked)).stream()
                    .filter(c -> c.score() >= SURE_STREET)
                    .toList();
            if (found.isEmpty()
                    || !streets.isEmpty()
                            && streets.get(0).score() > found.get(0).score() + 0.01) {
                found = streets;
            }
        }
        if (found.isEmpty() && twoStreets) {
            List<String> names = intersections.findNames(corner.group(1), corner.group(2));
            if (names.size() == 2) {
                return notFound(names.get(0) + " and " + names.get(1) + " are known but do not meet.");
            }
        }
        return answer(asked, found);
    }

    private List<GeocodeCandidate> findAssets(String asked) {
        Matcher asset = ASSET.matcher(asked);
        if (asset.matches()) {
            return places.findAsset(
                    asset.group(2), LayerType.valueOf(asset.group(1).toUpperCase(Locale.ROOT)));
        }
        return asked.contains(" ") ? List.of() : places.findAsset(asked, null);
    }

    private static GeocodeAnswer answer(String asked, List<GeocodeCandidate> found) {
        List<GeocodeCandidate> apart = new ArrayList<>();
        for (GeocodeCandidate candidate : found) {
            boolean close = candidate.score() >= found.get(0).score() - WORSE;
            if (close && apart.stream().noneMatch(k -> samePlace(k, candidate)) && apart.size() < 10) {
                apart.add(candidate);
            }
        }
        if (apart.isEmpty()) {
            return notFound("Nothing on this map fits “" + asked + "”.");
        }
        if (apart.size() == 1) {
            return new GeocodeAnswer(Status.FOUND, apart, apart.get(0).explanation());
        }
        String labels = apart.stream().map(GeocodeCandidate::label).distinct().collect(Collectors.joining("; "));
        return new GeocodeAnswer(
                Status.AMBIGUOUS, apart, apart.size() + " places fit “" + asked + "”: " + labels + ".");
    }

    private static boolean samePlace(GeocodeCandidate a, GeocodeCandidate b) {
        return a.point().distance(b.point()) < SAME_PLACE_M && Objects.equals(a.street(), b.street());
    }

    private static String beforeComma(String text) {
        int comma = text.indexOf(',');
        return comma > 0 ? text.substring(0, comma) : text;
    }

    private static GeocodeAnswer notFound(String explanation) {
        return new GeocodeAnswer(Status.NOT_FOUND, List.of(), explanation);
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
        private GeographicTransform transform;

        private Builder() {}

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
