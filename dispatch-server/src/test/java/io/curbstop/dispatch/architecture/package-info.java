/** Holds the shape of the application: what may import what, and that each of these rules can fail. */
package io.curbstop.dispatch.architecture;
