package io.curbstop.dispatch.replay;

import io.curbstop.dispatch.citycopy.CityCopy;
import io.curbstop.dispatch.citycopy.CopiedServer;
import io.curbstop.dispatch.citycopy.StandInCrews;
import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.identity.Users;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** A whole server on a copied city, with crews, phones, radios and dispatchers of its own, on a loopback port. */
final class ReplayWorld implements AutoCloseable {
    private static final int DESKS = 3;

    private final CopiedServer server;
    private final Users users;
    private final String password = UUID.randomUUID().toString();
    private final Map<String, CrewPhone> phones = new LinkedHashMap<>();
    private final Map<String, String> radioIds = new LinkedHashMap<>();
    private final List<ServerSession> desks = new ArrayList<>();

    private ReplayWorld(CopiedServer server) {
        this.server = server;
        this.users = server.bean(Users.class);
    }

    /** Starts the server on a copy of an application's city and sets up everybody who takes part. */
    static ReplayWorld start(ApplicationContext of) throws SQLException, IOException {
        ReplayWorld world = new ReplayWorld(CopiedServer.start(
                of,
                CityCopy.Extent.GEOGRAPHY,
                "127.0.0.1",
                0,
                // A crew that answers by radio lets its phone ring; the replay need not wait a minute for each.
                "--curbstop.push.radio-after=1s",
                "--curbstop.radio.hurried=true"));
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
        JsonMapper json = server.bean(JsonMapper.class);
        URI base = server.base();
        server.bean(StandInCrews.class)
                .make(this::makeTechnician)
                .forEach(crew -> radioIds.put(crew.unitCode(), crew.radioId()));
        for (int i = 1; i <= DESKS; i++) {
            String name = "replay-desk-" + i;
            users.create(id(name), name, "Desk " + i, Set.of(Role.DISPATCHER), null, password);
            desks.add(ServerSession.signIn(base, json, name, password));
        }
        radioIds.keySet()
                .forEach(code -> phones.put(
                        code, new CrewPhone(ServerSession.signIn(base, json, phoneUser(code), password), json)));
    }

    private String makeTechnician(String unitCode) {
        users.create(
                id(unitCode), phoneUser(unitCode), "Crew " + unitCode, Set.of(Role.TECHNICIAN), unitCode, password);
        return phoneUser(unitCode);
    }

    private static String phoneUser(String unitCode) {
        return "replay-" + unitCode.toLowerCase(Locale.ROOT);
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws SQLException {
        phones.values().forEach(CrewPhone::close);
        server.close();
    }
}
