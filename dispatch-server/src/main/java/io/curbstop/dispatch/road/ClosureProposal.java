package io.curbstop.dispatch.road;

import com.fasterxml.jackson.annotation.JsonRawValue;

/**
 * The stretch of street that would be closed.
 *
 * @param streetName the street's name, or empty
 * @param length_m its length in metres
 * @param line where, as a GeoJSON geometry in WGS 84
 * @param closed whether it is closed already
 */
public record ClosureProposal(
        String streetName, double length_m, @JsonRawValue String line, boolean closed) {}
