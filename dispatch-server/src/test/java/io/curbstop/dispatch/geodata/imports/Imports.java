package io.curbstop.dispatch.geodata.imports;

import io.curbstop.map.source.mapping.Mapping;
import io.curbstop.map.source.mapping.MappingException;
import io.curbstop.map.source.mapping.MappingReader;
import io.curbstop.testing.SharedData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** Imports for tests. */
final class Imports {

    private Imports() {}

    /** One of the project's mappings, on the shared real data. */
    static ImportRequest real(String mappingFile) throws MappingException {
        Path data = SharedData.require("data");
        return of(MappingReader.read(mapping(mappingFile)), data);
    }

    static ImportRequest of(Mapping mapping, Path folder) {
        return new ImportRequest(UUID.randomUUID(), mapping, folder, folder.toString(), "ada");
    }

    static Path mapping(String file) {
        Path inModule = Path.of("../map-layers/mappings", file);
        return Files.exists(inModule) ? inModule : Path.of("map-layers/mappings", file);
    }
}
