/**
 * The isolation trace: given breaks on a {@link io.curbstop.map.network.PipeNetwork} and the state of its valves, which
 * valves to close, what goes dry, why, and how sure one can be. Pure functions: the same request gives the same answer,
 * byte for byte.
 *
 * <p>Serves step 3 (outage). In: {@link io.curbstop.map.trace.TraceRequest}. Out:
 * {@link io.curbstop.map.trace.IsolationAnswer}. No events: this is a library without Spring.
 *
 * <p>The way of a trace: {@code BreakResolver} finds the broken cells, {@code SegmentFlood} floods to the first ring of
 * valves, {@code SupplySplit} finds what still reaches a source with that ring shut, {@code AnswerWriter} says it.
 */
package io.curbstop.map.trace;
