package io.curbstop.dispatch.exercise;

import java.time.Instant;
import java.util.UUID;

/**
 * A scenario that is played, or was.
 *
 * @param id its id, made by the client that began it
 * @param name of the scenario
 * @param kind what was made up, or FILE
 * @param seed decides every chance in it
 * @param desk who takes calls and sends crews
 * @param silentPercent of a hundred orders, how many no crew answers by itself
 * @param stuckPercent of a hundred valves, how many cannot be turned
 * @param radioPercent of a hundred crews, how many have no phone and answer by radio
 * @param begunBy who began it
 * @param begunAt when
 * @param endedBy who ended it, or null while it goes on
 * @param endedAt when, or null
 */
public record Exercise(
        UUID id,
        String name,
        String kind,
        long seed,
        Desk desk,
        int silentPercent,
        int stuckPercent,
        int radioPercent,
        String begunBy,
        Instant begunAt,
        String endedBy,
        Instant endedAt) {

    /** The name under which the server itself acts at the console. */
    public static final String ACTOR = "exercise";

    /** Who takes calls and sends crews. */
    public enum Desk {
        /** The server, for every incident that no person has touched. */
        AUTOMATIC,
        /** The people at the consoles. */
        PEOPLE
    }

    /** The chances of this exercise. */
    public Chance chance() {
        return new Chance(seed);
    }
}
