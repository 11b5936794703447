package io.curbstop.dispatch.escalation;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Fills the ladder for a city that is set up, not edited. */
@Component
public class EscalationSetup {

    private final JdbcClient jdbc;

    EscalationSetup(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Says who somebody to reach is now, within the caller's transaction; a role that is not there is left out. */
    public void putPerson(String roleId, String person, String phone) {
        jdbc.sql("update escalation_role set person = :person, phone = :phone where id = :id")
                .param("id", roleId)
                .param("person", person)
                .param("phone", phone)
                .update();
    }
}
