package io.curbstop.map.search;

import io.curbstop.map.source.FeatureRecord;
import io.curbstop.map.source.LayerType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.locationtech.jts.geom.GeometryFactory;

/** Places people know by name or by what they are, and assets by their number. */
final class PlaceFinder {
    private static final double LEAST_LIKENESS = 0.75;
    private static final Set<String> FILLERS = Set.of("THE", "AT", "OF", "NEAR", "IN", "BY", "A");

    private final List<FeatureRecord> places = new ArrayList<>();
    private final List<List<Integer>> byName = new ArrayList<>();
    private final NameIndex names;
    private final Map<String, List<Integer>> byKind = new HashMap<>();
    private final Map<String, List<Integer>> byWord = new HashMap<>();
    private final TreeMap<String, List<FeatureRecord>> assets = new TreeMap<>();
    private final GeometryFactory geometries;

    PlaceFinder(Collection<FeatureRecord> places, Collection<FeatureRecord> assets, GeometryFactory geometries) {
        this.geometries = geometries;
        Map<String, List<Integer>> lists = new LinkedHashMap<>();
        for (FeatureRecord place : places) {
            String name = plain(place.findText("name").orElse(""));
            if (name.isEmpty() || place.geometry() == null) {
                continue;
            }
            int number = this.places.size();
            this.places.add(place);
            lists.computeIfAbsent(name, key -> new ArrayList<>(1)).add(number);
            String kind = plain(place.findText("kind").orElse("").replace('_', ' '));
            byKind.computeIfAbsent(kind, key -> new ArrayList<>()).add(number);
            for (String word : new HashSet<>(List.of(name.split(" ")))) {
                byWord.computeIfAbsent(word, key -> new ArrayList<>()).add(number);
            }
        }
        byName.addAll(lists.values());
        names = new NameIndex(List.copyOf(lists.keySet()));
        for (FeatureRecord asset : assets) {
            if (asset.geometry() != null && !asset.geometry().isEmpty()) {
                addAsset(asset.id(), asset);
                asset.findText("asset_ref")
                        .filter(ref -> !ref.equals(asset.id()))
                        .ifPresent(ref -> addAsset(ref, asset));
            }
        }
    }

    private void addAsset(String ref, FeatureRecord asset) {
        assets.computeIfAbsent(ref.toUpperCase(Locale.ROOT), key -> new ArrayList<>(1))
                .add(asset);
    }

    /** Places of that name, of a name like it, with all those words in it, or of that kind; best first. */
    List<GeocodeCandidate> find(String text) {
        String asked = plain(text);
        if (asked.isEmpty()) {
            return List.of();
        }
        Map<Integer, Double> scores = new LinkedHashMap<>();
        for (NameIndex.Match match : names.find(asked, LEAST_LIKENESS)) {
            byName.get(match.name()).forEach(p -> scores.merge(p, match.likeness(), Math::max));
        }
        List<Integer> withAllWords = null;
        for (String word : asked.split(" ")) {
            List<Integer> with = byWord.getOrDefault(word, List.of());
            withAllWords = withAllWords == null
                    ? with
                    : withAllWords.stream().filter(with::contains).toList();
        }
        withAllWords.forEach(p -> scores.merge(p, 0.9, Math::max));
        byKind.getOrDefault(asked, List.of()).forEach(p -> scores.merge(p, 0.9, Math::max));
        return scores.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Integer, Double> e) -> -e.getValue()))
                .limit(10)
                .map(e -> candidate(places.get(e.getKey()), e.getValue(), text))
                .toList();
    }

    /** Whether these very words, and no article before them, are the name of a place, or what some place is. */
    boolean isKnown(String text) {
        String asked = plain(text);
        List<String> words = StreetName.words(text);
        return !words.isEmpty()
                && !FILLERS.contains(words.get(0))
                && !asked.isEmpty()
                && (names.findExact(asked) >= 0 || byKind.containsKey(asked));
    }

    /** Assets of that number, best first; {@code kind} narrows them to one layer, or is null. */
    List<GeocodeCandidate> findAsset(String ref, LayerType kind) {
        return assets.getOrDefault(ref.strip().toUpperCase(Locale.ROOT), List.of()).stream()
                .filter(a -> kind == null || a.layer() == kind)
                .map(a -> new GeocodeCandidate(
                        label(a),
                        geometries.createPoint(a.geometry().getInteriorPoint().getCoordinate()),
                        null,
                        null,
                        GeocodeMethod.ASSET,
                        5,
                        1,
                        "The " + word(a.layer()) + " with this number.",
                        a.id()))
                .toList();
    }

    List<Suggestion> suggest(String prefix, int limit) {
        List<Suggestion> lines = new ArrayList<>();
        String asked = plain(prefix);
        if (!asked.isEmpty()) {
            for (int name : names.findByStart(asked, limit)) {
                for (int p : byName.get(name)) {
                    FeatureRecord place = places.get(p);
                    lines.add(new Suggestion(
                            place.findText("name").orElseThrow(),
                            Suggestion.Kind.PLACE,
                            geometries.createPoint(
                                    place.geometry().getCentroid().getCoordinate()),
                            place.id()));
                }
            }
        }
        return lines.subList(0, Math.min(limit, lines.size()));
    }

    List<Suggestion> suggestAssets(String prefix, int limit) {
        String from = prefix.strip().toUpperCase(Locale.ROOT);
        List<Suggestion> lines = new ArrayList<>();
        if (from.length() < 2) {
            return lines;
        }
        for (List<FeatureRecord> found : assets.subMap(from, from + '\uffff').values()) {
            for (FeatureRecord a : found) {
                lines.add(new Suggestion(
                        label(a),
                        Suggestion.Kind.ASSET,
                        geometries.createPoint(a.geometry().getInteriorPoint().getCoordinate()),
                        a.id()));
            }
            if (lines.size() >= limit) {
                break;
            }
        }
        return lines.subList(0, Math.min(limit, lines.size()));
    }

    static String word(LayerType layer) {
        return layer.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String label(FeatureRecord asset) {
        String word = word(asset.layer());
        return Character.toUpperCase(word.charAt(0)) + word.substring(1) + " " + asset.id();
    }

    private GeocodeCandidate candidate(FeatureRecord place, double score, String asked) {
        String name = place.findText("name").orElseThrow();
        return new GeocodeCandidate(
                name,
                geometries.createPoint(place.geometry().getCentroid().getCoordinate()),
                place.findText("civic").orElse(null),
                place.findText("street").orElse(null),
                GeocodeMethod.PLACE,
                25,
                score,
                score == 1 ? "The place of this name." : "Read “" + asked.strip() + "” as " + name + ".",
                place.id());
    }

    private static String plain(String text) {
        List<String> words = StreetName.words(text);
        words.removeIf(FILLERS::contains);
        return String.join(" ", words);
    }
}
