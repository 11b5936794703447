package io.curbstop.dispatch.geodata;

/**
 * Streets, networks or addresses have changed and the registries have loaded the new content. Sent in every server that
 * shares the database, after the change was committed.
 *
 * @param version the content's version, {@code city.geodata_version}
 */
public record GeodataChanged(long version) {}
