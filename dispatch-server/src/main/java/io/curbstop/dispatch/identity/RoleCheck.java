package io.curbstop.dispatch.identity;

import io.curbstop.dispatch.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets a request through to a controller's method only if {@link AllowedFor} says so. */
@Component
public class RoleCheck implements HandlerInterceptor {

    /** Who may call {@code method}; empty when it does not say, and then nobody may. */
    public static Optional<AllowedFor> findRule(HandlerMethod method) {
        AllowedFor onMethod = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), AllowedFor.class);
        return Optional.ofNullable(
                onMethod != null
                        ? onMethod
                        : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), AllowedFor.class));
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method) || isFrameworks(method)) {
            return true;
        }
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        boolean allowed = findRule(method)
                .map(rule -> Arrays.stream(rule.value()).anyMatch(audience -> audience.admits(caller)))
                .orElse(false);
        if (allowed) {
            return true;
        }
        if (!Audience.SIGNED_IN.admits(caller)) {
            throw new ProblemException(HttpStatus.UNAUTHORIZED, "not-signed-in", "Sign in first.", Map.of());
        }
        throw ProblemException.forbidden("not-allowed", "Your role does not allow this.");
    }

    /** Error pages and the like, and the description of the API, which is under {@code /api} for who is signed in. */
    static boolean isFrameworks(HandlerMethod method) {
        String type = method.getBeanType().getName();
        return type.startsWith("org.springframework.boot.") || type.startsWith("org.springdoc.");
    }
}
