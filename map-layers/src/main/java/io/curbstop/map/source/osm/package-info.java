/**
 * OpenStreetMap extracts as they are: {@link io.curbstop.map.source.osm.OsmFile} gives their nodes and ways, {@link
 * io.curbstop.map.source.osm.Roads} the ways that vehicles drive, from junction to junction, and {@link
 * io.curbstop.map.source.osm.RoadTags} what their tags say of driving. It comes before step 1.
 *
 * <p>Events in: none. Events out: none.
 */
package io.curbstop.map.source.osm;
