package io.curbstop.dispatch.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.testing.CurbstopTest;
import io.curbstop.dispatch.testing.TestClient;
import io.curbstop.dispatch.testing.TestUsers;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Goes through every path the application has, whoever wrote it. */
@CurbstopTest
class RolesTest {

    @LocalServerPort
    int port;

    @Autowired
    TestUsers people;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    private record Endpoint(RequestMethod method, String path, HandlerMethod handler) {

        @Override
        public String toString() {
            return method + " " + path + " (" + handler.getShortLogMessage() + ")";
        }
    }

    @Test
    void everyMethodOfEveryControllerSaysWhoMayCallIt() {
        assertThat(endpoints()).isNotEmpty();
        assertThat(endpoints())
                .filteredOn(endpoint -> RoleCheck.findRule(endpoint.handler()).isEmpty())
                .as("controller methods without @AllowedFor")
                .isEmpty();
    }

    @Test
    void anonymousRequestsAreRefusedExceptWhereAnyoneIsAllowed() {
        TestClient nobody = TestClient.anonymous(port);
        SoftAssertions softly = new SoftAssertions();
        for (Endpoint endpoint : endpoints()) {
            if (!audiences(endpoint).contains(Audience.ANYONE)) {
                softly.assertThat(call(nobody, endpoint).status())
                        .as(endpoint.toString())
                        .isEqualTo(401);
            }
        }
        softly.assertAll();
    }

    @Test
    void everyRoleIsRefusedWhatIsNotForIt() {
        Map<Role, TestClient> clients = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            clients.put(role, people.client(port, role));
        }
        SoftAssertions softly = new SoftAssertions();
        int refusals = 0;
        for (Endpoint endpoint : endpoints()) {
            for (Role role : Role.values()) {
                if (!admits(endpoint, role)) {
                    TestClient.Answer answer = call(clients.get(role), endpoint);
                    softly.assertThat(answer.status()).as(role + " " + endpoint).isEqualTo(403);
                    softly.assertThat(answer.code()).as(role + " " + endpoint).isEqualTo("not-allowed");
                    refusals++;
                }
            }
        }
        softly.assertAll();
        assertThat(refusals).isPositive();
    }

    @Test
    void pathsThatNobodyListedAreDenied() {
        TestClient administrator = people.client(port, Role.ADMINISTRATOR);

        assertThat(administrator.get("/nowhere").status()).isEqualTo(403);
        assertThat(administrator.get("/actuator/env").status()).isEqualTo(403);
        assertThat(administrator.get("/api/nowhere").status()).isEqualTo(404);
        assertThat(administrator.get("/api/nowhere").code()).isEqualTo("not-found");
        assertThat(TestClient.anonymous(port).get("/nowhere").status()).isEqualTo(401);
    }

    @Test
    void pagesAreForTheirRolesAndOthersAreSentToSignIn() {
        TestClient technician = people.client(port, Role.TECHNICIAN);

        assertThat(technician.get("/console").status()).isEqualTo(403);
        assertThat(technician.get("/console.html").status()).isEqualTo(403);
        assertThat(technician.get("/technician").status()).isNotEqualTo(403);
        TestClient.Answer anonymous = TestClient.anonymous(port).get("/console");
        assertThat(anonymous.status()).isEqualTo(302);
        assertThat(anonymous.headers().get("location")).endsWith("/sign-in?next=%2Fconsole");
    }

    private List<Endpoint> endpoints() {
        return mappings.getHandlerMethods().entrySet().stream()
                .filter(entry -> entry.getValue().getBeanType().getName().startsWith("io.curbstop."))
                .flatMap(entry -> endpoints(entry.getKey(), entry.getValue()).stream())
                .toList();
    }

    private static List<Endpoint> endpoints(RequestMappingInfo mapping, HandlerMethod handler) {
        return mapping.getPatternValues().stream()
                .flatMap(pattern -> mapping.getMethodsCondition().getMethods().stream()
                        .map(method -> new Endpoint(method, pattern, handler)))
                .toList();
    }

    private static List<Audience> audiences(Endpoint endpoint) {
        return RoleCheck.findRule(endpoint.handler())
                .map(rule -> Arrays.asList(rule.value()))
                .orElse(List.of());
    }

    private static boolean admits(Endpoint endpoint, Role role) {
        return audiences(endpoint).stream().anyMatch(audience -> switch (audience) {
            case ANYONE, SIGNED_IN -> true;
            case DISPATCHER -> role == Role.DISPATCHER || role == Role.SUPERVISOR;
            case TECHNICIAN -> role == Role.TECHNICIAN;
            case SUPERVISOR -> role == Role.SUPERVISOR;
            case MANAGER -> role == Role.MANAGER;
            case ADMINISTRATOR -> role == Role.ADMINISTRATOR;
        });
    }

    private static TestClient.Answer call(TestClient client, Endpoint endpoint) {
        String path = endpoint.path()
                .replaceAll("\\{(z|x|y)}", "1")
                .replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
        return endpoint.method() == RequestMethod.GET
                ? client.get(path)
                : client.change(endpoint.method().name(), path, Map.of());
    }
}
