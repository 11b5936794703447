package io.curbstop.dispatch.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a caller said, as words, in which phrases can be found. Small words between are passed over; a phrase denied in the
 * same breath ("no gas smell") does not count.
 */
final class Narrative {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:['’][\\p{L}]+)?|[.,;:!?]");
    private static final Set<String> FILLERS = Set.of(
            "a", "an", "the", "is", "are", "was", "were", "be", "been", "has", "have", "just", "still", "my", "our",
            "their", "it", "there", "some", "very", "really", "all", "lots", "of");
    private static final Set<String> DENIALS = Set.of(
            "no", "not", "without", "never", "isn't", "aren't", "don't", "doesn't", "didn't", "wasn't", "can't",
            "cannot", "none", "isnt", "dont", "doesnt");
    private static final Set<String> BREAKS = Set.of(".", ",", ";", ":", "!", "?", "but", "and", "though", "only");
    private static final int DENIAL_REACH = 3;

    private final List<Word> words = new ArrayList<>();

    Narrative(String text) {
        Matcher matcher = WORD.matcher(text.replace('’', '\''));
        int clause = 0;
        while (matcher.find()) {
            String word = matcher.group().toLowerCase(Locale.ROOT);
            if (BREAKS.contains(word)) {
                clause++;
            } else if (!FILLERS.contains(word)) {
                words.add(new Word(word, matcher.start(), matcher.end(), clause));
            }
        }
    }

    /** Where a phrase stands in the words, with the fillers of both left out; several times if it does. */
    List<Span> find(String phrase) {
        List<String> wanted = new ArrayList<>();
        for (String part : phrase.toLowerCase(Locale.ROOT).split("\\s+")) {
            if (!FILLERS.contains(part)) {
                wanted.add(part);
            }
        }
        List<Span> spans = new ArrayList<>();
        for (int i = 0; !wanted.isEmpty() && i + wanted.size() <= words.size(); i++) {
            if (matchesAt(i, wanted)) {
                spans.add(new Span(i, i + wanted.size()));
            }
        }
        return spans;
    }

    private boolean matchesAt(int at, List<String> wanted) {
        for (int i = 0; i < wanted.size(); i++) {
            Word word = words.get(at + i);
            String want = wanted.get(i);
            boolean fits = want.endsWith("*")
                    ? word.text().startsWith(want.substring(0, want.length() - 1))
                    : word.text().equals(want);
            if (!fits || word.clause() != words.get(at).clause()) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether a phrase is denied: a denial stands at most three words before it in the same clause and belongs to no other
     * phrase, as the "no" of "no water" does.
     */
    boolean isDenied(Span span, List<Span> phrases) {
        int clause = words.get(span.from()).clause();
        for (int i = span.from() - 1; i >= Math.max(0, span.from() - DENIAL_REACH); i--) {
            int at = i;
            if (words.get(i).clause() != clause) {
                return false;
            }
            if (DENIALS.contains(words.get(i).text())
                    && phrases.stream().noneMatch(other -> other.from() <= at && at < other.to())) {
                return true;
            }
        }
        return false;
    }

    /** The words as they were said, from the first of a span to its last. */
    String quote(String text, Span span) {
        return text.substring(
                words.get(span.from()).start(), words.get(span.to() - 1).end());
    }

    /** Words from one (included) to another (excluded). */
    record Span(int from, int to) {}

    private record Word(String text, int start, int end, int clause) {}
}
