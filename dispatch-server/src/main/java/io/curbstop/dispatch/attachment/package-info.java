/**
 * Photographs and other files of calls and incidents, beside steps 1 and 6. They are kept in the database, so that one is
 * acknowledged when it is written and all servers have it. What came with a call is found through the call, so it goes
 * wherever the call goes.
 *
 * <p>Events in: none. Events out: {@link io.curbstop.dispatch.incident.IncidentLogged} and {@link
 * io.curbstop.dispatch.incident.IncidentChanged} for each change.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Attachments")
package io.curbstop.dispatch.attachment;
