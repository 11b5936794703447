package io.curbstop.dispatch.history;

import static io.curbstop.dispatch.identity.Audience.DISPATCHER;
import static io.curbstop.dispatch.identity.Audience.MANAGER;

import io.curbstop.dispatch.console.IncidentDetail;
import io.curbstop.dispatch.console.IncidentDetails;
import io.curbstop.dispatch.identity.AllowedFor;
import java.time.Instant;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The history's calls. */
@RestController
@RequestMapping("/api/history")
@AllowedFor({DISPATCHER, MANAGER})
class HistoryController {

    private static final int LARGEST_PAGE = 500;

    private final HistoryReader reader;
    private final IncidentDetails details;

    HistoryController(HistoryReader reader, IncidentDetails details) {
        this.reader = reader;
        this.details = details;
    }

    @GetMapping("/incidents")
    HistoryReader.Page list(
            @RequestParam(required = false) Instant from,
            @RequestParam(required = false) Instant to,
            @RequestParam(required = false) String q,
            @RequestParam(required = false) String type,
            @RequestParam(required = false) String state,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        return reader.list(new HistoryReader.Query(
                from,
                to,
                q,
                blankToNull(type),
                blankToNull(state),
                Math.max(0, page),
                Math.max(1, Math.min(size, LARGEST_PAGE))));
    }

    @GetMapping("/incidents/{id}")
    IncidentDetail get(@PathVariable UUID id) {
        return details.get(id);
    }

    @GetMapping("/summary")
    HistorySummary summarise(@RequestParam(required = false) Instant from, @RequestParam(required = false) Instant to) {
        return reader.summarise(from, to);
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
