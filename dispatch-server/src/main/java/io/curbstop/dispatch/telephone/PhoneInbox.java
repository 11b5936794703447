package io.curbstop.dispatch.telephone;

import static io.curbstop.dispatch.identity.Audience.ANYONE;

import io.curbstop.dispatch.identity.AllowedFor;
import io.curbstop.dispatch.problem.ProblemException;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where telephone systems say that a call rings, was answered, or hung up. They have no session; their secret lets them in. It
 * is answered when it is written.
 */
@RestController
@ConditionalOnWebApplication
@RequestMapping("/api/phone-events")
@AllowedFor(ANYONE)
class PhoneInbox {

    private static final String BEARER = "Bearer ";

    private final PhoneSystems systems;
    private final PhoneEvents events;

    PhoneInbox(PhoneSystems systems, PhoneEvents events) {
        this.systems = systems;
        this.events = events;
    }

    /** What state the call is in now. */
    record Taken(PhoneCallState state) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    Taken json(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String authorization,
            @RequestBody Map<String, Object> sent) {
        return take(authorization, sent);
    }

    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Taken form(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String authorization,
            @RequestParam Map<String, String> sent) {
        return take(authorization, sent);
    }

    private Taken take(String authorization, Map<String, ?> sent) {
        Object inForm = sent.get("secret"); // for systems that cannot set a header
        String secret =
                authorization.startsWith(BEARER) ? authorization.substring(BEARER.length()) : String.valueOf(inForm);
        PhoneSystems.Guest system = systems.admit(secret);
        try {
            PhoneCallState state = events.take(system, PhoneReport.read(sent));
            systems.heard(system.id(), null);
            return new Taken(state);
        } catch (ProblemException problem) {
            systems.heard(system.id(), problem.code());
            throw problem;
        }
    }
}
