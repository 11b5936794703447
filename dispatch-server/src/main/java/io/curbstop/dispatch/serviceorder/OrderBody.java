package io.curbstop.dispatch.serviceorder;

import io.curbstop.dispatch.coordinates.LonLat;
import io.curbstop.dispatch.problem.ProblemException;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** An order as it comes over the wire or in a file, not believed yet. */
record OrderBody(
        @NotBlank(message = "is missing")
        @Pattern(regexp = "[A-Za-z0-9._-]{1,40}", message = "is not 1 to 40 letters, digits, dots and dashes")
        String number,

        @PositiveOrZero(message = "is below 0") Long version,

        @NotBlank(message = "is missing") @Size(max = 40, message = "is longer than 40 characters")
        String kind,

        @Size(max = 40, message = "is longer than 40 characters")
        String account,

        @Size(max = 200, message = "is longer than 200 characters")
        String addressText,

        Double lon,
        Double lat,

        @NotBlank(message = "is missing") @Size(max = 1_000, message = "is longer than 1000 characters")
        String whatToDo,

        @Size(max = 1_000, message = "is longer than 1000 characters")
        String reason,

        @Digits(integer = 10, fraction = 2, message = "is no amount of money") @PositiveOrZero(message = "is below 0")
        BigDecimal amount,

        Instant issuedAt,
        @NotNull(message = "is missing") LocalDate dueOn,
        Instant windowFrom,
        Instant windowTo) {

    NewOrder order(Instant now) {
        return new NewOrder(
                number,
                version == null ? 1 : version,
                kind,
                account == null || account.isBlank() ? null : account.strip(),
                addressText == null || addressText.isBlank() ? null : addressText.strip(),
                lon == null || lat == null
                        ? null
                        : LonLat.find(lon, lat)
                                .orElseThrow(() -> ProblemException.invalid("lon and lat are no place.")),
                whatToDo.strip(),
                reason,
                amount,
                issuedAt == null ? now : issuedAt,
                dueOn,
                windowFrom,
                windowTo);
    }
}
