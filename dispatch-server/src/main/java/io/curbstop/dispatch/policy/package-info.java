/**
 * What supervisors decide beforehand of each type of incident and each priority: what is asked of callers, which priority is
 * proposed, which units are needed, how soon each priority is wanted. Steps 1 to 4 read it from the same tables at each
 * question, so that a change holds from the next call on, on every server.
 *
 * <p>Events in and out: none.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Policies")
package io.curbstop.dispatch.policy;
