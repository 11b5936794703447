/** A shutdown on paper. */
@org.springframework.modulith.NamedInterface("sheet")
package io.curbstop.dispatch.shutdown.sheet;
