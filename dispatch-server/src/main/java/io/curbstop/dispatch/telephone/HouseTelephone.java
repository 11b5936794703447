package io.curbstop.dispatch.telephone;

import io.curbstop.dispatch.identity.MachineSecret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A telephone system inside this server, for callers who are played. What it says goes the way of all others; nobody knows its
 * secret, so nobody outside can speak for it.
 */
@Component
public class HouseTelephone {

    private static final UUID ID = UUID.nameUUIDFromBytes("house telephone".getBytes(StandardCharsets.UTF_8));
    private static final String NAME = "Exercise";

    private final PhoneEvents events;
    private final PhoneCallTable table;
    private final JdbcClient jdbc;

    HouseTelephone(PhoneEvents events, PhoneCallTable table, JdbcClient jdbc) {
        this.events = events;
        this.table = table;
        this.jdbc = jdbc;
    }

    /**
     * Lets a call ring; again with the same name nothing happens.
     *
     * @param call its name, its own for each call
     * @param number the caller's, or null when it is withheld
     * @param at since when
     */
    @Transactional
    public void ring(String call, String number, Instant at) {
        jdbc.sql("insert into phone_system (id, name, secret_hash, enabled, created_at, created_by)"
                        + " values (:id, :name, :hash, false, :at, :name) on conflict do nothing")
                .param("id", ID)
                .param("name", NAME)
                .param("hash", MachineSecret.hash(MachineSecret.make()))
                .param("at", PhoneCallTable.at(at))
                .update();
        take(PhoneReport.Event.RINGING, call, number, at);
    }

    /** The caller gives up, or the call is over. */
    @Transactional
    public void hangUp(String call, Instant at) {
        take(PhoneReport.Event.HUNG_UP, call, null, at);
    }

    private void take(PhoneReport.Event event, String call, String number, Instant at) {
        events.take(new PhoneSystems.Guest(ID, NAME), new PhoneReport(event, call, number, null, null, at));
    }

    /** The id under which a call is kept. */
    public static UUID idOf(String call) {
        return PhoneEvents.idOf(ID, call);
    }

    /** A call of that name, if it has rung. */
    public Optional<PhoneCall> find(String call) {
        return table.find(idOf(call));
    }
}
