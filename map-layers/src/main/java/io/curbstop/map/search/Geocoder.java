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
    private final StreetBook book;
    private final Surroundings surroundings;

    Geocoder(
            CoordinateReader coordinates,
            AddressFinder addresses,
            IntersectionFinder intersections,
            PlaceFinder places,
            StreetBook book,
            Surroundings surroundings) {
        this.coordinates = coordinates;
        this.addresses = addresses;
        this.intersections = intersections;
        this.places = places;
        this.book = book;
        this.surroundings = surroundings;
    }

    /** What the text means as a whole; words after it that name another municipality count. */
    GeocodeAnswer geocode(String asked) {
        GeocodeAnswer answer = read(asked);
        if (answer.candidates().isEmpty() || isByNumber(answer.candidates().get(0))) {
            return answer;
        }
        Surroundings.Verdict verdict = surroundings.judge(tail(asked));
        return switch (verdict.where()) {
            case HERE -> answer;
            case UNSURE -> ask(answer, verdict.unsure());
            case ELSEWHERE -> new GeocodeAnswer(Status.OUTSIDE, List.of(), verdict.elsewhere());
        };
    }

    private static boolean isByNumber(GeocodeCandidate best) {
        return best.method() == GeocodeMethod.COORDINATES || best.method() == GeocodeMethod.ASSET;
    }

    /** What stands after the first comma, or else the words at the end that no street has in its name. */
    private String tail(String asked) {
        String address = beforeComma(asked);
        Matcher corner = CORNER.matcher(address);
        Matcher numbered = NUMBER_FIRST.matcher(address);
        String street = numbered.matches() ? numbered.group(2) : corner.matches() ? corner.group(2) : address;
        String unread = String.join(" ", book.unread(street));
        return address.length() == asked.length() ? unread : unread + "," + asked.substring(address.length() + 1);
    }

    private static GeocodeAnswer ask(GeocodeAnswer answer, String why) {
        return new GeocodeAnswer(Status.AMBIGUOUS, answer.candidates(), why);
    }

    /** Asks when the text gives a street a type that none of that name has. */
    private static GeocodeAnswer asNamed(GeocodeAnswer answer, String... streets) {
        if (answer.status() != Status.FOUND) {
            return answer;
        }
        GeocodeCandidate best = answer.candidates().get(0);
        String[] official = best.label().replaceAll(" \\(.*", "").split(" at ");
        for (int i = 0; i < streets.length && best.street() != null; i++) {
            String name = best.method() == GeocodeMethod.INTERSECTION ? official[i] : best.street();
            String asked = StreetName.parse(streets[i]).type();
            String found = StreetName.parse(name).type();
            if (!asked.isEmpty() && !found.isEmpty() && !asked.equals(found)) {
                return ask(
                        answer,
                        "No street is named “" + streets[i].strip() + "”. Choose " + StreetName.readable(name)
                                + " only if the caller means it.");
            }
        }
        return answer;
    }

    private GeocodeAnswer read(String asked) {
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
        String[] named = {
            withoutTail(civic != null ? numbered.group(2) : trailing.matches() ? trailing.group(1) : asked)
        };
        if (twoStreets) {
            List<GeocodeCandidate> crossings = intersections.find(corner.group(1), corner.group(2));
            if (!crossings.isEmpty()
                    && (found.isEmpty()
                            || crossings.get(0).score() > found.get(0).score() + 0.05)) {
                found = crossings;
                named = new String[] {withoutTail(corner.group(1)), withoutTail(corner.group(2))};
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
        return asNamed(answer(asked, found), named);
    }

    private String withoutTail(String text) {
        String address = beforeComma(text);
        List<String> words = StreetName.words(address);
        int unread = book.unread(address).size();
        return unread == 0 ? address : String.join(" ", words.subList(0, words.size() - unread));
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
