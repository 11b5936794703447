/**
 * Between steps 4 and 5: the service orders of a day, planned as a route for each unit, proposed to the dispatcher, and when
 * accepted sent or reserved in that order.
 *
 * <p>Events in: none; what has overtaken a plan is read, not heard. Events out: none.
 */
@org.springframework.modulith.ApplicationModule(displayName = "4 Plan")
package io.curbstop.dispatch.plan;
