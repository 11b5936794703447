package io.curbstop.dispatch.exercise.scenario;

import io.curbstop.dispatch.problem.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes up what happens, from the customers of the city at hand: they call under their own names and numbers, as it is when
 * everything is real, and who has none here has an invented one. The same seed in the same city makes the same.
 */
@Component
public class ScenarioMaker {

    private static final Duration FIRST_CALL = Duration.ofSeconds(4);
    private static final Duration CALLED_WITHIN = Duration.ofMinutes(25);
    /** How many calls an ordinary day brings within its first minute, so that a newcomer sees something happen. */
    private static final int AT_ONCE = 4;

    private static final int CALLS_PER_DISCONNECT = 4;
    private static final int PAYING_PERCENT = 60;
    private static final double SAME_PLACE_m = 150;
    private static final List<String> FIRST_NAMES =
            List.of("Ana", "Ben", "Carla", "Dev", "Elin", "Femi", "Greta", "Hugo", "Ines", "Jo", "Kofi", "Lena");
    private static final List<String> LAST_NAMES =
            List.of("Abbott", "Brandt", "Castillo", "Dube", "Eklund", "Fischer", "Garner", "Haddad", "Ito", "Jansen");

    private final JdbcClient jdbc;

    ScenarioMaker(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Home(String name, String phone, String civic, String street, double lon, double lat) {

        String address() {
            return civic == null || street == null ? null : civic + " " + street;
        }
    }

    /**
     * Makes a scenario.
     *
     * @param calls how many calls, 1 to {@link Scenario#MOST}
     * @throws ProblemException no-customers in a city in which nobody could call
     */
    public Scenario make(ScenarioKind kind, long seed, int calls) {
        RandomGenerator random = new SplittableRandom(seed);
        List<Home> places = pick(seed, calls);
        if (places.isEmpty()) {
            throw ProblemException.refused("no-customers", "Nobody lives in this city, so nobody would call.");
        }
        List<Happening> happenings = new ArrayList<>();
        for (int i = 0; happenings.size() < calls; i++) {
            Home place = places.get(i % places.size());
            Trouble trouble = Trouble.pick(kind, random);
            Duration first = when(kind, happenings.size(), random);
            int wanted = Math.min(trouble.callers(random), calls - happenings.size());
            List<Home> callers = wanted > 1 ? near(place) : List.of(place);
            for (int caller = 0; caller < Math.min(wanted, callers.size()); caller++) {
                Duration later = caller == 0
                        ? Duration.ZERO
                        : CALLED_WITHIN.multipliedBy(random.nextInt(1, 100)).dividedBy(100);
                happenings.add(call(trouble, callers.get(caller), first.plus(later), random));
            }
        }
        if (kind == ScenarioKind.RECONNECT_DAY) {
            happenings.addAll(disconnects(seed, calls / CALLS_PER_DISCONNECT, random));
        }
        return new Scenario(kind.label(), happenings);
    }

    /** On such a day others are to be cut off, and many of those pay before the truck comes, or after. */
    private List<Happening> disconnects(long seed, int wanted, RandomGenerator random) {
        List<Happening> happenings = new ArrayList<>();
        for (String account : pickAccounts(seed, wanted)) {
            happenings.add(Happening.order(
                    FIRST_CALL, account, "DISCONNECT", "Close the curb stop, seal it, leave the notice at the door."));
            if (random.nextInt(100) < PAYING_PERCENT) {
                happenings.add(Happening.payment(when(ScenarioKind.RECONNECT_DAY, 0, random), account));
            }
        }
        return happenings;
    }

    private static Duration when(ScenarioKind kind, int made, RandomGenerator random) {
        if (kind == ScenarioKind.ORDINARY_DAY && made < AT_ONCE) {
            return FIRST_CALL.plusSeconds(13L * made);
        }
        double part = random.nextDouble();
        // A storm comes, and goes again: most calls are in the middle.
        double when = kind == ScenarioKind.STORM_NIGHT ? (part + random.nextDouble()) / 2 : part;
        return FIRST_CALL.plusMillis(
                (long) (when * kind.length().minus(CALLED_WITHIN).toMillis()));
    }

    private static Happening call(Trouble trouble, Home home, Duration after, RandomGenerator random) {
        String name = FIRST_NAMES.get(random.nextInt(FIRST_NAMES.size())) + " "
                + LAST_NAMES.get(random.nextInt(LAST_NAMES.size()));
        return Happening.call(after, trouble.say(random), home.address(), home.lon(), home.lat(), trouble.name())
                .by(
                        Optional.ofNullable(home.name()).orElse(name),
                        Optional.ofNullable(home.phone()).orElse("555-01%02d".formatted(random.nextInt(100))));
    }

    private List<String> pickAccounts(long seed, int most) {
        return jdbc.sql(
                        "select account from customer where account is not null and geom is not null and critical is null"
                                + " order by md5(account || :seed), account limit :most")
                .param("seed", Long.toString(seed))
                .param("most", most)
                .query(String.class)
                .list();
    }

    /** Homes all over the city, the same ones for the same seed. */
    private List<Home> pick(long seed, int most) {
        return jdbc.sql("select name, phone, civic, street, st_x(p) as lon, st_y(p) as lat from (select name, phone,"
                        + " civic, street,"
                        + " st_transform(geom, 4326) as p, md5(ref || :seed) as lot from customer"
                        + " where geom is not null and main_ref is not null order by lot limit :most) c order by lot")
                .param("seed", Long.toString(seed))
                .param("most", most)
                .query(Home.class)
                .list();
    }

    /** Those who see the same, the place itself first. */
    private List<Home> near(Home place) {
        return jdbc.sql(
                        "select name, phone, civic, street, st_x(st_transform(geom, 4326)) as lon, st_y(st_transform(geom, 4326)) as lat"
                                + " from customer c, (select st_transform(st_setsrid(st_makepoint(:lon, :lat), 4326), srid) as p"
                                + "   from city) here where st_dwithin(c.geom, here.p, :reach)"
                                + " order by st_distance(c.geom, here.p), c.ref limit 8")
                .param("lon", place.lon())
                .param("lat", place.lat())
                .param("reach", SAME_PLACE_m)
                .query(Home.class)
                .list();
    }
}
