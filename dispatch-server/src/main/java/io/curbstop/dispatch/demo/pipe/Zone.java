package io.curbstop.dispatch.demo.pipe;

/**
 * A pressure zone.
 *
 * @param id its number
 * @param name for people
 * @param head_m the height of the water level that feeds it, above the sea
 */
public record Zone(int id, String name, double head_m) {}
