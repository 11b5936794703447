/**
 * Which unit goes to which stop, and in what order: a problem in plain records, and the solver for it. Knows nothing of
 * orders, the database or the clock; places are numbers, and times are seconds from a moment that the caller chose.
 */
package io.curbstop.dispatch.plan.route;
