/**
 * The way between longitude and latitude, which screens and radios speak, and the city's operating coordinate system,
 * which the database and all Java code use. Events in and out: none.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Coordinates")
package io.curbstop.dispatch.coordinates;
