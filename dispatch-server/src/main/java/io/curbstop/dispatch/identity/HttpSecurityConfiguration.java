package io.curbstop.dispatch.identity;

import io.curbstop.dispatch.problem.ProblemWriter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.authentication.session.CompositeSessionAuthenticationStrategy;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * What may be reached at all. Everything is denied that is not listed here; what is listed under {@code /api} and {@code
 * /tiles} is then decided method by method, see {@link RoleCheck}.
 */
@Configuration(proxyBeanMethods = false)
class HttpSecurityConfiguration {

    /** Where other machines send: they carry a secret of their own with every request, and no cookie. */
    private static final String[] MACHINES = {
        "/api/trackers/traccar", "/api/trackers/osmand", "/api/cis/orders", "/api/cis/payments", "/api/phone-events"
    };

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    /** There is no other way in than {@link SignIn}; this keeps Spring Boot from making a user of its own. */
    @Bean
    UserDetailsService noOtherUsers() {
        return username -> {
            throw new UsernameNotFoundException(username);
        };
    }

    @Bean
    SecurityContextRepository securityContextRepository() {
        return new HttpSessionSecurityContextRepository();
    }

    @Bean
    CookieCsrfTokenRepository csrfTokens() {
        return CookieCsrfTokenRepository.withHttpOnlyFalse();
    }

    @Bean
    SessionAuthenticationStrategy sessionStrategy(CookieCsrfTokenRepository csrfTokens) {
        return new CompositeSessionAuthenticationStrategy(
                List.of(new ChangeSessionIdAuthenticationStrategy(), new CsrfAuthenticationStrategy(csrfTokens)));
    }

    @Bean
    @ConditionalOnWebApplication
    SecurityFilterChain everything(
            HttpSecurity http,
            SecurityContextRepository contexts,
            CookieCsrfTokenRepository csrfTokens,
            ContentSecurityPolicy contentSecurityPolicy,
            ProblemWriter problems) {
        http.securityContext(context -> context.securityContextRepository(contexts));
        http.csrf(csrf -> csrf.spa().csrfTokenRepository(csrfTokens).ignoringRequestMatchers(MACHINES));
        http.requestCache(cache -> cache.disable());
        http.logout(logout -> logout.disable());
        http.authorizeHttpRequests(paths -> {
            paths.dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR, DispatcherType.ASYNC)
                    .permitAll();
            paths.requestMatchers(HttpMethod.GET, "/", "/favicon.ico", "/webjars/**", "/actuator/health/**")
                    .permitAll();
            paths.requestMatchers("/api/sign-in", "/api/me", "/api/world", "/api/demo-users")
                    .permitAll();
            // A gateway program has no session; its token is looked at in the handshake.
            paths.requestMatchers("/gateway-link").permitAll();
            // Nor has a tracker, a telephone system or the CIS; the secret is looked at by the controller.
            paths.requestMatchers(MACHINES).permitAll();
            paths.requestMatchers("/api/**", "/tiles/**", "/ws").authenticated();
            Pages.AUDIENCES.forEach(
                    (page, audiences) -> paths.requestMatchers(HttpMethod.GET, "/" + page, "/" + page + ".html")
                            .access((caller, path) -> new AuthorizationDecision(
                                    audiences.stream().anyMatch(audience -> audience.admits(caller.get())))));
            paths.requestMatchers(HttpMethod.GET, "/**/*.js", "/**/*.css", "/**/*.svg", "/**/*.png", "/**/*.woff2")
                    .permitAll();
            paths.requestMatchers(HttpMethod.GET, "/**/*.webmanifest", "/**/*.ico", "/**/*.json", "/**/*.mp3")
                    .permitAll();
            paths.anyRequest().denyAll();
        });
        http.exceptionHandling(failures ->
                failures.authenticationEntryPoint(entryPoint(problems)).accessDeniedHandler(deniedHandler(problems)));
        http.headers(headers -> {
            headers.contentSecurityPolicy(policy -> policy.policyDirectives(contentSecurityPolicy.directives()));
            headers.referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN));
            headers.cacheControl(cache -> cache.disable());
        });
        return http.build();
    }

    private static AuthenticationEntryPoint entryPoint(ProblemWriter problems) {
        return (request, response, failure) -> {
            if (isPage(request)) {
                String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
                response.sendRedirect(
                        "/sign-in?next=" + URLEncoder.encode(request.getRequestURI() + query, StandardCharsets.UTF_8));
            } else {
                problems.write(response, HttpStatus.UNAUTHORIZED, "not-signed-in", "Sign in first.");
            }
        };
    }

    private static AccessDeniedHandler deniedHandler(ProblemWriter problems) {
        return (request, response, failure) -> {
            if (failure instanceof CsrfException) {
                problems.write(
                        response,
                        HttpStatus.FORBIDDEN,
                        "csrf",
                        "The request does not carry the cookie XSRF-TOKEN back in the header X-XSRF-TOKEN."
                                + " Reload the page.");
            } else {
                problems.write(response, HttpStatus.FORBIDDEN, "not-allowed", "Your role does not allow this.");
            }
        };
    }

    private static boolean isPage(HttpServletRequest request) {
        String name = request.getRequestURI().substring(1).replaceAll("\\.html$", "");
        return Pages.AUDIENCES.containsKey(name);
    }
}
