package io.curbstop.dispatch.roster;

import static io.curbstop.dispatch.identity.Audience.SUPERVISOR;

import io.curbstop.dispatch.csv.CsvFile;
import io.curbstop.dispatch.identity.AllowedFor;
import io.curbstop.dispatch.identity.Audit;
import io.curbstop.dispatch.identity.SignedInUser;
import java.io.IOException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Files of people, units, shifts, vehicles, leave or swaps, from supervisors. */
@RestController
@AllowedFor(SUPERVISOR)
class RosterImportController {

    private final RosterImport imports;
    private final Audit audit;

    RosterImportController(RosterImport imports, Audit audit) {
        this.imports = imports;
        this.audit = audit;
    }

    @PostMapping("/api/roster/imports")
    RosterImport.Report take(@RequestParam MultipartFile file, @AuthenticationPrincipal SignedInUser by)
            throws IOException {
        RosterImport.Report report = imports.take(CsvFile.bytesOf(file), by.username());
        audit.record(
                by.username(),
                "roster-imported",
                String.valueOf(file.getOriginalFilename()),
                "%d taken, %d rejected"
                        .formatted(report.taken(), report.rejected().size()));
        return report;
    }
}
