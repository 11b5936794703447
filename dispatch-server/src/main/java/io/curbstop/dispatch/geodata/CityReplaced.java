package io.curbstop.dispatch.geodata;

/**
 * A real city has taken the place of the demo city, or of none; what was played on the demo city has gone with it. Sent in the
 * transaction in which that happens, before the new city's layers come.
 *
 * @param name the new city's name
 * @param demoLeft whether there was a demo city
 */
public record CityReplaced(String name, boolean demoLeft) {}
