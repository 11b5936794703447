package io.curbstop.dispatch.replay;

import io.curbstop.dispatch.CurbstopApplication;
import io.curbstop.dispatch.crew.CrewSetup;
import io.curbstop.dispatch.crew.CrewSetup.MemberSetup;
import io.curbstop.dispatch.crew.CrewSetup.UnitSetup;
import io.curbstop.dispatch.crew.WeeklyShift;
import io.curbstop.dispatch.geodata.City;
import io.curbstop.dispatch.geodata.CityStore;
import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.identity.Users;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.PrecisionModel;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

/** A whole server on a copied city, with crews, phones, radios and dispatchers of its own, on a loopback port. */
final class ReplayWorld implements AutoCloseable {
    private static final int UNITS = 12;
    private static final int DESKS = 3;

    private final ConfigurableApplicationContext server;
    private final Path journal;
    private final JsonMapper json;
    private final URI base;
    private final String password = UUID.randomUUID().toString();
    private final Map<String, CrewPhone> phones = new LinkedHashMap<>();
    private final Map<String, String> radioIds = new LinkedHashMap<>();
    private final List<ServerSession> desks = new ArrayList<>();

    private ReplayWorld(ConfigurableApplicationContext server, Path journal) {
        this.server = server;
        this.journal = journal;
        this.json = server.getBean(JsonMapper.class);
        this.base = URI.create("http://127.0.0.1:" + server.getEnvironment().getProperty("local.server.port"));
    }

    /** Starts the server on a database and sets up everybody who takes part. */
    static ReplayWorld start(String jdbcUrl, String user, String databasePassword) throws IOException {
        Path journal = Files.createTempDirectory("curbstop-replay");
        ConfigurableApplicationContext server = new SpringApplicationBuilder(CurbstopApplication.class)
                .web(WebApplicationType.SERVLET)
                .bannerMode(Banner.Mode.OFF)
                .run(
                        "--spring.datasource.url=" + jdbcUrl,
                        "--spring.datasource.username=" + user,
                        "--spring.datasource.password=" + databasePassword,
                        "--server.address=127.0.0.1",
                        "--server.port=0",
                        "--curbstop.demo=false",
                        // A crew that answers by radio lets its phone ring; the replay need not wait a minute for each.
                        "--curbstop.push.radio-after=1s",
                        "--curbstop.radio.hurried=true",
                        "--curbstop.radio.journal=" + journal);
        ReplayWorld world = new ReplayWorld(server, journal);
        try {
            world.populate();
            return world;
        } catch (RuntimeException e) {
            world.close();
            throw e;
        }
    }

    /** A replay in this world. */
    IncidentReplay replay(IncidentReplay.Progress progress) {
        return new IncidentReplay(desks, phones, radioIds, progress);
    }

    private void populate() {
        Users users = server.getBean(Users.class);
        CrewSetup crews = server.getBean(CrewSetup.class);
        List<Point> posts = posts(server.getBean(CityStore.class).getCity());
        for (int i = 0; i < UNITS; i++) {
            // Unit names do not matter to the replay; half close valves, half dig.
            boolean valveCrew = i % 2 == 0;
            String code = (valveCrew ? "V" : "R") + (i / 2 + 1);
            String radioId = String.valueOf(1101 + i);
            users.create(id(code), phoneUser(code), "Crew " + code, Set.of(Role.TECHNICIAN), code, password);
            crews.saveUnit(new UnitSetup(
                    code,
                    "Crew " + code,
                    valveCrew ? "valve" : "repair",
                    radioId,
                    posts.get(i),
                    server.getBean(Clock.class).instant(),
                    List.of(new MemberSetup(id("member " + code), "Crew " + code, phoneUser(code), Map.of())),
                    Arrays.stream(DayOfWeek.values())
                            .map(day -> new WeeklyShift(day, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT))
                            .toList()));
            radioIds.put(code, radioId);
        }
        for (int i = 1; i <= DESKS; i++) {
            String name = "replay-desk-" + i;
            users.create(id(name), name, "Desk " + i, Set.of(Role.DISPATCHER), null, password);
            desks.add(ServerSession.signIn(base, json, name, password));
        }
        radioIds.keySet()
                .forEach(code -> phones.put(
                        code, new CrewPhone(ServerSession.signIn(base, json, phoneUser(code), password), json)));
    }

    /** Places spread over the city, in its operating coordinate system. */
    private static List<Point> posts(City city) {
        GeometryFactory factory = new GeometryFactory(new PrecisionModel(), city.srid());
        Envelope bounds = city.bounds();
        int columns = 4;
        List<Point> posts = new ArrayList<>();
        for (int i = 0; i < UNITS; i++) {
            posts.add(factory.createPoint(new Coordinate(
                    bounds.getMinX() + bounds.getWidth() * (0.5 + i % columns) / columns,
                    bounds.getMinY() + bounds.getHeight() * (0.5 + i / columns) / (UNITS / columns))));
        }
        return posts;
    }

    private static String phoneUser(String unitCode) {
        return "replay-" + unitCode.toLowerCase(Locale.ROOT);
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        phones.values().forEach(CrewPhone::close);
        server.close();
        FileSystemUtils.deleteRecursively(journal.toFile());
    }
}
