package io.curbstop.dispatch.database;

import java.nio.file.Path;
import java.util.Map;

/**
 * Programs of one PostgreSQL that has PostGIS.
 *
 * @param folder where {@code postgres}, {@code initdb} and {@code pg_ctl} are
 * @param major major version, for example 15
 * @param environment variables these programs need besides ours; empty for installed ones
 */
record PostgresBinaries(Path folder, int major, Map<String, String> environment) {

    String program(String name) {
        return folder.resolve(name).toString();
    }
}
