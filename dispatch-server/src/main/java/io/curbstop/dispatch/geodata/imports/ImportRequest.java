package io.curbstop.dispatch.geodata.imports;

import io.curbstop.map.source.mapping.Mapping;
import java.nio.file.Path;
import java.util.UUID;

/**
 * What to import.
 *
 * @param id of the run
 * @param mapping what to do, already pointed at the file when one file is imported
 * @param folder the folder to which the mapping's files are relative
 * @param source what was named by the person, for the report
 * @param startedBy user name; null on the command line
 */
record ImportRequest(UUID id, Mapping mapping, Path folder, String source, String startedBy) {}
