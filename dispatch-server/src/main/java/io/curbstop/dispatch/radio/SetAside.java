package io.curbstop.dispatch.radio;

import io.curbstop.radio.api.RadioFault;
import io.curbstop.radio.link.LinkJson;
import io.curbstop.radio.link.LinkMessage;
import io.curbstop.radio.text.PlainLine;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gateways tell one thing after the other, and the next only when the last was taken. One that can never be taken would hold
 * up every crew's answer behind it, so after some tries it is written down as it came, with an alarm for a person.
 */
@Component
class SetAside {

    private static final Logger LOG = LoggerFactory.getLogger(SetAside.class);

    /** With the gateway's pauses some half a minute: a database that was away for a moment is no reason. */
    private static final int TRIES = 5;

    private static final int REMEMBERED = 200;
    private static final int LONGEST_FAILURE = 2000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final RadioListeners listeners;
    private final Clock clock;
    private final Map<String, Integer> failures = new LinkedHashMap<>();

    SetAside(JdbcClient jdbc, TransactionTemplate transaction, RadioListeners listeners, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.listeners = listeners;
        this.clock = clock;
    }

    /**
     * Takes something, or sets it aside.
     *
     * @param told what the gateway said
     * @param write takes it
     * @throws RuntimeException when it was not taken and is to be told again
     */
    void take(String gateway, UUID messageId, String radioId, String words, LinkMessage told, Runnable write) {
        String what = gateway + " " + told.getClass().getSimpleName() + " " + messageId + " " + words;
        try {
            write.run();
            forget(what);
        } catch (RuntimeException notTaken) {
            if (count(what) < TRIES) {
                throw notTaken;
            }
            LOG.error("What gateway {} told of message {} is set aside", gateway, messageId, notTaken);
            setAside(gateway, messageId, radioId, words, told, notTaken);
            forget(what);
        }
    }

    private void setAside(
            String gateway, UUID messageId, String radioId, String words, LinkMessage told, RuntimeException notTaken) {
        Instant now = clock.instant();
        transaction.executeWithoutResult(status -> {
            jdbc.sql("insert into radio_set_aside (gateway, message_id, told, failure, at)"
                            + " values (:gateway, :message, :told, :failure, :at)")
                    .param("gateway", gateway)
                    .param("message", messageId)
                    .param("told", LinkJson.write(told))
                    .param("failure", PlainLine.of(notTaken.toString(), LONGEST_FAILURE))
                    .param("at", now.atOffset(ZoneOffset.UTC))
                    .update();
            listeners.tell(listener -> listener.onFault(
                    new RadioFault(RadioTrouble.NOT_TAKEN, gateway, PlainLine.of(radioId), PlainLine.of(words), now)));
        });
    }

    private synchronized int count(String what) {
        if (failures.size() >= REMEMBERED) {
            failures.remove(failures.keySet().iterator().next());
        }
        return failures.merge(what, 1, Integer::sum);
    }

    private synchronized void forget(String what) {
        failures.remove(what);
    }
}
