package io.curbstop.dispatch.database;

import java.io.IOException;
import java.nio.file.Path;

/** A process of its own that opens a private database, says so on a line, and holds it until its input ends. */
final class DatabaseProcess {

    private DatabaseProcess() {}

    /** Arguments: folder, role. */
    public static void main(String[] args) throws IOException {
        try (PrivateDatabase database = PrivateDatabase.open(Path.of(args[0]), ProcessRole.valueOf(args[1]))) {
            System.out.println("READY " + database.connection().url() + " "
                    + database.connection().password());
            while (System.in.read() >= 0) {
                Thread.onSpinWait();
            }
        } catch (DatabaseUnavailableException e) {
            System.out.println("REFUSED " + e.getMessage());
        }
    }
}
