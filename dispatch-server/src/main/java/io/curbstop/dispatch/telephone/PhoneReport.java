package io.curbstop.dispatch.telephone;

import io.curbstop.dispatch.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;

/**
 * What a telephone system says of one call.
 *
 * @param event what happened
 * @param call its own id of the call
 * @param number the caller's, or null
 * @param line the line or queue, or null
 * @param by the extension or user who answered, or null
 * @param at when, or null for now
 */
record PhoneReport(Event event, String call, String number, String line, String by, Instant at) {

    private static final int LONGEST = 200;

    /** The largest number that is seconds and not milliseconds since 1970. */
    private static final long MOST_SECONDS = 99_999_999_999L;

    /** What can happen to a call. */
    enum Event {
        RINGING,
        ANSWERED,
        HUNG_UP
    }

    /**
     * Reads what was sent, by a form or as JSON.
     *
     * @throws ProblemException invalid, which names the field
     */
    static PhoneReport read(Map<String, ?> sent) {
        String call = text(sent, "call");
        if (call == null) {
            throw ProblemException.invalid("call is missing: the telephone system's own id of the call.");
        }
        return new PhoneReport(
                event(text(sent, "event")),
                call,
                text(sent, "number"),
                text(sent, "line"),
                text(sent, "by"),
                time(text(sent, "at")));
    }

    private static Event event(String written) {
        String bare = written == null ? "" : written.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]", "");
        return switch (bare) {
            case "RINGING" -> Event.RINGING;
            case "ANSWERED" -> Event.ANSWERED;
            case "HUNGUP", "HANGUP" -> Event.HUNG_UP;
            default -> throw ProblemException.invalid("event must be ringing, answered or hung-up.");
        };
    }

    private static String text(Map<String, ?> sent, String field) {
        Object value = sent.get(field);
        String text = value == null
                ? ""
                : value.toString().replaceAll("\\p{Cntrl}", " ").strip();
        if (text.length() > LONGEST) {
            throw ProblemException.invalid(field + " is longer than " + LONGEST + " characters.");
        }
        return text.isEmpty() ? null : text;
    }

    /** Seconds, with or without a fraction, or milliseconds since 1970, or a date and time with an offset. */
    private static Instant time(String written) {
        if (written == null) {
            return null;
        }
        try {
            if (written.matches("\\d{1,15}(\\.\\d{1,9})?")) {
                double since1970 = Double.parseDouble(written);
                return since1970 <= MOST_SECONDS
                        ? Instant.ofEpochMilli(Math.round(since1970 * 1000))
                        : Instant.ofEpochMilli((long) since1970);
            }
            return OffsetDateTime.parse(written).toInstant();
        } catch (DateTimeException noTime) {
            throw ProblemException.invalid("at is not a time such as 2026-03-01T14:05:09Z.");
        }
    }
}
