/**
 * Who may use the system, as what, and what they did that must be traceable: users, roles, sign-in, and the rules of who
 * may call and hear what. Not one of the seven steps; all of them ask it who is calling.
 *
 * <p>For other modules: every controller method says who may call it by {@link
 * io.curbstop.dispatch.identity.AllowedFor}, and takes the caller as {@code @AuthenticationPrincipal} {@link
 * io.curbstop.dispatch.identity.SignedInUser}; whoever changes what must be traceable calls {@link
 * io.curbstop.dispatch.identity.Audit}.
 *
 * <p>Events in: none. Events out: {@link io.curbstop.dispatch.identity.SessionsEnded} when somebody must not go on being
 * signed in.
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "Identity",
        allowedDependencies = {"problem", "command"})
package io.curbstop.dispatch.identity;
