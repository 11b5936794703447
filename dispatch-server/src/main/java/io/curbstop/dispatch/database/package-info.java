/**
 * Starts a private PostgreSQL with PostGIS when no database is configured, so that one command is enough to begin.
 *
 * <p>Not one of the seven steps: it runs before all of them. It neither listens to events nor publishes any. The order
 * in which a database is looked for: a configured {@code spring.datasource.url}; PostgreSQL and PostGIS on this machine;
 * installed by the package manager when we are root; downloaded and unpacked without root (Debian, Ubuntu); one line that
 * says what to install.
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "Database launcher",
        allowedDependencies = {})
package io.curbstop.dispatch.database;
