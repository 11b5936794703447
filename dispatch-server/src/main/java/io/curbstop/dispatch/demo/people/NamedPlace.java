package io.curbstop.dispatch.demo.people;

import io.curbstop.dispatch.demo.block.Building;

/**
 * A place people know by name.
 *
 * @param name its name
 * @param kind hospital, dialysis, school, care_home, works, tank, depot, city_hall, fire_station and the like
 * @param building where it is
 */
public record NamedPlace(String name, String kind, Building building) {}
