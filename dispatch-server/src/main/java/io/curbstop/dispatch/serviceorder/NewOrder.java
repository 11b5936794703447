package io.curbstop.dispatch.serviceorder;

import io.curbstop.dispatch.coordinates.LonLat;
import io.curbstop.dispatch.problem.FieldProblem;
import io.curbstop.dispatch.problem.ProblemException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;

/**
 * An order as the CIS gives it.
 *
 * @param number the CIS's own number
 * @param version the CIS's version of it, growing
 * @param kind code of its kind
 * @param account whose, or null
 * @param addressText where, in words; null when the account says
 * @param place where, or null when the account or the words say
 * @param whatToDo for the crew
 * @param reason why, or null
 * @param amount what is due, or null
 * @param issuedAt when the CIS made it
 * @param dueOn the day on which it is to be done, in the city's time
 * @param windowFrom not before, or null
 * @param windowTo not begun after, or null
 */
public record NewOrder(
        String number,
        long version,
        String kind,
        String account,
        String addressText,
        LonLat place,
        String whatToDo,
        String reason,
        BigDecimal amount,
        Instant issuedAt,
        LocalDate dueOn,
        Instant windowFrom,
        Instant windowTo) {

    /** Refuses an order without number, kind, words, day or place, and a window that ends before it begins. */
    public NewOrder {
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(whatToDo, "whatToDo");
        Objects.requireNonNull(issuedAt, "issuedAt");
        Objects.requireNonNull(dueOn, "dueOn");
        if (isBlank(account) && isBlank(addressText) && place == null) {
            throw wrong("account", "An order needs an account, an address or a place.");
        }
        if (windowFrom != null && windowTo != null && !windowTo.isAfter(windowFrom)) {
            throw wrong("windowTo", "The window ends before it begins.");
        }
    }

    private static boolean isBlank(String words) {
        return words == null || words.isBlank();
    }

    private static ProblemException wrong(String field, String sentence) {
        return new ProblemException(
                HttpStatus.BAD_REQUEST,
                "invalid",
                sentence,
                Map.of("fields", List.of(new FieldProblem(field, sentence))));
    }
}
