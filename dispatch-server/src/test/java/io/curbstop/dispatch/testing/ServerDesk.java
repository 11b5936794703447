package io.curbstop.dispatch.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.database.ConnectionDetails;
import io.curbstop.dispatch.testing.TestClient.Answer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import tools.jackson.databind.JsonNode;

/** What a dispatcher does at a {@link ServerProcess}, and a look into its database, whether it is alive or not. */
public final class ServerDesk {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long LOOKS_EVERY_ms = 50;

    private final ServerProcess server;

    /** The desk of a server. */
    public ServerDesk(ServerProcess server) {
        this.server = server;
    }

    /** An order as the database has it. */
    public record Order(String assignmentId, String incidentId, String token) {}

    /** Takes a call on a burst main and sends a unit there. */
    public Order send(String unit, String priority) {
        Map<String, Object> call = Map.of(
                "id",
                UUID.randomUUID(),
                "narrative",
                "Water coming up in the road",
                "addressText",
                "118 Mill Road",
                "type",
                "MAIN_BREAK",
                "priority",
                priority,
                "unitCodes",
                List.of(unit));
        Answer taken = server.signIn("dana").post("/api/calls", call);
        assertThat(taken.status()).as(taken.text()).isEqualTo(201);
        JsonNode assignment = taken.json().at("/assignments/0");
        return new Order(
                assignment.path("id").asString(),
                taken.json().at("/incident/id").asString(),
                assignment.path("token").asString());
    }

    /** Takes back every order there is. */
    public void freeTheUnits() {
        TestClient desk = server.signIn("dana");
        for (JsonNode unit : desk.get("/api/console/snapshot").json().path("units")) {
            for (JsonNode task : unit.path("assignments")) {
                desk.post("/api/assignments/" + task.path("id").asString() + "/cancel", Map.of("reason", "test over"));
            }
        }
    }

    /** How far an order got by a channel: APP or RADIO. */
    public String state(String channel, Order order) {
        return query("select coalesce(max(state), '') from delivery where kind = 'ORDER' and channel = '" + channel
                + "' and assignment_id = '" + order.assignmentId() + "'");
    }

    /** Waits until it got so far. */
    public void awaitState(String channel, Order order, String state) throws Exception {
        await(channel + " " + state, () -> state(channel, order).equals(state));
    }

    /** Waits until a query says true. */
    public void awaitTrue(String sql) throws Exception {
        await(sql, () -> query(sql).equals("t"));
    }

    /** Waits for it for at most three minutes, which a busy machine may need. */
    public static void await(String what, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            Thread.sleep(LOOKS_EVERY_ms);
        }
    }

    /** The first column of the first row. */
    public String query(String sql) {
        ConnectionDetails database = server.database();
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }
}
