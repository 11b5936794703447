package io.curbstop.map.search;

import io.curbstop.map.search.Segment.Range;
import io.curbstop.map.search.StreetBook.Street;
import io.curbstop.map.search.Suggestion.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/** The lines offered while someone types: addresses, streets, intersections, places, assets. */
final class Suggester {
    private static final Pattern NUMBER_FIRST = Pattern.compile("(" + CivicNumber.PATTERN + ")\\s+(\\S.*)");
    private static final Pattern TWO_STREETS =
            Pattern.compile("(.+?)\\s*(?:\\s(?:and|at|x)\\s|&|@|/)\\s*(.*)", Pattern.CASE_INSENSITIVE);
    private static final double LEAST_SCORE = 0.6;

    private final StreetBook book;
    private final IntersectionFinder intersections;
    private final AddressFinder addresses;
    private final PlaceFinder places;
    private final GeometryFactory geometries;

    Suggester(
            StreetBook book,
            IntersectionFinder intersections,
            AddressFinder addresses,
            PlaceFinder places,
            GeometryFactory geometries) {
        this.book = book;
        this.intersections = intersections;
        this.addresses = addresses;
        this.places = places;
        this.geometries = geometries;
    }

    List<Suggestion> suggest(String prefix, int limit) {
        String typed = prefix.strip();
        if (typed.isEmpty() || limit <= 0) {
            return List.of();
        }
        Matcher numbered = NUMBER_FIRST.matcher(typed);
        if (numbered.matches()) {
            CivicNumber civic = CivicNumber.parse(numbered.group(1));
            if (civic != null) {
                List<Suggestion> lines = numbered(civic, numbered.group(2), limit);
                if (!lines.isEmpty()) {
                    return lines;
                }
            }
        }
        Matcher two = TWO_STREETS.matcher(typed);
        if (two.matches()) {
            List<Suggestion> lines = crossing(two.group(1), two.group(2), limit);
            if (!lines.isEmpty()) {
                return lines;
            }
        }
        List<Suggestion> lines = new ArrayList<>(places.suggestAssets(typed, limit));
        for (Suggestion place : places.suggest(typed, Math.max(1, limit / 2))) {
            lines.add(place);
        }
        for (int street : streets(typed, limit)) {
            lines.add(street(street));
        }
        return List.copyOf(lines.subList(0, Math.min(limit, lines.size())));
    }

    private List<Suggestion> numbered(CivicNumber civic, String streetText, int limit) {
        List<Suggestion> sure = new ArrayList<>();
        List<Suggestion> rest = new ArrayList<>();
        for (int number : streets(streetText, 4 * limit)) {
            Street street = book.street(number);
            boolean has = street.points().containsKey(civic.number()) || spans(street, civic.number());
            if (sure.size() < limit && (has || rest.size() < limit)) {
                addresses.find(civic, street.name()).stream()
                        .filter(c -> c.street().equals(street.name()))
                        .findFirst()
                        .ifPresent(c ->
                                (has ? sure : rest).add(new Suggestion(c.label(), Kind.ADDRESS, c.point(), c.ref())));
            }
        }
        sure.addAll(rest);
        return List.copyOf(sure.subList(0, Math.min(limit, sure.size())));
    }

    private static boolean spans(Street street, int number) {
        Range span = street.numbered() == null ? Range.NONE : street.numbered().span();
        return !span.isEmpty() && span.gap(number) == 0;
    }

    private List<Suggestion> crossing(String first, String second, int limit) {
        List<Suggestion> lines = new ArrayList<>();
        Set<Integer> wanted = new LinkedHashSet<>(streets(second, 50));
        for (int a : streets(first, 4)) {
            for (int b : intersections.crossing(a)) {
                if ((second.isBlank() || wanted.contains(b)) && lines.size() < limit) {
                    Coordinate place = intersections.place(a, b);
                    lines.add(new Suggestion(
                            book.street(a).readable() + " at " + book.street(b).readable(),
                            Kind.INTERSECTION,
                            geometries.createPoint(place),
                            null));
                }
            }
        }
        return lines;
    }

    /** Streets that start with the text, or else those most like it. */
    private List<Integer> streets(String text, int limit) {
        List<Integer> found = book.startingWith(text, limit);
        if (!found.isEmpty() || text.strip().length() < 3) {
            return found;
        }
        return book.match(text).stream()
                .filter(m -> m.score() >= LEAST_SCORE)
                .limit(limit)
                .map(StreetBook.Match::street)
                .toList();
    }

    private Suggestion street(int number) {
        Street street = book.street(number);
        Coordinate place = street.numbered() != null
                ? street.numbered().middle()
                : street.points().firstEntry().getValue().get(0).geometry().getCoordinate();
        return new Suggestion(street.readable(), Kind.STREET, geometries.createPoint(place), null);
    }
}
