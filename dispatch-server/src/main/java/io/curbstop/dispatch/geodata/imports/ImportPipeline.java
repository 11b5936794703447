package io.curbstop.dispatch.geodata.imports;

import io.curbstop.dispatch.geodata.GeodataStore;
import io.curbstop.dispatch.geodata.ReferenceLinker;
import io.curbstop.dispatch.geodata.imports.ImportReport.LayerResult;
import io.curbstop.dispatch.geodata.imports.ImportReport.LinkCounts;
import io.curbstop.dispatch.geodata.imports.ImportReport.ProblemCount;
import io.curbstop.map.network.ConnectivityReport;
import io.curbstop.map.source.LayerType;
import io.curbstop.map.source.mapping.ImportProblem;
import io.curbstop.map.source.mapping.LayerConverter;
import io.curbstop.map.source.mapping.MappingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** One import from its request to its report. */
@Component
class ImportPipeline {

    private final ImportLock lock;
    private final ImportRuns runs;
    private final CityPreparation preparation;
    private final LayerImport layers;
    private final ReferenceLinker linker;
    private final GeodataStore geodata;
    private final JdbcTemplate jdbc;

    ImportPipeline(
            ImportLock lock,
            ImportRuns runs,
            CityPreparation preparation,
            LayerImport layers,
            ReferenceLinker linker,
            GeodataStore geodata,
            JdbcTemplate jdbc) {
        this.lock = lock;
        this.runs = runs;
        this.preparation = preparation;
        this.layers = layers;
        this.linker = linker;
        this.geodata = geodata;
        this.jdbc = jdbc;
    }

    /**
     * Imports, and stores the report.
     *
     * @throws ImportRefusedException when it cannot be done as asked: another import is running, or a file, layer or
     *     field that the mapping names is not there; nothing was changed then
     */
    ImportReport run(ImportRequest request, ImportProgress progress) throws ImportRefusedException {
        runs.start(request, "waiting");
        try {
            return lock.hold(() -> {
                runs.failAbandoned();
                runs.start(request, "running");
                return convertAndStore(request, line -> {
                    progress.line(line);
                    runs.progress(request.id(), line);
                });
            });
        } catch (ImportRefusedException e) {
            runs.fail(request.id(), e.getMessage());
            throw e;
        } catch (RuntimeException e) {
            runs.fail(request.id(), "Something went wrong inside: " + e.getMessage());
            throw e;
        } catch (Exception e) {
            runs.fail(request.id(), e.getMessage());
            throw new ImportRefusedException(e.getMessage(), e);
        }
    }

    private ImportReport convertAndStore(ImportRequest request, ImportProgress progress)
            throws ImportRefusedException, IOException {
        long start = System.nanoTime();
        int srid = targetSrid(request);
        List<ImportProblem> problems = new ArrayList<>();
        List<LayerResult> results = new ArrayList<>();
        List<String> removed;
        try (LayerConverter converter = new LayerConverter(request.mapping(), request.folder(), srid)) {
            converter.check();
            CityPreparation.Prepared prepared = preparation.prepare(request.mapping());
            removed = prepared.removed();
            if (!removed.isEmpty()) {
                progress.line("the demo city leaves to make room for "
                        + request.mapping().name() + ": " + String.join(", ", removed) + "; users stay");
            }
            for (LayerType layer : request.mapping().layers()) {
                results.add(layers.take(request.mapping(), layer, converter, problems::add, progress));
            }
        } catch (MappingException e) {
            throw new ImportRefusedException(e.getMessage(), e);
        }
        progress.line("joining the network");
        ReferenceLinker.Links links = linker.link();
        ImportReport report = new ImportReport(
                request.id(),
                request.mapping().dataset(),
                request.mapping().file(),
                request.source(),
                removed,
                results,
                count(problems),
                findNetwork(links),
                linkCounts(links),
                results.stream().mapToLong(LayerResult::rows).sum(),
                results.stream().mapToLong(LayerResult::filtered).sum(),
                results.stream().mapToLong(LayerResult::rejected).sum(),
                problems.stream()
                        .filter(p -> p.severity() == ImportProblem.Severity.VALUE_LEFT_OUT)
                        .count(),
                (System.nanoTime() - start) / 1e9);
        runs.finish(report, problems);
        return report;
    }

    /** The coordinate system of the city that is there, or that of the mapping when it will be the city's first data. */
    private int targetSrid(ImportRequest request) {
        return jdbc.queryForList("select srid from city where not demo", Integer.class).stream()
                .findFirst()
                .orElse(request.mapping().srid());
    }

    private ConnectivityReport findNetwork(ReferenceLinker.Links links) {
        return geodata.countLayer(LayerType.MAIN) == 0 ? null : links.report();
    }

    private LinkCounts linkCounts(ReferenceLinker.Links links) {
        long without = jdbc.queryForObject("select count(*) from customer where main_ref is null", Long.class);
        return new LinkCounts(
                links.mains(), links.valves(), links.hydrants(), links.services(), links.customers(), without);
    }

    private static List<ProblemCount> count(List<ImportProblem> problems) {
        Map<List<String>, ProblemCount> kinds = new LinkedHashMap<>();
        for (ImportProblem problem : problems) {
            String layer = ImportRuns.lower(problem.layer());
            String severity = ImportRuns.lower(problem.severity());
            kinds.merge(
                    List.of(layer, severity, problem.code()),
                    new ProblemCount(layer, severity, problem.code(), 1, problem.describe()),
                    (known, another) ->
                            new ProblemCount(layer, severity, problem.code(), known.count() + 1, known.example()));
        }
        return List.copyOf(kinds.values());
    }
}
