/**
 * The way in for geography: readers of files behind one port ({@link io.curbstop.map.source.FeatureSource}), the layers
 * Curbstop knows ({@link io.curbstop.map.source.LayerType}), their features ({@link
 * io.curbstop.map.source.FeatureRecord}) and reprojection. How a file's fields become ours is said by a mapping, see
 * {@code source.mapping}. It comes before step 1: imports and the demo city fill the map that every step looks at.
 *
 * <p>Events in: none. Events out: none.
 */
package io.curbstop.map.source;
