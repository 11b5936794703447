package io.curbstop.dispatch.policy;

/**
 * Words of a caller that speak for a type of incident.
 *
 * @param phrase the words, small ones between them passed over; one that ends in {@code *} stands for all that begin so
 * @param weight how much they speak for it, 1 to 10; the type with the most is proposed
 * @param priority the least urgent priority that hearing them proposes, or null
 * @param reason why that, in a word or two for the dispatcher; null without a priority
 */
record Phrase(String phrase, int weight, String priority, String reason) {

    /** For people. */
    String inWords() {
        return phrase + " (" + weight + (priority == null ? "" : ", " + priority + ": " + reason) + ")";
    }
}
