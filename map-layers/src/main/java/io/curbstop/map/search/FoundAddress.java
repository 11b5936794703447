package io.curbstop.map.search;

/**
 * A place named inside a narrative.
 *
 * @param start index of its first character in the narrative
 * @param end index after its last character
 * @param text the words of the narrative that name it
 * @param answer what those words mean
 */
public record FoundAddress(int start, int end, String text, GeocodeAnswer answer) {}
