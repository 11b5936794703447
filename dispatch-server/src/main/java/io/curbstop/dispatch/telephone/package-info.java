/**
 * Before step 1: the telephone. Which telephone systems are let in, what they say of calls, and each call as a state machine
 * from ringing to what came of it. A missed one is owed a call back until the same number gets through.
 *
 * <p>Events in: none. Events out: {@link io.curbstop.dispatch.telephone.PhoneCallChanged}.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Telephone")
package io.curbstop.dispatch.telephone;
