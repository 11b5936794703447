package io.curbstop.radio.session;

import io.curbstop.radio.api.CrewStatus;
import io.curbstop.radio.api.RadioToken;
import io.curbstop.radio.api.Reply;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the crews' words, canned replies and status codes mean. Phrases are compared in capitals, without punctuation at
 * their ends. Plain numbers are left out of the defaults, because a crew also answers questions with numbers; a fleet whose
 * radios have status keys adds its own.
 */
public final class ReplyWords {

    /** What a phrase asks for. */
    sealed interface Meaning {
        /** A person has taken note. */
        record Acknowledge() implements Meaning {}

        /** The order has moved on. */
        record Move(CrewStatus status) implements Meaning {}

        /** The crew will not go. */
        record Decline() implements Meaning {}

        /** A token and nothing else: the answer to a question. */
        record TokenOnly() implements Meaning {}
    }

    /** A text taken apart. */
    record Parsed(Meaning meaning, Optional<String> token, String note) {}

    private static final Set<CrewStatus> ENDINGS = Set.of(CrewStatus.MADE_SAFE, CrewStatus.RESTORED, CrewStatus.CLEAR);

    private final Map<String, Meaning> phrases = new HashMap<>();
    private final Map<String, String> statusKeys = new HashMap<>();
    private final int longestPhrase_words;

    /**
     * Sets the phrases of each meaning.
     *
     * @param statusKeys what the numbers of a fleet's status keys stand for, such as 02 for EN ROUTE
     */
    public ReplyWords(
            Set<String> acknowledge,
            Set<String> decline,
            Map<String, CrewStatus> statuses,
            Map<String, String> statusKeys) {
        statusKeys.forEach((key, words) -> this.statusKeys.put(withoutZeros(key), words));
        acknowledge.forEach(phrase -> add(phrase, new Meaning.Acknowledge()));
        decline.forEach(phrase -> add(phrase, new Meaning.Decline()));
        statuses.forEach((phrase, status) -> add(phrase, new Meaning.Move(status)));
        requireWordsOf(statusKeys);
        longestPhrase_words = longest(phrases);
    }

    private ReplyWords(Map<String, Meaning> phrases, Map<String, String> statusKeys) {
        phrases.forEach(this::add);
        statusKeys.forEach((key, words) -> this.statusKeys.put(withoutZeros(key), words));
        requireWordsOf(statusKeys);
        longestPhrase_words = longest(this.phrases);
    }

    private void add(String phrase, Meaning meaning) {
        String words = normal(phrase);
        if (words.isEmpty() || RadioToken.parse(words.split(" ")[0]).isPresent()) {
            throw new IllegalArgumentException("words: \"" + phrase + "\" is no word, or begins like an order's name");
        }
        Meaning other = phrases.put(words, meaning);
        if (other != null && !other.equals(meaning)) {
            throw new IllegalArgumentException("words: " + words + " has two meanings");
        }
    }

    private void requireWordsOf(Map<String, String> keys) {
        keys.forEach((key, words) -> {
            if (!phrases.containsKey(normal(words))) {
                throw new IllegalArgumentException(
                        "words: key " + key + " stands for " + words + ", which means nothing");
            }
        });
    }

    private static int longest(Map<String, Meaning> phrases) {
        return phrases.keySet().stream()
                .mapToInt(phrase -> phrase.split(" ").length)
                .max()
                .orElse(0);
    }

    /**
     * The same with more words.
     *
     * @throws IllegalArgumentException when a word has then two meanings
     */
    public ReplyWords with(List<String> acknowledge, List<String> decline, Map<CrewStatus, List<String>> statuses) {
        ReplyWords more = new ReplyWords(phrases, statusKeys);
        acknowledge.forEach(phrase -> more.add(phrase, new Meaning.Acknowledge()));
        decline.forEach(phrase -> more.add(phrase, new Meaning.Decline()));
        statuses.forEach((status, phrases) -> phrases.forEach(phrase -> more.add(phrase, new Meaning.Move(status))));
        return new ReplyWords(more.phrases, statusKeys);
    }

    /**
     * The same with these status keys in place of its own.
     *
     * @throws IllegalArgumentException when one stands for words that mean nothing
     */
    public ReplyWords withStatusKeys(Map<String, String> keys) {
        return new ReplyWords(phrases, keys);
    }

