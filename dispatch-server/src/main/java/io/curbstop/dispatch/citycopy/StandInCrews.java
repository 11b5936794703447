package io.curbstop.dispatch.citycopy;

import io.curbstop.dispatch.crew.CrewSetup;
import io.curbstop.dispatch.crew.CrewSetup.MemberSetup;
import io.curbstop.dispatch.crew.CrewSetup.UnitSetup;
import io.curbstop.dispatch.crew.WeeklyShift;
import io.curbstop.dispatch.geodata.City;
import io.curbstop.dispatch.geodata.CityStore;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.PrecisionModel;
import org.springframework.stereotype.Component;

/** Crews for a city that has none of its own: on around the clock, spread over it, half for valves and half to dig. */
@Component
public class StandInCrews {

    private static final int UNITS = 12;
    private static final int COLUMNS = 4;
    private static final int FIRST_RADIO = 1101;

    private final CrewSetup crews;
    private final CityStore cities;
    private final Clock clock;

    StandInCrews(CrewSetup crews, CityStore cities, Clock clock) {
        this.crews = crews;
        this.cities = cities;
        this.clock = clock;
    }

    /** A crew with a radio. */
    public record StandIn(String unitCode, String radioId) {}

    /**
     * Makes them.
     *
     * @param usernameOf the account that goes with each unit's code; null for none
     */
    public List<StandIn> make(Function<String, String> usernameOf) {
        List<StandIn> made = new ArrayList<>();
        List<Point> posts = posts(cities.getCity());
        for (int i = 0; i < UNITS; i++) {
            boolean valves = i % 2 == 0;
            String code = (valves ? "V" : "R") + (i / 2 + 1);
            String radioId = String.valueOf(FIRST_RADIO + i);
            crews.saveUnit(new UnitSetup(
                    code,
                    "Crew " + code,
                    valves ? "valve" : "repair",
                    radioId,
                    posts.get(i),
                    clock.instant(),
                    List.of(new MemberSetup(id(code), "Crew " + code, usernameOf.apply(code), Map.of())),
                    Arrays.stream(DayOfWeek.values())
                            .map(day -> new WeeklyShift(day, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT))
                            .toList()));
            made.add(new StandIn(code, radioId));
        }
        return made;
    }

    /** Places spread over the city, in its operating coordinate system. */
    private static List<Point> posts(City city) {
        GeometryFactory factory = new GeometryFactory(new PrecisionModel(), city.srid());
        Envelope bounds = city.bounds();
        List<Point> posts = new ArrayList<>();
        for (int i = 0; i < UNITS; i++) {
            posts.add(factory.createPoint(new Coordinate(
                    bounds.getMinX() + bounds.getWidth() * (0.5 + i % COLUMNS) / COLUMNS,
                    bounds.getMinY() + bounds.getHeight() * (0.5 + i / COLUMNS) / (UNITS / COLUMNS))));
        }
        return posts;
    }

    private static UUID id(String code) {
        return UUID.nameUUIDFromBytes(("stand-in member " + code).getBytes(StandardCharsets.UTF_8));
    }
}
