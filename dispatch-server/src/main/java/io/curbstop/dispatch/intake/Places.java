package io.curbstop.dispatch.intake;

import io.curbstop.dispatch.coordinates.CityCoordinates;
import io.curbstop.dispatch.coordinates.LonLat;
import io.curbstop.dispatch.geodata.SearchRegistry;
import io.curbstop.dispatch.incident.IncidentType;
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

    /** How far a gas main may be from the trouble. */
    private static final double GAS_REACH_M = 150;

    /** How exactly mains are drawn. */
    private static final double POSITION_M = 5;

    private static final String NEAR_GAS = """
            select m.ref, m.geom <-> here.p as distance
            from main m, (select ST_SetSRID(ST_MakePoint(:x, :y), srid) as p from city) here
            where m.network = 'gas' and m.link_status <> 'abandoned' and m.geometry_quality <> 'street'
              and ST_DWithin(m.geom, here.p, :reach)
            order by distance, m.ref limit 4
            """;

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
     * @param utility whose main, as of {@link IncidentType#utility}
     * @param location the place in the operating CRS
     * @param accuracy_m how far off it may be
     * @return empty for a utility whose network is not traced
     */
    public Optional<MainLink> findMain(String utility, Point location, double accuracy_m, String street, String civic) {
        return switch (utility) {
            case "water" -> findWaterMain(location, accuracy_m, street, civic);
            case "gas" -> findGasMain(location);
            default -> Optional.empty();
        };
    }

    /** Gas mains are few beside streets' names, so it is the nearest; how sure, by how far off the next one is. */
    private Optional<MainLink> findGasMain(Point location) {
        List<NearMain> near = jdbc.sql(NEAR_GAS)
                .param("x", location.getX())
                .param("y", location.getY())
                .param("reach", GAS_REACH_M)
                .query(NearMain.class)
                .list();
        if (near.isEmpty()) {
            return Optional.empty();
        }
        boolean alone =
                near.size() == 1 || near.get(1).distance() > 2 * near.get(0).distance() + POSITION_M;
        Map<String, MainLink> facts = readMains(near.stream().map(NearMain::ref).toList());
        List<MainLink> links = near.stream()
                .map(main -> facts.get(main.ref())
                        .linked(main.distance(), alone ? "MEDIUM" : "LOW", "nearest gas main", List.of()))
                .toList();
        MainLink first = links.get(0);
        return Optional.of(
                first.linked(first.distance_m(), first.confidence(), first.reason(), links.subList(1, links.size())));
    }

    private record NearMain(String ref, double distance) {}

    private Optional<MainLink> findWaterMain(Point location, double accuracy_m, String street, String civic) {
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
