/**
 * Between steps 4 and 5: the service orders of a day, planned as a route for each unit, proposed to the dispatcher, and when
 * accepted sent or reserved in that order. Once overtaken, today's plan is followed by another proposal by itself.
 *
 * <p>Events in: none but the leaps of time in exercises; what has overtaken a plan is read, not heard. Events out: none.
 */
@org.springframework.modulith.ApplicationModule(displayName = "4 Plan")
package io.curbstop.dispatch.plan;
