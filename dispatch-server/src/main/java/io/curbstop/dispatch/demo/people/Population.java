package io.curbstop.dispatch.demo.people;

import java.util.List;

/**
 * The people of a city.
 *
 * @param places the places people know by name
 * @param customers the metered accounts
 */
public record Population(List<NamedPlace> places, List<Customer> customers) {}
