package io.curbstop.dispatch.database;

/** What a process wants of a private database. */
public enum ProcessRole {
    /** Serves people; there is one for each data folder. */
    SERVER,
    /** A command on the command line; it joins a running server, or starts the database for as long as it runs. */
    TOOL
}
