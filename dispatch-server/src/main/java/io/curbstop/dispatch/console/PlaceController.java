package io.curbstop.dispatch.console;

import static io.curbstop.dispatch.identity.Audience.DISPATCHER;
import static io.curbstop.dispatch.identity.Audience.SIGNED_IN;

import io.curbstop.dispatch.coordinates.CityCoordinates;
import io.curbstop.dispatch.coordinates.LonLat;
import io.curbstop.dispatch.identity.AllowedFor;
import io.curbstop.dispatch.identity.SignedInUser;
import io.curbstop.dispatch.intake.MainLink;
import io.curbstop.dispatch.intake.ParentFinder;
import io.curbstop.dispatch.intake.Places;
import io.curbstop.dispatch.problem.ProblemException;
import io.curbstop.map.search.Suggestion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.locationtech.jts.geom.Point;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Finding anything by words, and what stands at a place. */
@RestController
class PlaceController {

    private static final int MOST = 50;
    private static final double AT_ONCE_m = 15;

    private final Places places;
    private final ParentFinder parents;
    private final IncidentRows rows;
    private final UnitRows units;
    private final CityCoordinates coordinates;
    private final Callers callers;
    private final JdbcClient jdbc;

    PlaceController(
            Places places,
            ParentFinder parents,
            IncidentRows rows,
            UnitRows units,
            CityCoordinates coordinates,
            Callers callers,
            JdbcClient jdbc) {
        this.places = places;
        this.parents = parents;
        this.rows = rows;
        this.units = units;
        this.coordinates = coordinates;
        this.callers = callers;
        this.jdbc = jdbc;
    }

    record Hit(String kind, String id, String label, String detail, Double lon, Double lat) {}

    @GetMapping("/api/search")
    @AllowedFor(SIGNED_IN)
    List<Hit> search(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "12") int limit,
            @AuthenticationPrincipal SignedInUser user) {
        int most = Math.max(1, Math.min(limit, MOST));
        String words = q.strip();
        if (words.isEmpty()) {
            return List.of();
        }
        List<Hit> hits = new ArrayList<>();
        hits.addAll(findUnits(words, user));
        hits.addAll(findIncidents(words, most, user));
        hits.addAll(findPlaces(words, most));
        return hits.subList(0, Math.min(most, hits.size()));
    }

    private List<Hit> findUnits(String words, SignedInUser user) {
        if (callers.isTechnicianOnly(user)) {
            return List.of();
        }
        String wanted = words.toLowerCase(Locale.ROOT);
        return units.listAll().stream()
                .filter(u -> u.code().toLowerCase(Locale.ROOT).equals(wanted)
                        || wanted.length() >= 3
                                && (u.name().toLowerCase(Locale.ROOT).contains(wanted)
                                        || u.members().stream().anyMatch(m -> m.toLowerCase(Locale.ROOT)
                                                .contains(wanted))))
                .limit(4)
                .map(u -> new Hit("unit", u.code(), u.code() + " " + u.name(), u.status(), u.lon(), u.lat()))
                .toList();
    }

    private List<Hit> findIncidents(String words, int most, SignedInUser user) {
        String own = callers.isTechnicianOnly(user) ? callers.findUnit(user).orElse("") : null;
        return rows.search(words, 5).stream()
                .filter(i ->
                        own == null || i.units().stream().anyMatch(u -> u.code().equals(own)))
                .limit(most)
                .map(i -> new Hit(
                        "incident",
                        i.id().toString(),
                        i.number() + " " + i.typeLabel(),
                        String.join(", ", i.stateLabel(), i.addressText() == null ? "no location" : i.addressText()),
                        i.lon(),
                        i.lat()))
                .toList();
    }

    private List<Hit> findPlaces(String words, int most) {
        List<Suggestion> found = places.suggest(words, most);
        List<LonLat> where =
                coordinates.toLonLat(found.stream().map(Suggestion::point).toList());
        Map<String, String> assets = assetKinds(found);
        List<Hit> hits = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            Suggestion s = found.get(i);
            String kind = s.kind() == Suggestion.Kind.ASSET
                    ? assets.getOrDefault(s.ref(), "main")
                    : s.kind() == Suggestion.Kind.COORDINATES
                            ? "address"
                            : s.kind().name().toLowerCase(Locale.ROOT);
            hits.add(new Hit(
                    kind,
                    s.ref() == null ? s.label() : s.ref(),
                    s.label(),
                    kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1),
                    where.get(i).lon(),
                    where.get(i).lat()));
        }
        return hits;
    }

    private Map<String, String> assetKinds(List<Suggestion> found) {
        String[] refs = found.stream()
                .filter(s -> s.kind() == Suggestion.Kind.ASSET)
                .map(Suggestion::ref)
                .toArray(String[]::new);
        Map<String, String> kinds = new HashMap<>();
        if (refs.length > 0) {
            jdbc.sql("select ref, 'valve' as kind from valve where ref = any (:refs)"
                            + " union all select ref, 'hydrant' from hydrant where ref = any (:refs)")
                    .param("refs", refs)
                    .query(row -> {
                        kinds.put(row.getString("ref"), row.getString("kind"));
                    });
        }
        return kinds;
    }

    record Here(String address, MainLink main, String pressureZone, List<IncidentRow> incidentsNearby) {}

    @GetMapping("/api/here")
    @AllowedFor(DISPATCHER)
    Here here(@RequestParam double lon, @RequestParam double lat) {
        Point point = LonLat.find(lon, lat)
                .flatMap(coordinates::findInCity)
                .filter(p -> Double.isFinite(p.getX()) && Double.isFinite(p.getY()))
                .orElseThrow(() -> ProblemException.invalid("That is no place in this city."));
        MainLink main = places.findMain("water", point, AT_ONCE_m, null, null).orElse(null);
        List<UUID> near = parents.find(point, main == null ? null : main.ref()).stream()
                .map(ParentFinder.Parent::incidentId)
                .toList();
        return new Here(nearestAddress(point), main, pressureZone(point), near.isEmpty() ? List.of() : rows.list(near));
    }

    private String nearestAddress(Point point) {
        return nearest(
                "select concat_ws(' ', civic, street) from address"
                        + " where ST_DWithin(geom, ST_SetSRID(ST_MakePoint(:x, :y), :srid), 150)"
                        + " order by geom <-> ST_SetSRID(ST_MakePoint(:x, :y), :srid) limit 1",
                point);
    }

    private String pressureZone(Point point) {
        return nearest(
                "select name from pressure_zone"
                        + " where ST_Intersects(geom, ST_SetSRID(ST_MakePoint(:x, :y), :srid)) order by name limit 1",
                point);
    }

    private String nearest(String sql, Point point) {
        return jdbc.sql(sql)
                .param("x", point.getX())
                .param("y", point.getY())
                .param("srid", point.getSRID())
                .query(String.class)
                .optional()
                .orElse(null);
    }
}
