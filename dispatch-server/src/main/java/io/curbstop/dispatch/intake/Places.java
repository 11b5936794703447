package io.curbstop.dispatch.intake;

import io.curbstop.dispatch.coordinates.CityCoordinates;
import io.curbstop.dispatch.coordinates.LonLat;
import io.curbstop.dispatch.geodata.SearchRegistry;
import io.curbstop.map.search.FoundAddress;
import io.curbstop.map.search.GeocodeAnswer;
import io.curbstop.map.search.GeocodeCandidate;
import io.curbstop.map.search.GeocodeMethod;
import io.curbstop.map.search.LinkQuery;
import io.curbstop.map.search.MainCandidate;
import io.curbstop.map.search.Suggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Point;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds places and the mains below them, in the words and coordinates of the screens. */
@Component
public class Places {

    private static final int CANDIDATES = 8;

    private final SearchRegistry search;
    private final CityCoordinates coordinates;
    private final JdbcClient jdbc;

    Places(SearchRegistry search, CityCoordinates coordinates, JdbcClient jdbc) {
        this.search = search;
        this.coordinates = coordinates;
        this.jdbc = jdbc;
    }

    /** What a text means; says NOT_FOUND in plain words rather than failing. */
    public Geocode geocode(String text) {
        if (text == null || text.isBlank()) {
            return new Geocode("NOT_FOUND", "Nothing to look for.", List.of());
        }
        return answer(search.current().addresses().geocode(text.strip()));
    }

    /** The place named inside a narrative: the first that is found, else the first that is named at all. */
    public Optional<Geocode> findInNarrative(String narrative) {
        if (narrative == null || narrative.isBlank()) {
            return Optional.empty();
        }
        List<FoundAddress> found = search.current().addresses().findAddresses(narrative);
        return found.stream()
                .filter(f -> f.answer().status() == GeocodeAnswer.Status.FOUND)
                .findFirst()
                .or(() -> found.stream()
                        .filter(f -> f.answer().status() == GeocodeAnswer.Status.AMBIGUOUS)
                        .findFirst())
                .or(() -> found.stream().findFirst())
                .map(f -> answer(f.answer()));
    }

    /** What to offer while someone types a place. */
    public List<Suggestion> suggest(String prefix, int limit) {
        return search.current().addresses().suggest(prefix, limit);
    }

    /**
     * The main that a trouble at a place is likely on.
     *
     * @param location the place in the operating CRS
     * @param accuracy_m how far off it may be
     */
    public Optional<MainLink> findMain(Point location, double accuracy_m, String street, String civic) {
        List<MainCandidate> candidates =
                search.current().mains().link(new LinkQuery(location, accuracy_m, street, civic));
        if (candidates.isEmpty()) {
            return Optional.empty();
        }
        Map<String, MainLink> facts =
                readMains(candidates.stream().map(MainCandidate::mainRef).toList());
        List<MainLink> links = candidates.stream()
                .map(c -> link(c, facts.get(c.mainRef()), List.of()))
                .toList();
        List<MainLink> rest = new ArrayList<>(links.subList(1, Math.min(4, links.size())));
        return Optional.of(link(candidates.get(0), facts.get(candidates.get(0).mainRef()), rest));
    }

    /** A main as its owner records it, if there is one of that ref. */
    public Optional<MainLink> findMain(String ref) {
        return Optional.ofNullable(readMains(List.of(ref)).get(ref));
    }

    private Geocode answer(GeocodeAnswer answer) {
        List<GeocodeCandidate> best =
                answer.candidates().stream().limit(CANDIDATES).toList();
        List<LonLat> where =
                coordinates.toLonLat(best.stream().map(GeocodeCandidate::point).toList());
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < best.size(); i++) {
            GeocodeCandidate c = best.get(i);
            places.add(new Place(
                    c.label(),
                    where.get(i).lon(),
                    where.get(i).lat(),
                    c.civic(),
                    c.street(),
                    method(c.method()),
                    c.accuracy_m(),
                    c.explanation()));
        }
        return new Geocode(answer.status().name(), answer.explanation(), places);
    }

    private static String method(GeocodeMethod method) {
        return switch (method) {
            case BUILDING -> "ADDRESS_POINT";
            case NEIGHBOURING_RANGE -> "NEAREST_RANGE";
            default -> method.name();
        };
    }

    private static MainLink link(MainCandidate candidate, MainLink facts, List<MainLink> alternatives) {
        String confidence = candidate.confidence() >= 0.7 ? "HIGH" : candidate.confidence() >= 0.4 ? "MEDIUM" : "LOW";
        String reason = candidate.reasons().isEmpty() ? "nearest main" : String.join("; ", candidate.reasons());
        return new MainLink(
                candidate.mainRef(),
                facts == null ? null : facts.assetRef(),
                facts == null ? candidate.mainRef() : facts.label(),
                facts == null ? candidate.diameter_mm() : facts.diameter_mm(),
                facts == null ? candidate.material() : facts.material(),
                facts == null ? null : facts.installedYear(),
                Math.round(candidate.distance_m() * 10) / 10.0,
                confidence,
                reason,
                alternatives);
    }

    private Map<String, MainLink> readMains(Collection<String> refs) {
        Map<String, MainLink> byRef = new HashMap<>();
        jdbc.sql("select ref, asset_ref, diameter_mm, material, extract(year from installed_on)::int as year"
                        + " from main where ref = any (:refs)")
                .param("refs", refs.toArray(new String[0]))
                .query(row -> {
                    Integer diameter_mm = row.getObject("diameter_mm", Integer.class);
                    Integer year = row.getObject("year", Integer.class);
                    String material = row.getString("material");
                    byRef.put(
                            row.getString("ref"),
                            new MainLink(
                                    row.getString("ref"),
                                    row.getString("asset_ref"),
                                    label(row.getString("ref"), diameter_mm, material, year),
                                    diameter_mm,
                                    material,
                                    year,
                                    null,
                                    "HIGH",
                                    "named by a person",
                                    List.of()));
                });
        return byRef;
    }

    private static String label(String ref, Integer diameter_mm, String material, Integer year) {
        List<String> parts = new ArrayList<>();
        if (diameter_mm != null) {
            parts.add(diameter_mm + " mm");
        }
        if (material != null) {
            parts.add(material.toUpperCase(Locale.ROOT));
        }
        String main = parts.isEmpty() ? "Main " + ref : String.join(" ", parts);
        return year == null ? main : main + ", " + year;
    }
}
