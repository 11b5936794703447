package io.curbstop.dispatch.telephone;

import io.curbstop.dispatch.incident.Stamp;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who must be called back because nobody answered: one call back for each number, until it gets through. */
@Component
public class PhoneCallbacks {

    private final PhoneCallTable table;
    private final JdbcClient jdbc;

    PhoneCallbacks(PhoneCallTable table, JdbcClient jdbc) {
        this.table = table;
        this.jdbc = jdbc;
    }

    /** A missed call is owed a call back, unless its number is withheld or a later call of it was answered or missed. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void owe(UUID id, Stamp stamp) {
        int owed = jdbc.sql("update phone_call p set callback_owed = true where p.id = :id and p.number_key is not null"
                        + " and not exists (select from phone_call l where l.number_key = p.number_key"
                        + " and l.began_at > p.began_at and (l.answered_at is not null or l.callback_owed))")
                .param("id", id)
                .update();
        if (owed == 1) {
            settle(id, "Rang again, and was missed again.", stamp);
        }
    }

    /** A call got through: what was missed from the same number before needs no call back any more, nor does itself. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void settle(UUID id, Stamp stamp) {
        jdbc.sql("update phone_call set callback_owed = false where id = :id and callback_done_at is null")
                .param("id", id)
                .update();
        settle(id, "The same number called again and got through.", stamp);
    }

    private void settle(UUID id, String note, Stamp stamp) {
        List<UUID> settled = jdbc.sql("update phone_call e set callback_done_at = :at, callback_done_by = :by,"
                        + " callback_note = :note from phone_call p where p.id = :id and e.number_key = p.number_key"
                        + " and e.id <> p.id and e.began_at <= p.began_at and e.callback_owed and e.callback_done_at is null"
                        + " returning e.id")
                .param("id", id)
                .param("at", PhoneCallTable.at(stamp.occurredAt()))
                .param("by", stamp.actor())
                .param("note", note)
                .query(UUID.class)
                .list();
        settled.forEach(other -> table.append(other, "CALLBACK", null, null, note, stamp));
    }

    /** Somebody called back; said again it changes nothing. */
    @Transactional
    public void done(UUID id, String note, Stamp stamp) {
        PhoneCall call = table.hold(id);
        if (!call.callbackOwed()) {
            return;
        }
        jdbc.sql("update phone_call set callback_done_at = :at, callback_done_by = :by, callback_note = :note"
                        + " where id = :id")
                .param("id", id)
                .param("at", PhoneCallTable.at(stamp.occurredAt()))
                .param("by", stamp.actor())
                .param("note", note)
                .update();
        table.append(id, "CALLBACK", null, null, note, stamp);
    }
}
