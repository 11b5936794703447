/**
 * Mapping files: which file and layer becomes which layer of ours, field by field, and what to do with units, dates,
 * codes and coordinate systems. {@link io.curbstop.map.source.mapping.MappingReader} reads one, {@link
 * io.curbstop.map.source.mapping.LayerConverter} does what it says and reports, row by row, what it could not do. It
 * comes before step 1.
 *
 * <p>Events in: none. Events out: none.
 */
package io.curbstop.map.source.mapping;
