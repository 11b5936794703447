package io.curbstop.dispatch.geodata.imports;

import io.curbstop.map.source.mapping.Mapping;
import io.curbstop.map.source.mapping.MappingException;
import io.curbstop.map.source.mapping.MappingReader;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Runs uploaded imports one after the other. */
@Component
class BackgroundImports {

    private static final Logger log = LoggerFactory.getLogger(BackgroundImports.class);

    private final ImportPipeline pipeline;
    private final ImportRuns runs;
    private final ExecutorService executor = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "import");
        thread.setDaemon(true);
        return thread;
    });

    BackgroundImports(ImportPipeline pipeline, ImportRuns runs) {
        this.pipeline = pipeline;
        this.runs = runs;
    }

    /**
     * Begins an import of uploaded files, and deletes them when it is done or refused.
     *
     * @throws ImportRefusedException when the mapping cannot be used on them
     */
    void start(UUID id, String mappingName, byte[] mappingText, UploadedFiles files, String source, String startedBy)
            throws ImportRefusedException, IOException {
        boolean started = false;
        try {
            Mapping mapping = MappingReader.parse(
                    mappingName == null ? "mapping" : mappingName, new String(mappingText, StandardCharsets.UTF_8));
            if (files.onlyFile() != null) {
                mapping = mapping.forFile(files.onlyFile())
                        .orElseThrow(() -> new ImportRefusedException(
                                "The mapping says nothing about a file named " + files.onlyFile()));
            }
            ImportRequest request = new ImportRequest(id, mapping, files.folder(), source, startedBy);
            runs.start(request, "waiting");
            executor.execute(() -> run(request, files));
            started = true;
        } catch (MappingException e) {
            throw new ImportRefusedException(e.getMessage(), e);
        } finally {
            if (!started) {
                files.close();
            }
        }
    }

    @PreDestroy
    void stop() {
        executor.shutdownNow();
    }

    private void run(ImportRequest request, UploadedFiles files) {
        try (files) {
            pipeline.run(request, line -> log.info("import {}: {}", request.id(), line));
        } catch (ImportRefusedException e) {
            // The run carries the reason to whoever started it.
            log.info("import {} refused: {}", request.id(), e.getMessage());
        } catch (IOException | RuntimeException e) {
            log.error("import {} failed", request.id(), e);
        }
    }
}
