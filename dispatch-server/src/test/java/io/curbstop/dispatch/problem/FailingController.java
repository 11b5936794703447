package io.curbstop.dispatch.problem;

import io.curbstop.dispatch.identity.AllowedFor;
import io.curbstop.dispatch.identity.Audience;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Fails in every way a controller can; part of every test's application. */
@RestController
@AllowedFor(Audience.SIGNED_IN)
class FailingController {

    enum Colour {
        RED,
        GREEN
    }

    record Thing(UUID id, Instant at, Colour colour, Place place) {}

    record Place(double lon) {}

    @GetMapping("/api/test-failures/{how}")
    String fail(@PathVariable String how) {
        switch (how) {
            case "unforeseen" -> throw new IllegalStateException("secret of the inside");
            case "overtaken" -> throw new OptimisticLockingFailureException("version 3 is not 2");
            default ->
                throw new ProblemException(
                        HttpStatus.UNPROCESSABLE_ENTITY, "test-refusal", "Not like this.", Map.of("current", 7));
        }
    }

    @GetMapping("/api/test-failures/by-id/{id}")
    UUID byId(@PathVariable UUID id) {
        return id;
    }

    @PostMapping("/api/test-failures")
    Thing take(@RequestBody Thing thing) {
        return thing;
    }
}
