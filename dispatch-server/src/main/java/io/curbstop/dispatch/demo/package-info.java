/**
 * The demo city: generated when the server starts with no city in its database, so that everything can be tried with
 * one command. It comes before step 1 and feeds it through the geodata module like any import.
 *
 * <p>Events in: none but the server's readiness. Events out: those of the modules it writes through.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Demo city")
package io.curbstop.dispatch.demo;
