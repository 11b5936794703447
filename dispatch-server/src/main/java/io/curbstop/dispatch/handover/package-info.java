/**
 * What one shift of dispatchers tells the next: a record made by the system, noted on and signed by who leaves, accepted by
 * name by who comes, and never changed after that. Standing orders, which hold until a date, are part of it.
 *
 * <p>Events in: none, it reads what is written down. Events out: none.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Handover")
package io.curbstop.dispatch.handover;
