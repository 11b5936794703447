/**
 * A copy of the city in a database of its own, and a server on it: for what is played and must reach nobody (decision 7).
 *
 * <p>Stands beside the seven steps. No events in, none out.
 */
@org.springframework.modulith.ApplicationModule(displayName = "City copy")
package io.curbstop.dispatch.citycopy;
