package io.curbstop.dispatch.identity;

import io.curbstop.dispatch.problem.ProblemException;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows the demo users on the sign-in page, in the demo city only. */
@RestController
class DemoUserController {

    private final DemoUsers demoUsers;

    DemoUserController(DemoUsers demoUsers) {
        this.demoUsers = demoUsers;
    }

    record Shown(String username, String displayName, Role role, String password) {}

    @GetMapping("/api/demo-users")
    @AllowedFor(Audience.ANYONE)
    List<Shown> list() {
        if (!demoUsers.isDemoCity()) {
            throw ProblemException.notFound("This is not the demo city.");
        }
        return demoUsers.listAll().stream()
                .map(user -> new Shown(user.username(), user.displayName(), user.role(), DemoUsers.PASSWORD))
                .toList();
    }
}
