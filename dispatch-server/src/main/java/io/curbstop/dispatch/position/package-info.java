/**
 * Where units are: the one way in for positions from phones, radios and vehicle trackers. Judges them, writes the track and
 * each unit's last position in batches, and answers only when the batch is committed.
 *
 * <p>Events in: {@link io.curbstop.dispatch.geodata.CityReplaced}. Events out: {@link
 * io.curbstop.dispatch.position.PositionsWritten}, in the transaction of the batch.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Positions")
package io.curbstop.dispatch.position;
