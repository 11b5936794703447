package io.curbstop.dispatch.exercise.scenario;

import io.curbstop.dispatch.problem.ProblemException;
import java.time.Duration;
import java.util.Objects;

/**
 * Something that comes in an exercise: a call, an order from the customer information system, or a payment.
 *
 * @param kind which of these
 * @param after how long after the beginning
 * @param caller the caller's name, or null
 * @param phone the caller's number, or null
 * @param narrative what the caller says, or what the crew of an order is to do
 * @param addressText where, in words, or null
 * @param lon longitude of the place in degrees, or null
 * @param lat latitude of it, or null
 * @param type code of the incident type, or null to leave it to the words; of an order, code of its kind
 * @param account whose order or payment, or null of a call
 * @param crewNote what the crew that does the work writes down when it is done, or null
 */
public record Happening(
        Kind kind,
        Duration after,
        String caller,
        String phone,
        String narrative,
        String addressText,
        Double lon,
        Double lat,
        String type,
        String account,
        String crewNote) {

    /** What may happen. */
    public enum Kind {
        CALL,
        ORDER,
        PAYMENT
    }

    /** Refuses what lacks a part that its kind needs; what was kept before there were kinds is a call. */
    public Happening {
        Objects.requireNonNull(after, "after");
        kind = kind == null ? Kind.CALL : kind;
        if (kind == Kind.CALL && narrative == null) {
            throw ProblemException.invalid("The caller says nothing: fill in narrative.");
        }
        if (kind == Kind.CALL && addressText == null && (lon == null || lat == null)) {
            throw ProblemException.invalid("It says nowhere where it is: give an address, or lon and lat.");
        }
        if (kind != Kind.CALL && account == null) {
            throw ProblemException.invalid("It does not say whose it is: fill in account.");
        }
        if (kind == Kind.ORDER && type == null) {
            throw ProblemException.invalid("It does not say what is ordered: fill in type.");
        }
    }

    /** Somebody calls. */
    public static Happening call(
            Duration after, String narrative, String addressText, Double lon, Double lat, String type) {
        return new Happening(Kind.CALL, after, null, null, narrative, addressText, lon, lat, type, null, null);
    }

    /** The customer information system orders something for an account. */
    public static Happening order(Duration after, String account, String kind, String whatToDo) {
        return new Happening(Kind.ORDER, after, null, null, whatToDo, null, null, null, kind, account, null);
    }

    /** An account pays. */
    public static Happening payment(Duration after, String account) {
        return new Happening(Kind.PAYMENT, after, null, null, null, null, null, null, null, account, null);
    }

    /** The same by somebody. */
    public Happening by(String name, String number) {
        return new Happening(kind, after, name, number, narrative, addressText, lon, lat, type, account, crewNote);
    }

    /** The same, of which the crew writes something down. */
    public Happening noted(String words) {
        return new Happening(kind, after, caller, phone, narrative, addressText, lon, lat, type, account, words);
    }

    /** The same at another time. */
    public Happening at(Duration other) {
        return new Happening(kind, other, caller, phone, narrative, addressText, lon, lat, type, account, crewNote);
    }
}
