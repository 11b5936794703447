package io.curbstop.dispatch.console;

import static io.curbstop.dispatch.identity.Audience.DISPATCHER;

import io.curbstop.dispatch.identity.AllowedFor;
import io.curbstop.dispatch.identity.Audit;
import io.curbstop.dispatch.identity.SignedInUser;
import io.curbstop.dispatch.incident.Incident;
import io.curbstop.dispatch.incident.Incidents;
import io.curbstop.dispatch.outage.AffectedCustomer;
import io.curbstop.dispatch.outage.CustomerWarnings;
import io.curbstop.dispatch.outage.Outages;
import io.curbstop.dispatch.shutdown.sheet.ShutdownSheet;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who is without water, and who of them has been told. Personal data: each reading is recorded. */
@RestController
@AllowedFor(DISPATCHER)
class CustomerListController {

    private final Incidents incidents;
    private final Outages outages;
    private final CustomerWarnings warnings;
    private final ShutdownSheet sheet;
    private final Callers callers;
    private final Audit audit;

    CustomerListController(
            Incidents incidents,
            Outages outages,
            CustomerWarnings warnings,
            ShutdownSheet sheet,
            Callers callers,
            Audit audit) {
        this.incidents = incidents;
        this.outages = outages;
        this.warnings = warnings;
        this.sheet = sheet;
        this.callers = callers;
        this.audit = audit;
    }

    @GetMapping("/api/incidents/{id}/outage/customers")
    List<AffectedCustomer> customers(@PathVariable UUID id, @AuthenticationPrincipal SignedInUser user) {
        return read(id, user, "customers-read");
    }

    private List<AffectedCustomer> read(UUID id, SignedInUser user, String what) {
        Incident incident = incidents.getIncident(id);
        List<AffectedCustomer> customers = outages.listCustomers(id);
        audit.record(user.username(), what, incident.number(), customers.size() + " customers");
        return customers;
    }

    /** The sheet for the truck names customers too. */
    @GetMapping("/api/incidents/{id}/outage/sheet.pdf")
    ResponseEntity<byte[]> sheet(@PathVariable UUID id, @AuthenticationPrincipal SignedInUser user) {
        Incident incident = incidents.getIncident(id);
        byte[] file = sheet.print(id, user.username());
        audit.record(user.username(), "sheet-printed", incident.number(), file.length + " bytes");
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(incident.number() + "-shutdown.pdf")
                                .build()
                                .toString())
                .body(file);
    }

    @GetMapping("/api/incidents/{id}/outage/customers.csv")
    ResponseEntity<byte[]> export(@PathVariable UUID id, @AuthenticationPrincipal SignedInUser user) {
        List<AffectedCustomer> customers = read(id, user, "customers-exported");
        String name = incidents.getIncident(id).number() + "-customers.csv";
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(csv(customers).getBytes(StandardCharsets.UTF_8));
    }

    private static String csv(List<AffectedCustomer> customers) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter out = new CSVPrinter(text, CSVFormat.RFC4180)) {
            out.printRecord("critical", "name", "address", "phone", "account", "part", "told", "told_by", "told_at");
            for (AffectedCustomer customer : customers) {
                out.printRecord(
                        customer.critical(),
                        inert(customer.name()),
                        inert(customer.address()),
                        inert(customer.phone()),
                        inert(customer.account()),
                        customer.part(),
                        customer.told() == null ? null : customer.told().channel(),
                        customer.told() == null ? null : inert(customer.told().actor()),
                        customer.told() == null ? null : customer.told().at());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** A spreadsheet must not take what somebody typed for a formula. */
    private static String inert(String value) {
        return value != null && !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    }

    record Told(
            @NotNull UUID id,
            @NotEmpty @Size(max = 500) List<@NotNull @Size(max = 200) String> refs,
            @NotNull CustomerWarnings.Outcome outcome,
            @NotNull CustomerWarnings.Channel channel) {}

    @PostMapping("/api/incidents/{id}/outage/customers/told")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void told(@PathVariable UUID id, @Valid @RequestBody Told told, @AuthenticationPrincipal SignedInUser user) {
        incidents.getIncident(id);
        warnings.mark(told.id(), id, told.refs(), told.outcome(), told.channel(), callers.atConsole(user));
    }
}
