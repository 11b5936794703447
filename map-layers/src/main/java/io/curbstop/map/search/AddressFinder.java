package io.curbstop.map.search;

import io.curbstop.map.search.NumberedStreet.NumberPlace;
import io.curbstop.map.search.StreetBook.Street;
import io.curbstop.map.source.FeatureRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/** Places a civic number on a street: by its address point, between its neighbours, or within a range. */
final class AddressFinder {
    private static final double LEAST_SCORE = 0.6;
    private static final double APART_M = 150;
    private static final int STREETS_TRIED = 12;

    private final StreetGraph graph;
    private final StreetBook book;
    private final GeometryFactory geometries;

    AddressFinder(StreetGraph graph, StreetBook book, GeometryFactory geometries) {
        this.graph = graph;
        this.book = book;
        this.geometries = geometries;
    }

    /** Candidates for a number on a street as typed, best first. */
    List<GeocodeCandidate> find(CivicNumber civic, String streetText) {
        List<GeocodeCandidate> candidates = new ArrayList<>();
        for (StreetBook.Match match :
                book.match(streetText).stream().limit(STREETS_TRIED).toList()) {
            candidates.addAll(onStreet(civic, match, streetText));
        }
        return sorted(candidates);
    }

    /** Candidates for a street without a number, best first. */
    List<GeocodeCandidate> findStreet(String streetText) {
        List<GeocodeCandidate> candidates = new ArrayList<>();
        for (StreetBook.Match match :
                book.match(streetText).stream().limit(STREETS_TRIED).toList()) {
            candidates.add(streetOnly(match, null, match.score(), reading(match, streetText)));
        }
        return sorted(candidates);
    }

    private static List<GeocodeCandidate> sorted(List<GeocodeCandidate> candidates) {
        return candidates.stream()
                .filter(c -> c.score() >= LEAST_SCORE)
                .sorted(Comparator.comparingDouble(GeocodeCandidate::score).reversed())
                .toList();
    }

    private List<GeocodeCandidate> onStreet(CivicNumber civic, StreetBook.Match match, String asked) {
        Street street = book.street(match.street());
        String reading = reading(match, asked);
        int number = civic.number();
        if (civic.upTo() > 0) {
            boolean middle = civic.looksLikeRange() && !street.points().containsKey(civic.upTo());
            number = middle ? (civic.number() + civic.upTo()) / 4 * 2 + civic.number() % 2 : civic.upTo();
            reading +=
                    middle ? " Took the middle of " + civic.label() + "." : " Took " + civic.number() + " as the unit.";
        }
        List<GeocodeCandidate> points = addressPoints(civic, number, street, match, reading);
        if (!points.isEmpty()) {
            return points;
        }
        GeocodeCandidate between = betweenPoints(civic, number, street, match, reading);
        if (between != null) {
            return List.of(between);
        }
        List<NumberPlace> places =
                street.numbered() == null ? List.of() : street.numbered().locate(number);
        if (places.isEmpty()) {
            return List.of(streetOnly(
                    match, civic, match.score() - 0.15, reading + " No numbers are known on this street: its middle."));
        }
        NumberPlace best = places.get(0);
        List<GeocodeCandidate> found = new ArrayList<>();
        for (NumberPlace place : places) {
            boolean rival = place.cost() < 10
                    && place.cost() <= best.cost() + 0.5
                    && place.point().distance(best.point()) > APART_M;
            if (place == best || rival) {
                found.add(byRange(civic, number, street, place, match, reading));
            }
        }
        return found;
    }

    private List<GeocodeCandidate> addressPoints(
            CivicNumber civic, int number, Street street, StreetBook.Match match, String reading) {
        List<GeocodeCandidate> found = new ArrayList<>();
        Coordinate first = null;
        List<FeatureRecord> records = new ArrayList<>(street.points().getOrDefault(number, List.of()));
        records.sort(Comparator.comparing(r -> suffixOf(r).equals(civic.suffix()) ? 0 : 1));
        for (FeatureRecord record : records) {
            boolean sameSuffix = suffixOf(record).equals(civic.suffix());
            Coordinate place = record.geometry().getCentroid().getCoordinate();
            if (first == null || sameSuffix && place.distance(first) > APART_M) {
                first = place;
                found.add(candidate(
                        civic,
                        street,
                        place,
                        GeocodeMethod.ADDRESS_POINT,
                        8,
                        match.score() - (sameSuffix ? 0 : 0.02),
                        reading + (sameSuffix ? " The address point." : " The address point of " + number + "."),
                        record.id()));
            }
        }
        return found;
    }

