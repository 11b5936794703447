/**
 * For engineers with a network in a file and no server: read a network, put a layer of valves on it, write its segments,
 * trace cases and write their answers. Depends on {@code source}, {@code network} and {@code trace}; knows no database.
 */
package io.curbstop.map.engineering;
