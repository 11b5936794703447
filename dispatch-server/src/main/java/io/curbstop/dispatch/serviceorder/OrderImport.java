package io.curbstop.dispatch.serviceorder;

import static io.curbstop.dispatch.identity.Audience.SUPERVISOR;

import io.curbstop.dispatch.crew.Crews;
import io.curbstop.dispatch.csv.CsvFile;
import io.curbstop.dispatch.identity.AllowedFor;
import io.curbstop.dispatch.identity.Audit;
import io.curbstop.dispatch.identity.SignedInUser;
import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.problem.ProblemException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Files of orders, from supervisors; each row by itself: a bad one is reported and the rest goes in. */
@RestController
@AllowedFor(SUPERVISOR)
class OrderImport {

    private final OrderInbox inbox;
    private final Crews crews;
    private final Validator validator;
    private final Audit audit;
    private final Clock clock;

    OrderImport(OrderInbox inbox, Crews crews, Validator validator, Audit audit, Clock clock) {
        this.inbox = inbox;
        this.crews = crews;
        this.validator = validator;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What became of a file.
     *
     * @param rows how many it has
     * @param taken how many were new or amended one
     * @param unchanged how many said what stood already
     * @param rejected what was not taken
     */
    record Report(int rows, int taken, int unchanged, List<Rejection> rejected) {}

    /** A row that was not taken, by its line in the file. */
    record Rejection(int row, String reason) {}

    @PostMapping("/api/service-orders/imports")
    Report take(@RequestParam MultipartFile file, @AuthenticationPrincipal SignedInUser by) throws IOException {
        Report report = take(OrderFile.read(CsvFile.bytesOf(file)), Stamp.ofDispatcher(by.username(), clock.instant()));
        audit.record(
                by.username(),
                "service-orders-imported",
                String.valueOf(file.getOriginalFilename()),
                "%d taken, %d rejected"
                        .formatted(report.taken(), report.rejected().size()));
        return report;
    }

    private Report take(List<CSVRecord> rows, Stamp stamp) {
        ZoneId zone = crews.timeZone();
        int taken = 0;
        List<Rejection> rejected = new ArrayList<>();
        for (CSVRecord row : rows) {
            try {
                OrderInbox.Taken order = inbox.take(valid(row, zone), stamp);
                taken += order.outcome() == OrderInbox.Outcome.UNCHANGED ? 0 : 1;
            } catch (ProblemException e) {
                rejected.add(new Rejection((int) row.getRecordNumber() + 1, e.getMessage()));
            }
        }
        return new Report(rows.size(), taken, rows.size() - taken - rejected.size(), rejected);
    }

    private NewOrder valid(CSVRecord row, ZoneId zone) {
        OrderBody body = OrderFile.order(row, zone);
        Set<ConstraintViolation<OrderBody>> wrong = validator.validate(body);
        if (!wrong.isEmpty()) {
            throw ProblemException.invalid(wrong.stream()
                    .map(violation -> violation.getPropertyPath() + " " + violation.getMessage())
                    .sorted()
                    .collect(Collectors.joining("; ", "", ".")));
        }
        return body.order(clock.instant());
    }
}
