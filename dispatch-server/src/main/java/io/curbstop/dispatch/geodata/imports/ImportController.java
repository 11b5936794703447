package io.curbstop.dispatch.geodata.imports;

import io.curbstop.dispatch.identity.AllowedFor;
import io.curbstop.dispatch.identity.Audience;
import io.curbstop.dispatch.identity.Audit;
import io.curbstop.dispatch.identity.SignedInUser;
import io.curbstop.dispatch.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Imports by upload, for administrators: answered at once, done in the background. */
@RestController
@RequestMapping("/api/imports")
@AllowedFor(Audience.ADMINISTRATOR)
class ImportController {

    private static final int RUNS_SHOWN = 50;
    private static final int REJECTIONS_SHOWN = 1000;
    private static final long MAX_MAPPING_BYTES = 1_000_000;

    private final ImportRuns runs;
    private final BackgroundImports background;
    private final Audit audit;
    private final JsonMapper json;

    ImportController(ImportRuns runs, BackgroundImports background, Audit audit, JsonMapper json) {
        this.runs = runs;
        this.background = background;
        this.audit = audit;
        this.json = json;
    }

    /**
     * A run with all that is known about it.
     *
     * @param report null until it is done
     * @param rejections the first thousand
     */
    record Detail(ImportRuns.Run run, JsonNode report, List<ImportRuns.Rejection> rejections) {}

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    ImportRuns.Run start(
            @RequestParam MultipartFile file,
            @RequestParam MultipartFile mapping,
            @AuthenticationPrincipal SignedInUser by)
            throws IOException {
        if (mapping.getSize() > MAX_MAPPING_BYTES) {
            throw ProblemException.invalid("The mapping is larger than 1 MB; is it the right file?");
        }
        UUID id = UUID.randomUUID();
        try (InputStream content = file.getInputStream()) {
            UploadedFiles files = UploadedFiles.take(file.getOriginalFilename(), content);
            background.start(
                    id,
                    mapping.getOriginalFilename(),
                    mapping.getBytes(),
                    files,
                    file.getOriginalFilename(),
                    by.username());
        } catch (ImportRefusedException e) {
            throw ProblemException.refused("import-refused", e.getMessage() + ".");
        }
        audit.record(by.username(), "import-started", id.toString(), file.getOriginalFilename());
        return runs.findRun(id).orElseThrow();
    }

    @GetMapping
    List<ImportRuns.Run> list() {
        return runs.listLatest(RUNS_SHOWN);
    }

    @GetMapping("/{id}")
    Detail get(@PathVariable UUID id) {
        ImportRuns.Run run =
                runs.findRun(id).orElseThrow(() -> ProblemException.notFound("There is no import " + id + "."));
        return new Detail(
                run, runs.findReport(id).map(json::readTree).orElse(null), runs.listRejections(id, REJECTIONS_SHOWN));
    }
}