    private static String suffixOf(FeatureRecord address) {
        CivicNumber civic = CivicNumber.parse(address.findText("civic").orElse(""));
        return civic == null ? "" : civic.suffix();
    }

    private GeocodeCandidate betweenPoints(
            CivicNumber civic, int number, Street street, StreetBook.Match match, String reading) {
        Map.Entry<Integer, List<FeatureRecord>> below = street.points().lowerEntry(number);
        while (below != null && (below.getKey() - number) % 2 != 0) {
            below = street.points().lowerEntry(below.getKey());
        }
        Map.Entry<Integer, List<FeatureRecord>> above = street.points().higherEntry(number);
        while (above != null && (above.getKey() - number) % 2 != 0) {
            above = street.points().higherEntry(above.getKey());
        }
        if (below == null || above == null) {
            return null;
        }
        Coordinate a = below.getValue().get(0).geometry().getCentroid().getCoordinate();
        Coordinate b = above.getValue().get(0).geometry().getCentroid().getCoordinate();
        if (a.distance(b) > APART_M) {
            return null;
        }
        double t = (double) (number - below.getKey()) / (above.getKey() - below.getKey());
        return candidate(
                civic,
                street,
                new Coordinate(a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)),
                GeocodeMethod.INTERPOLATED,
                8 + a.distance(b) / 3,
                match.score() - 0.02,
                reading + " Between numbers " + below.getKey() + " and " + above.getKey() + ".",
                below.getValue().get(0).id());
    }

    private GeocodeCandidate byRange(
            CivicNumber civic, int number, Street street, NumberPlace place, StreetBook.Match match, String reading) {
        Segment segment = graph.segment(place.segment());
        double score = match.score()
                - (place.sameParity() ? 0 : 0.05)
                - (place.inferred() ? 0.08 : 0)
                - (place.gap() == 0 ? 0 : 0.1 + Math.min(0.1, place.gap() / 2000.0));
        boolean inside = place.gap() == 0;
        String how = inside
                ? place.inferred()
                        ? " No range holds " + number + "; placed between the numbers of the neighbouring blocks."
                        : " Placed within the numbers of the block" + block(segment) + "."
                : " No block of this street has " + number + "; the nearest numbers" + block(segment) + ".";
        String side = place.sameParity() ? "" : " Odd and even do not agree with the side.";
        return candidate(
                civic,
                street,
                place.point(),
                inside && !place.inferred() ? GeocodeMethod.INTERPOLATED : GeocodeMethod.NEIGHBOURING_RANGE,
                place.accuracy_m(),
                score,
                reading + how + side,
                segment.ref());
    }

    private static String block(Segment segment) {
        if (segment.fromStreet().isBlank() || segment.toStreet().isBlank()) {
            return "";
        }
        return " between " + StreetName.readable(segment.fromStreet()) + " and "
                + StreetName.readable(segment.toStreet());
    }

    private GeocodeCandidate streetOnly(StreetBook.Match match, CivicNumber civic, double score, String explanation) {
        Street street = book.street(match.street());
        boolean drawn = street.numbered() != null;
        Coordinate place = drawn
                ? street.numbered().middle()
                : street.points().firstEntry().getValue().get(0).geometry().getCoordinate();
        double accuracy_m = drawn ? Math.max(30, street.numbered().length_m() / 3) : 300;
        String text = civic == null ? explanation + " The middle of the street." : explanation;
        return candidate(civic, street, place, GeocodeMethod.STREET, accuracy_m, score, text, null);
    }

    private GeocodeCandidate candidate(
            CivicNumber civic,
            Street street,
            Coordinate place,
            GeocodeMethod method,
            double accuracy_m,
            double score,
            String explanation,
            String ref) {
        return new GeocodeCandidate(
                (civic == null ? "" : civic.label() + " ") + street.readable(),
                geometries.createPoint(place),
                civic == null ? null : civic.label(),
                street.name(),
                method,
                accuracy_m,
                Math.max(0, Math.min(1, score)),
                explanation.strip(),
                ref);
    }

    private String reading(StreetBook.Match match, String asked) {
        Street street = book.street(match.street());
        boolean asWritten = match.likeness() == 1 && StreetName.parse(asked).disagreement(street.parsed()) < 0.05;
        return asWritten ? "" : "Read “" + asked.strip() + "” as " + street.readable() + ".";
    }
}
