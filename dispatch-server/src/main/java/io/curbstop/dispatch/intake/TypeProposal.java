package io.curbstop.dispatch.intake;

import java.util.List;

/**
 * What a narrative's words say.
 *
 * @param typeCode the type they fit best, or null when they fit none
 * @param typeLabel its label, or null
 * @param typeReason why that type
 * @param priority the priority they ask for, or null without a type
 * @param priorityReason why that priority
 * @param words the words that counted, as said
 */
public record TypeProposal(
        String typeCode,
        String typeLabel,
        String typeReason,
        String priority,
        String priorityReason,
        List<String> words) {}
