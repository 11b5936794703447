/**
 * What goes wrong in a way a client can understand: problem details with stable codes. Events in and out: none.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Problems")
package io.curbstop.dispatch.problem;
