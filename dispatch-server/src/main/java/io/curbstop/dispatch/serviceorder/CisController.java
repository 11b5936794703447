package io.curbstop.dispatch.serviceorder;

import static io.curbstop.dispatch.identity.Audience.ADMINISTRATOR;
import static io.curbstop.dispatch.identity.Audience.ANYONE;

import io.curbstop.dispatch.identity.AllowedFor;
import io.curbstop.dispatch.identity.SignedInUser;
import io.curbstop.dispatch.incident.Source;
import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.problem.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where the customer information system tells of orders and the payment system of payments. They have no session; their secret
 * lets them in. {@code 200} means that it is written down; the same again is answered by what stands.
 */
@RestController
@ConditionalOnWebApplication
@RequestMapping("/api/cis")
@AllowedFor(ADMINISTRATOR)
class CisController {

    private static final String BEARER = "Bearer ";
    private static final int TRIES = 3;

    private final CisAccounts accounts;
    private final OrderInbox inbox;
    private final Payments payments;
    private final Clock clock;

    CisController(CisAccounts accounts, OrderInbox inbox, Payments payments, Clock clock) {
        this.accounts = accounts;
        this.inbox = inbox;
        this.payments = payments;
        this.clock = clock;
    }

    /** What became of an order: RECEIVED, AMENDED or UNCHANGED, and how far it has come. */
    record OrderAnswer(String number, OrderInbox.Outcome outcome, OrderState state) {}

    @PostMapping("/orders")
    @AllowedFor(ANYONE)
    OrderAnswer order(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String authorization,
            @Valid @RequestBody OrderBody body) {
        Stamp stamp = admit(authorization);
        OrderInbox.Taken taken = again(() -> inbox.take(body.order(stamp.occurredAt()), stamp));
        return new OrderAnswer(
                taken.order().number(), taken.outcome(), taken.order().state());
    }

    record PaymentBody(
            @NotBlank(message = "is missing") @Size(max = 60, message = "is longer than 60 characters")
            String id,

            @NotBlank(message = "is missing") @Size(max = 40, message = "is longer than 40 characters")
            String account,

            @Digits(integer = 10, fraction = 2, message = "is no amount of money")
            @PositiveOrZero(message = "is below 0")
            BigDecimal amount,

            Instant paidAt) {}

    /** An order that a payment concerns: how far it has come, and what came first. */
    record Concerned(String number, OrderState state, String wonBy) {}

    /** What became of a payment. */
    record PaymentAnswer(String id, List<Concerned> orders) {}

    @PostMapping("/payments")
    @AllowedFor(ANYONE)
    PaymentAnswer payment(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String authorization,
            @Valid @RequestBody PaymentBody body) {
        Stamp stamp = admit(authorization);
        boolean past = body.paidAt() != null && body.paidAt().isBefore(stamp.occurredAt());
        Payment payment = new Payment(
                body.id(), body.account().strip(), body.amount(), past ? body.paidAt() : stamp.occurredAt());
        return new PaymentAnswer(
                body.id(),
                again(() -> payments.take(payment, stamp)).stream()
                        .map(order -> new Concerned(order.number(), order.state(), order.wonBy()))
                        .toList());
    }

    private Stamp admit(String authorization) {
        String secret = authorization.startsWith(BEARER) ? authorization.substring(BEARER.length()) : "";
        return new Stamp(accounts.admit(secret), Source.SYSTEM, clock.instant());
    }

    /** A machine cannot look again, so what a crew or a dispatcher came before is tried again for it. */
    private static <T> T again(Supplier<T> what) {
        for (int attempt = 1; ; attempt++) {
            try {
                return what.get();
            } catch (ProblemException conflict) {
                if (attempt == TRIES || !conflict.code().equals("conflict")) {
                    throw conflict;
                }
            }
        }
    }

    @GetMapping("/systems")
    List<CisAccounts.System> list() {
        return accounts.list();
    }

    record NewSystem(
            @NotNull(message = "is missing") UUID id,

            @NotBlank(message = "is missing") @Size(max = 60, message = "is longer than 60 characters")
            String name) {}

    /** The secret is shown this once only. */
    record Added(UUID id, String secret) {}

    @PostMapping("/systems")
    @ResponseStatus(HttpStatus.CREATED)
    Added add(@Valid @RequestBody NewSystem system, @AuthenticationPrincipal SignedInUser by) {
        return new Added(system.id(), accounts.add(system.id(), system.name().strip(), by.username()));
    }

    record Enabled(boolean enabled) {}

    @PutMapping("/systems/{id}/enabled")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void enable(@PathVariable UUID id, @Valid @RequestBody Enabled body, @AuthenticationPrincipal SignedInUser by) {
        accounts.setEnabled(id, body.enabled(), by.username());
    }
}
