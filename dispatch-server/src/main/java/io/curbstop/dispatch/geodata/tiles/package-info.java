/**
 * The city's map for the screens: vector tiles straight from the geodata tables, and where the city lies. Beside the
 * seven steps.
 *
 * <p>Events in: none. Events out: none.
 */
package io.curbstop.dispatch.geodata.tiles;
