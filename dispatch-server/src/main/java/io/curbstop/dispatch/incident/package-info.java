/**
 * Step 2: the incident, its states and its append-only log. Which state may follow which is data (table
 * incident_transition); what happened is written in the same transaction as the change itself.
 *
 * <p>Events in: none. Events out: {@link io.curbstop.dispatch.incident.IncidentOpened}, {@link
 * io.curbstop.dispatch.incident.IncidentChanged}, {@link io.curbstop.dispatch.incident.IncidentAmended}, {@link
 * io.curbstop.dispatch.incident.IncidentLogged}.
 */
@org.springframework.modulith.ApplicationModule(displayName = "2 Incident")
package io.curbstop.dispatch.incident;
