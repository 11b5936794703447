package io.curbstop.map.search;

import io.curbstop.map.search.GeocodeAnswer.Status;
import io.curbstop.map.source.LayerType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads a text as one place: coordinates, an asset, an address, a corner, a named place or a street, in this order. */
final class Geocoder {
    private static final Pattern NUMBER_FIRST = Pattern.compile("(" + CivicNumber.PATTERN + ")\\s+(\\S.*)");
    private static final Pattern NUMBER_LAST = Pattern.compile("(\\D.*\\S)\\s+(" + CivicNumber.PATTERN + ")");
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

    Geocoder(
            CoordinateReader coordinates,
            AddressFinder addresses,
            IntersectionFinder intersections,
            PlaceFinder places) {
        this.coordinates = coordinates;
        this.addresses = addresses;
        this.intersections = intersections;
        this.places = places;
    }

    /** What the text means as a whole. */
    GeocodeAnswer geocode(String asked) {
        if (asked.isBlank()) {
            return notFound("Nothing to look for: the text is empty.");
        }
        Optional<GeocodeAnswer> given = coordinates.read(asked);
        if (given.isPresent()) {
            return given.get();
        }
        List<GeocodeCandidate> found = findAssets(asked);
        Matcher numbered = NUMBER_FIRST.matcher(asked);
        CivicNumber civic = numbered.matches() ? CivicNumber.parse(numbered.group(1)) : null;
        Matcher trailing = NUMBER_LAST.matcher(beforeComma(asked));
        if (found.isEmpty() && civic == null && trailing.matches()) {
            CivicNumber last = CivicNumber.parse(trailing.group(2));
            found = last == null
                    ? found
                    : addresses.find(last, trailing.group(1)).stream()
                            .filter(c -> c.score() >= SURE_STREET)
                            .toList();
        }
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
            List<GeocodeCandidate> streets = twoStreets ? List.of() : sureStreets(beforeComma(asked));
            if (found.isEmpty()
                    || !streets.isEmpty()
                            && streets.get(0).score() > found.get(0).score() + 0.01) {
                found = streets;
            }
        }
        if (found.isEmpty() && twoStreets) {
            List<String> names = intersections.findNames(corner.group(1), corner.group(2));
            if (names.size() == 2) {
                return doNotMeet(names);
            }
        }
        return answer(asked, found);
    }

    private List<GeocodeCandidate> sureStreets(String text) {
        return addresses.findStreet(text).stream()
                .filter(c -> c.score() >= SURE_STREET)
                .toList();
    }

    /** What is left of a corner of streets that do not meet, or of which one is unknown; empty when the text is no corner. */
    Optional<GeocodeAnswer> findHalfCorner(String asked) {
        Matcher corner = CORNER.matcher(beforeComma(asked));
        if (!corner.matches()) {
            return Optional.empty();
        }
        List<String> names = intersections.findNames(corner.group(1), corner.group(2));
        if (names.size() == 2) {
            return Optional.of(doNotMeet(names));
        }
        List<GeocodeCandidate> first = sureStreets(corner.group(1));
        List<GeocodeCandidate> second = sureStreets(corner.group(2));
        if (first.isEmpty() == second.isEmpty()) {
            return Optional.empty();
        }
        GeocodeAnswer answer = answer(asked, first.isEmpty() ? second : first);
        String unknown = first.isEmpty() ? corner.group(1) : corner.group(2);
        return Optional.of(new GeocodeAnswer(
                answer.status(),
                answer.candidates(),
                "No street like “" + unknown + "” is known here. " + answer.explanation()));
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

    private static GeocodeAnswer doNotMeet(List<String> names) {
        return notFound(names.get(0) + " and " + names.get(1) + " are known but do not meet.");
    }

    private static GeocodeAnswer notFound(String explanation) {
        return new GeocodeAnswer(Status.NOT_FOUND, List.of(), explanation);
    }
}
