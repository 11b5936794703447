package io.curbstop.dispatch.tracker;

import io.curbstop.dispatch.identity.Allowance;
import io.curbstop.dispatch.identity.MachineSecret;
import io.curbstop.dispatch.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets trackers in by their secrets, and not too often. Who may come is kept for some seconds, so that a position is no
 * statement of its own.
 */
@Component
class TrackerDoor {

    /** How long a tracker that was switched off at another server is still let in at this one. */
    private static final Duration BELIEVED = Duration.ofSeconds(10);

    private final JdbcClient jdbc;
    private final TrackerProperties properties;
    private final Clock clock;
    private final Map<UUID, Allowance> allowances = new ConcurrentHashMap<>();
    private volatile Known known;

    TrackerDoor(JdbcClient jdbc, TrackerProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
    }

    /** Who was let in. */
    record Guest(UUID id, String unitCode) {}

    private record Known(
            Map<String, Guest> bySecret, Map<String, Guest> byDevice, Set<String> servers, Instant readAt) {}

    /**
     * A tracker that speaks for itself.
     *
     * @throws ProblemException 401 unknown-tracker; 429 too-many-positions
     */
    Guest admit(String secret) {
        return metered(known().bySecret().get(MachineSecret.hash(secret)));
    }

    /**
     * A tracker of the Traccar server with that secret.
     *
     * @throws ProblemException 401 unknown-tracker for a wrong secret; 404 unknown-device; 429 too-many-positions
     */
    Guest admit(String secret, String deviceId) {
        String hash = MachineSecret.hash(secret);
        if (!known().servers().contains(hash)) {
            throw unknown();
        }
        Guest guest = known().byDevice().get(hash + " " + deviceId);
        if (guest == null) {
            throw new ProblemException(
                    HttpStatus.NOT_FOUND, "unknown-device", "No tracker has this device id.", Map.of());
        }
        return metered(guest);
    }

    private Guest metered(Guest guest) {
        if (guest == null) {
            throw unknown();
        }
        Allowance allowance = allowances.computeIfAbsent(
                guest.id(), id -> new Allowance(properties.perSecond(), properties.atOnce(), clock.instant()));
        if (!allowance.take(clock.instant())) {
            throw new ProblemException(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "too-many-positions",
                    "The tracker sends too often; send it again in a while.",
                    Map.of());
        }
        return guest;
    }

    private static ProblemException unknown() {
        return new ProblemException(
                HttpStatus.UNAUTHORIZED, "unknown-tracker", "No tracker is let in by this secret.", Map.of());
    }

    /** Something has changed: look again. */
    void forget() {
        known = null;
    }

    private Known known() {
        Known now = known;
        if (now == null || now.readAt().plus(BELIEVED).isBefore(clock.instant())) {
            now = read();
            known = now;
        }
        return now;
    }

    private Known read() {
        Map<String, Guest> bySecret = new HashMap<>();
        Map<String, Guest> byDevice = new HashMap<>();
        Set<String> servers = new HashSet<>();
        jdbc.sql("select id, unit_code, device_id, secret_hash from tracker where enabled")
                .query(row -> {
                    Guest guest = new Guest(row.getObject("id", UUID.class), row.getString("unit_code"));
                    String hash = row.getString("secret_hash");
                    if (row.getString("device_id") == null) {
                        bySecret.put(hash, guest);
                    } else {
                        servers.add(hash);
                        byDevice.put(hash + " " + row.getString("device_id"), guest);
                    }
                });
        return new Known(bySecret, byDevice, servers, clock.instant());
    }
}
