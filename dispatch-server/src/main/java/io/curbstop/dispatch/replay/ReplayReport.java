package io.curbstop.dispatch.replay;

import java.util.List;
import java.util.Map;

/**
 * How far recorded incidents came. Each count is of rows; each is at most the one that had to come before it.
 *
 * @param rows rows read from the file
 * @param rejected rows that could not be read as an incident, each with its reason in {@code rejections}
 * @param located rows whose civic number and street gave a place
 * @param located_within_50m rows placed within 50 m of their recorded coordinates
 * @param linked rows linked to a main
 * @param linked_to_true_main rows whose first main is the recorded one
 * @param traced rows for which the valves that isolate the main were found; only where a network with valves is
 * @param delivered rows whose assignment the crew's phone stored, or the crew's radio showed
 * @param acknowledged rows whose assignment a person acknowledged, by app or radio
 * @param closed rows whose incident went through every step and stands closed in the history with its times
 * @param seconds wall-clock time of the replay, without the copying of the city
 * @param median_error_m median distance between the place found and the recorded one
 * @param not_traced rows without a trace by reason
 * @param rejections what was wrong with rejected rows
 * @param failures what went wrong with other rows, at most 200
 */
public record ReplayReport(
        int rows,
        int rejected,
        int located,
        int located_within_50m,
        int linked,
        int linked_to_true_main,
        int traced,
        int delivered,
        int acknowledged,
        int closed,
        double seconds,
        double median_error_m,
        Map<String, Integer> not_traced,
        List<String> rejections,
        List<String> failures) {}
