/**
 * The city's geography and networks: the tables, the one way in and out of them ({@link
 * io.curbstop.dispatch.geodata.GeodataStore}), the import of real data, the loaded network and address index, and the
 * vector tiles. It comes before step 1: every other module stands on it.
 *
 * <p>Events in: none. Events out: {@link io.curbstop.dispatch.geodata.GeodataChanged} when streets, networks or
 * addresses have changed, in this process or another; {@link io.curbstop.dispatch.geodata.CityReplaced} when a real city
 * takes the demo city's place.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Geodata")
package io.curbstop.dispatch.geodata;
