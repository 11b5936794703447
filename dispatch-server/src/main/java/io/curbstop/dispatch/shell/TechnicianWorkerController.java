package io.curbstop.dispatch.shell;

import io.curbstop.dispatch.identity.AllowedFor;
import io.curbstop.dispatch.identity.Audience;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.ResourceLoader;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * The service worker of the technician's page, by which it opens without signal. Served with the list of the page's files
 * and their version in it: when a server brings other files, the worker's own text differs, which is what makes a browser
 * fetch all of them anew.
 */
@RestController
class TechnicianWorkerController {

    private static final String PAGE = "technician";
    private static final MediaType JAVASCRIPT = new MediaType("text", "javascript", StandardCharsets.UTF_8);

    private final PageFiles files;
    private final ResourceLoader resources;
    private final JsonMapper json;
    private volatile PageFiles.Found found;

    TechnicianWorkerController(ResourceLoader resources, JsonMapper json) {
        this.files = new PageFiles(resources);
        this.resources = resources;
        this.json = json;
    }

    @GetMapping("/technician-worker.js")
    @AllowedFor(Audience.ANYONE)
    ResponseEntity<byte[]> worker() throws IOException {
        PageFiles.Found shell = found;
        if (shell == null || !shell.fixed()) {
            shell = files.find(PAGE);
            found = shell;
        }
        String program = resources
                .getResource("classpath:static/technician/worker.js")
                .getContentAsString(StandardCharsets.UTF_8);
        String list = json.writeValueAsString(new Shell(shell.version(), shell.paths()));
        return ResponseEntity.ok()
                .contentType(JAVASCRIPT)
                .cacheControl(CacheControl.noCache())
                .body(("self.SHELL = " + list + ";\n" + program).getBytes(StandardCharsets.UTF_8));
    }

    private record Shell(String version, List<String> files) {}
}
