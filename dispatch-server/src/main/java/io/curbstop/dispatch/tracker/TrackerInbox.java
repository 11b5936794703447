package io.curbstop.dispatch.tracker;

import static io.curbstop.dispatch.identity.Audience.ANYONE;

import io.curbstop.dispatch.identity.AllowedFor;
import io.curbstop.dispatch.position.Positions;
import io.curbstop.dispatch.position.Refusals;
import io.curbstop.dispatch.problem.ProblemException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * Where trackers send their positions. They have no session; their secret lets them in. {@code 200} means that the position
 * is written, or that it never will be and why: trackers send again whatever is answered otherwise, and hold back all that
 * came after, so that one position of next year would silence a tracker for good.
 */
@RestController
@ConditionalOnWebApplication
@RequestMapping("/api/trackers")
@AllowedFor(ANYONE)
class TrackerInbox {

    private static final String BEARER = "Bearer ";

    private final TrackerDoor door;
    private final TrackerNews news;
    private final Positions positions;
    private final Refusals refusals;
    private final Clock clock;

    TrackerInbox(TrackerDoor door, TrackerNews news, Positions positions, Refusals refusals, Clock clock) {
        this.door = door;
        this.news = news;
        this.positions = positions;
        this.refusals = refusals;
        this.clock = clock;
    }

    /**
     * What became of a position.
     *
     * @param refused the code of why it was not taken; null when it was
     */
    record Outcome(boolean taken, String refused) {}

    @PostMapping("/traccar")
    CompletableFuture<Outcome> traccar(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String authorization,
            @RequestBody JsonNode frame) {
        String secret = authorization.startsWith(BEARER) ? authorization.substring(BEARER.length()) : "";
        TrackerFix fix = FrameReader.readTraccar(frame);
        return take(fix, () -> door.admit(secret, fix.deviceId()));
    }

    @RequestMapping(
            path = "/osmand",
            method = {RequestMethod.GET, RequestMethod.POST})
    CompletableFuture<Outcome> osmand(@RequestParam Map<String, String> parameters) {
        return take(FrameReader.readOsmAnd(parameters));
    }

    @PostMapping(path = "/osmand", consumes = MediaType.APPLICATION_JSON_VALUE)
    CompletableFuture<Outcome> osmandJson(@RequestBody JsonNode frame) {
        return take(FrameReader.readOsmAnd(frame));
    }

    private CompletableFuture<Outcome> take(TrackerFix fix) {
        return take(fix, () -> door.admit(fix.deviceId()));
    }

    private CompletableFuture<Outcome> take(TrackerFix fix, Supplier<TrackerDoor.Guest> knock) {
        TrackerDoor.Guest guest = admit(knock);
        try {
            if (!fix.valid()) {
                refusals.count("position-not-valid");
                return refused(guest, "position-not-valid");
            }
            return positions.report(fix.of(guest.unitCode(), clock.instant())).thenApply(written -> {
                news.taken(guest.id());
                return new Outcome(true, null);
            });
        } catch (ProblemException problem) {
            if (problem.status().is5xxServerError()) {
                throw problem;
            }
            return refused(guest, problem.code());
        }
    }

    private TrackerDoor.Guest admit(Supplier<TrackerDoor.Guest> knock) {
        try {
            return knock.get();
        } catch (ProblemException shut) {
            refusals.count(shut.code());
            throw shut;
        }
    }

    private CompletableFuture<Outcome> refused(TrackerDoor.Guest guest, String code) {
        news.refused(guest.id(), code);
        return CompletableFuture.completedFuture(new Outcome(false, code));
    }
}
