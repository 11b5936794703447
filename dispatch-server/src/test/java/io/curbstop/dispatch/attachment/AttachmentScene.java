package io.curbstop.dispatch.attachment;

import io.curbstop.dispatch.JobDesk;
import io.curbstop.dispatch.SmallTown;
import io.curbstop.dispatch.SmallTownTest;
import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.testing.TestClient;
import io.curbstop.dispatch.testing.TestUsers;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A small town, a dispatcher and the crew of V1, and files that they add. */
@SmallTownTest
abstract class AttachmentScene {

    @LocalServerPort
    int port;

    @Autowired
    TestUsers people;

    @Autowired
    SmallTown town;

    @Autowired
    JdbcClient jdbc;

    TestClient dispatcher;
    TestClient technician;
    JobDesk desk;

    @BeforeEach
    void build() {
        town.build();
        dispatcher = people.client(port, Role.DISPATCHER);
        technician = people.client(port, "tech-v1", Role.TECHNICIAN, "V1");
        desk = new JobDesk(dispatcher);
        desk.freeTheUnits();
    }

    @AfterEach
    void freeTheUnits() {
        desk.freeTheUnits();
    }

    TestClient.Answer attach(TestClient by, String owner, UUID id, String name, Instant takenAt, byte[] content) {
        String query = "?id=" + id + "&name=" + URLEncoder.encode(name, StandardCharsets.UTF_8)
                + (takenAt == null ? "" : "&takenAt=" + takenAt);
        return by.send(by.request(owner + "/attachments" + query)
                .POST(HttpRequest.BodyPublishers.ofByteArray(content))
                .header("X-XSRF-TOKEN", by.csrfToken())
                .header("Content-Type", "image/jpeg"));
    }

    List<String> lines(String incident, String kind) {
        return desk.incident(incident)
                .path("timeline")
                .valueStream()
                .filter(line -> line.path("kind").asString().equals(kind))
                .map(line -> line.path("text").asString())
                .toList();
    }

    static String incidentOf(JsonNode taken) {
        return taken.at("/incident/id").asString();
    }

    static List<String> ids(JsonNode of) {
        return of.path("attachments")
                .valueStream()
                .map(one -> one.path("id").asString())
                .toList();
    }
}
