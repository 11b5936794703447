/**
 * The pipe network as a graph: assembled from {@link io.curbstop.map.network.NetworkRecords}, or from features, which
 * are turned into those first; held as an immutable snapshot in flat arrays, with the state of its valves as an overlay of its own.
 *
 * <p>Serves step 3 (outage). In: records of the layers NODE, MAIN, VALVE and HYDRANT. Out:
 * {@link io.curbstop.map.network.PipeNetwork}, {@link io.curbstop.map.network.ConnectivityReport} and the references
 * that were resolved. No events: this is a library without Spring.
 *
 * <p>Words used here: a <b>cell</b> is a piece of network that cannot be divided by a valve: a node, or the <b>span</b>
 * of a link between two neighbouring valves or nodes on it. A <b>joint</b> is where two cells meet; a valve sits on a
 * joint. A valve at a node of degree k sits on its k joints at once. Cells with nothing on the joints between them are
 * one <b>section</b>, and a trace steps from section to section.
 */
package io.curbstop.map.network;
