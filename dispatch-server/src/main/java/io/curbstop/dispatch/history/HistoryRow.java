package io.curbstop.dispatch.history;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An incident of the past, with its times in seconds.
 *
 * @param acknowledge_s acknowledged by a person − dispatched
 * @param response_s on site − reported
 * @param madeSafe_s made safe − reported
 * @param restore_s restored − reported
 * @param customersOut customers of the plan
 * @param customerMinutes customers times minutes without water, by the valves; until now while it lasts
 */
public record HistoryRow(
        UUID id,
        String number,
        String typeLabel,
        String priority,
        String state,
        String addressText,
        Instant openedAt,
        Double acknowledge_s,
        Double response_s,
        Double madeSafe_s,
        Double restore_s,
        Instant closedAt,
        List<String> units,
        int customersOut,
        long customerMinutes,
        int callers) {}
