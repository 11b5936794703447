/**
 * Taking in real data: from the command line ({@code import}) and by upload for administrators. One run at a time; each
 * layer is replaced whole or not at all; every row that could not be taken is in the run's report. Before step 1.
 *
 * <p>Events in: none. Events out: none of its own; the changed tables announce themselves.
 */
package io.curbstop.dispatch.geodata.imports;
