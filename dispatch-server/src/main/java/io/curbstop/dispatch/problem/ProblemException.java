package io.curbstop.dispatch.problem;

import java.util.Map;
import org.springframework.http.HttpStatus;

/** A refusal with a stable code and a sentence for a person. */
public class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String code;
    private final transient Map<String, Object> properties;

    /**
     * A refusal.
     *
     * @param status the HTTP status it becomes
     * @param code stable, in kebab case
     * @param detail one sentence for a person
     * @param properties more for the client, such as the current state
     */
    public ProblemException(HttpStatus status, String code, String detail, Map<String, Object> properties) {
        super(detail);
        this.status = status;
        this.code = code;
        this.properties = Map.copyOf(properties);
    }

    /** There is no such thing. */
    public static ProblemException notFound(String detail) {
        return new ProblemException(HttpStatus.NOT_FOUND, "not-found", detail, Map.of());
    }

    /** Someone else was first. */
    public static ProblemException conflict(String detail) {
        return new ProblemException(HttpStatus.CONFLICT, "conflict", detail, Map.of());
    }

    /**
     * Somebody else has changed it since, and it is now something else.
     *
     * @param by who did, or null when unknown
     * @param now what it is now, in words
     * @param current what it is now, for the client
     */
    public static ProblemException overtaken(String by, String now, Object current) {
        return new ProblemException(
                HttpStatus.CONFLICT,
                "conflict",
                (by == null ? "Somebody else" : by) + " has changed this meanwhile. It is now: " + now + ".",
                Map.of("current", current));
    }

    /** Understood, but against the rules. */
    public static ProblemException refused(String code, String detail) {
        return new ProblemException(HttpStatus.UNPROCESSABLE_ENTITY, code, detail, Map.of());
    }

    /** Not this user's to do. */
    public static ProblemException forbidden(String code, String detail) {
        return new ProblemException(HttpStatus.FORBIDDEN, code, detail, Map.of());
    }

    /** Makes no sense as sent. */
    public static ProblemException invalid(String detail) {
        return new ProblemException(HttpStatus.BAD_REQUEST, "invalid", detail, Map.of());
    }

    /** The HTTP status. */
    public HttpStatus status() {
        return status;
    }

    /** The stable code. */
    public String code() {
        return code;
    }

    /** More for the client. */
    public Map<String, Object> properties() {
        return properties;
    }
}
