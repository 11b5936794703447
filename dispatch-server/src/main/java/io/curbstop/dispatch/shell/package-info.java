/**
 * The application around the modules: settings, pages and static files, the WebSocket, scheduling, and what is printed at
 * the start. Not one of the seven steps.
 *
 * <p>Events in: {@link io.curbstop.dispatch.identity.SessionsEnded}, to close the WebSocket of somebody signed out. Events
 * out: none.
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "Application shell",
        allowedDependencies = {"identity", "problem"})
package io.curbstop.dispatch.shell;