    /** English words as crews key them. */
    public static ReplyWords defaults() {
        return new ReplyWords(
                Set.of("ACK", "ROGER", "COPY", "10-4"),
                Set.of("DECLINE", "DECLINED", "DEC", "CANNOT GO"),
                Map.ofEntries(
                        Map.entry("EN ROUTE", CrewStatus.EN_ROUTE),
                        Map.entry("ENROUTE", CrewStatus.EN_ROUTE),
                        Map.entry("ENR", CrewStatus.EN_ROUTE),
                        Map.entry("ER", CrewStatus.EN_ROUTE),
                        Map.entry("10-76", CrewStatus.EN_ROUTE),
                        Map.entry("ON SITE", CrewStatus.ON_SITE),
                        Map.entry("ONSITE", CrewStatus.ON_SITE),
                        Map.entry("ONS", CrewStatus.ON_SITE),
                        Map.entry("OS", CrewStatus.ON_SITE),
                        Map.entry("10-97", CrewStatus.ON_SITE),
                        Map.entry("WORKING", CrewStatus.WORKING),
                        Map.entry("SUSPENDED", CrewStatus.SUSPENDED),
                        Map.entry("SAFE", CrewStatus.MADE_SAFE),
                        Map.entry("MADE SAFE", CrewStatus.MADE_SAFE),
                        Map.entry("RESTORED", CrewStatus.RESTORED),
                        Map.entry("REST", CrewStatus.RESTORED),
                        Map.entry("CLEAR", CrewStatus.CLEAR),
                        Map.entry("CLR", CrewStatus.CLEAR),
                        Map.entry("10-98", CrewStatus.CLEAR)),
                Map.of(
                        "1", "ACK",
                        "2", "EN ROUTE",
                        "3", "ON SITE",
                        "4", "WORKING",
                        "5", "SUSPENDED",
                        "6", "SAFE",
                        "7", "RESTORED",
                        "8", "CLEAR",
                        "9", "DECLINE"));
    }

    /** What a status key stands for; empty when the fleet's table does not name it. */
    Optional<String> findStatusWords(String key) {
        return Optional.ofNullable(statusKeys.get(withoutZeros(key)));
    }

    /** Radios send one key as 2, 02 or 002. */
    private static String withoutZeros(String key) {
        return key.replaceFirst("^0+(?=.)", "");
    }

    /**
     * Takes a text apart: {@code ACK}, {@code ACK K7}, {@code K7 ACK}, {@code DEC K7 TRUCK DOWN}, {@code K7}. Words after a
     * phrase are a note only where the token is named; without one, or where they name a second token, the text is for a
     * person to read, and so is a text that does not begin so. Nor is {@code CLEAR K7 NOT YET} taken for its first word:
     * what ends a danger or an order is said without more.
     */
    Optional<Parsed> parse(String text) {
        List<String> words = List.of(normal(text).split(" "));
        Optional<String> token = RadioToken.parse(words.get(0));
        if (token.isPresent() && words.size() == 1) {
            return Optional.of(new Parsed(new Meaning.TokenOnly(), token, ""));
        }
        int start = token.isPresent() ? 1 : 0;
        for (int length = Math.min(longestPhrase_words, words.size() - start); length > 0; length--) {
            Meaning meaning = phrases.get(String.join(" ", words.subList(start, start + length)));
            if (meaning != null) {
                return parseRest(meaning, token, words.subList(start + length, words.size()));
            }
        }
        return Optional.empty();
    }

    /** The same in words that every table has. */
    static String standardOf(Parsed parsed) {
        String what = "";
        if (parsed.meaning() instanceof Meaning.Move move) {
            what = move.status().name().replace('_', ' ');
        } else if (parsed.meaning() instanceof Meaning.Acknowledge) {
            what = "ACK";
        } else if (parsed.meaning() instanceof Meaning.Decline) {
            what = "DECLINE";
        }
        return String.join(" ", what, parsed.token().orElse(""), parsed.note()).strip();
    }

    /**
     * What words mean to somebody who knows which orders the crew may have, but not what it has read: for words that another
     * site heard than the one that sent the order.
     *
     * @param open the tokens of those orders
     */
    public Reply interpret(String text, List<String> open) {
        Optional<Parsed> parsed = parse(text).filter(found -> !(found.meaning() instanceof Meaning.TokenOnly));
        if (parsed.isEmpty()) {
            return new Reply.FreeText();
        }
        Optional<String> token =
                parsed.get().token().or(() -> open.size() == 1 ? open.stream().findFirst() : Optional.empty());
        if (token.isEmpty()) {
            return open.isEmpty() ? new Reply.Refused(Optional.empty(), "no open order") : new Reply.Ambiguous(open);
        }
        if (parsed.get().meaning() instanceof Meaning.Move move) {
            return new Reply.Status(token.get(), move.status());
        }
        return parsed.get().meaning() instanceof Meaning.Decline
                ? new Reply.Declined(token.get(), parsed.get().note())
                : new Reply.Acknowledged(token.get());
    }

    private static Optional<Parsed> parseRest(Meaning meaning, Optional<String> leadingToken, List<String> rest) {
        Optional<String> token = leadingToken;
        List<String> note = rest;
        if (token.isEmpty() && !rest.isEmpty()) {
            token = RadioToken.parse(rest.get(0));
            note = rest.subList(1, rest.size());
            if (token.isEmpty()) {
                return Optional.empty();
            }
        }
        boolean namesAnother =
                note.stream().anyMatch(word -> RadioToken.parse(word).isPresent());
        if (namesAnother || (!note.isEmpty() && endsSomething(meaning))) {
            return Optional.empty();
        }
        return Optional.of(new Parsed(meaning, token, String.join(" ", note)));
    }

    private static boolean endsSomething(Meaning meaning) {
        return meaning instanceof Meaning.Move move && ENDINGS.contains(move.status());
    }

    private static String normal(String text) {
        String[] words = text.strip().toUpperCase(Locale.ROOT).split("\\s+");
        return String.join(
                " ",
                Arrays.stream(words)
                        .map(word -> word.replaceAll("^[.,;:!]+|[.,;:!]+$", ""))
                        .filter(word -> !word.isEmpty())
                        .toList());
    }
}
