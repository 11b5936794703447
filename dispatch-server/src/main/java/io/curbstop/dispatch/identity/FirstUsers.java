package io.curbstop.dispatch.identity;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes the users without whom nobody could sign in, when the server is ready and the city, if it is to be the demo, has
 * been made: the demo users there, elsewhere one administrator with a random password that is printed once.
 */
@Component
@ConditionalOnWebApplication
class FirstUsers {

    private final Users users;
    private final DemoUsers demoUsers;
    private final Audit audit;

    FirstUsers(Users users, DemoUsers demoUsers, Audit audit) {
        this.users = users;
        this.demoUsers = demoUsers;
        this.audit = audit;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(100)
    @Transactional
    void makeFirstUsers() {
        if (demoUsers.isDemoCity()) {
            demoUsers.seed();
        } else if (users.isEmpty()) {
            String password = randomPassword();
            users.create(UUID.randomUUID(), "admin", "First administrator", Set.of(Role.ADMINISTRATOR), null, password);
            audit.record("system", "user-created", "admin", "first start");
            // On purpose not through the log, which is kept: this is the only time the password is seen.
            System.out.printf(
                    "%n  The first administrator: username admin, password %s%n  This is shown once only.%n%n",
                    password);
        }
    }

    static String randomPassword() {
        byte[] bytes = new byte[12];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
