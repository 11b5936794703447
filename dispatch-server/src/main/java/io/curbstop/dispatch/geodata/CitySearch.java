package io.curbstop.dispatch.geodata;

import io.curbstop.map.search.AddressIndex;
import io.curbstop.map.search.MainLinker;

/**
 * What finds places and mains in the city as loaded: immutable.
 *
 * @param addresses finds addresses, intersections, places, assets
 * @param mains finds the main that a place stands on
 * @param version of the geodata they were made from
 */
public record CitySearch(AddressIndex addresses, MainLinker mains, long version) {}
