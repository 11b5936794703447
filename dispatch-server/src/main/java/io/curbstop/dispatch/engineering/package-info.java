/**
 * Commands for engineers with a network in a file: {@code segments} and {@code trace}. They need neither database nor
 * server. Not one of the seven steps; no events in, none out.
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "Engineering",
        allowedDependencies = {"command"})
package io.curbstop.dispatch.engineering;
