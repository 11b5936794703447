/**
 * Step 7: what happened. Lists, the whole log of one incident, and measures worked out exactly from the log's own events.
 *
 * <p>Events in and out: none; it reads.
 */
@org.springframework.modulith.ApplicationModule(displayName = "7 History")
package io.curbstop.dispatch.history;
