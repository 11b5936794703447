package io.curbstop.radio.voice;

import io.curbstop.radio.api.RadioToken;
import io.curbstop.radio.text.Abbreviations;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A message as a dispatcher would say it. {@code K7 P1 WO4471 NO WATER 118 MILL RD} to Crew 11 becomes: <em>Crew eleven. Kilo
 * seven. Priority one. Work order four four seven one. No water, one eighteen mill Road. Acknowledge by radio to
 * dispatch.</em> Whatever else there is in a text is said as well as can be, and signs that mean something to a speaking
 * program do not get to it.
 */
final class SpokenOrder {

    private static final OpenedWords WORDS = new OpenedWords(Abbreviations.defaults());

    private static final String ACKNOWLEDGE = "Acknowledge by radio to dispatch";
    private static final Pattern UNSPEAKABLE = Pattern.compile("[^A-Za-z0-9 .,;:?!&@/'-]");
    private static final Pattern SPEAKABLE = Pattern.compile("[A-Za-z0-9]");
    private static final Pattern PRIORITY = Pattern.compile("P([1-3])");
    private static final Pattern NUMBER = Pattern.compile("[A-Z]+[A-Z-]*\\d[\\d-]*");
    private static final Pattern NAME_PART = Pattern.compile("[A-Za-z']+|\\d+");
    private static final int LONGEST_NATURAL = 2;

    private SpokenOrder() {}

    /** Whether there is anything in a text that can be said. */
    static boolean isSpeakable(String text) {
        return SPEAKABLE.matcher(text).find();
    }

    /**
     * What is said.
     *
     * @param name who is called, such as {@code Crew 11}
     * @param text as a radio would show it
     * @return sentences of letters, digits, spaces and the signs {@code . , ; : ? ! ' -}
     */
    static String of(String name, String text) {
        List<String> sentences = new ArrayList<>(List.of(name(name)));
        Deque<String> rest = new ArrayDeque<>(Arrays.asList(clean(text).split("\\s+")));
        boolean order = takeHead(rest, sentences);
        if (order && !rest.isEmpty() && NUMBER.matcher(rest.peek()).matches()) {
            sentences.add(WORDS.open(rest.poll()));
        }
        sentences.add(WORDS.open(String.join(" ", rest)));
        if (order) {
            sentences.add(ACKNOWLEDGE);
        }
        return sentences.stream()
                .filter(sentence -> !sentence.isEmpty())
                .map(SpokenOrder::finished)
                .collect(Collectors.joining(" "));
    }

    private static String clean(String text) {
        return UNSPEAKABLE.matcher(text).replaceAll(" ").strip().toUpperCase(Locale.ROOT);
    }

    private static String finished(String sentence) {
        String end = sentence.matches(".*[?!.]") ? "" : ".";
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1) + end;
    }

    /** Token, what became of the order, and priority; whether it is an order at all. */
    private static boolean takeHead(Deque<String> rest, List<String> sentences) {
        if (rest.isEmpty()
                || RadioToken.parse(rest.peek()).filter(rest.peek()::equals).isEmpty()) {
            return false;
        }
        String token = SpokenNumbers.spell(rest.poll());
        boolean changed = "CHANGED".equals(rest.peek());
        boolean cancelled = "CANCEL".equals(rest.peek());
        if (changed || cancelled) {
            rest.poll();
        }
        sentences.add(token + (changed ? " changed" : cancelled ? " cancelled" : ""));
        boolean urgent = takePriority(rest, sentences);
        return changed || cancelled || urgent;
    }

    private static boolean takePriority(Deque<String> rest, List<String> sentences) {
        String word = rest.isEmpty() ? "" : rest.peek();
        Matcher priority = PRIORITY.matcher(word);
        if (priority.matches()) {
            sentences.add("Priority " + SpokenNumbers.spell(priority.group(1)));
        } else if (word.equals("EMERGENCY")) {
            sentences.add("Emergency");
        } else {
            return false;
        }
        rest.poll();
        return true;
    }

    /** Words as they are; numbers that one says as such, and letters that are no word. */
    private static String name(String name) {
        return NAME_PART
                .matcher(name)
                .results()
                .map(part -> namePart(part.group()))
                .collect(Collectors.joining(" "));
    }

    private static String namePart(String part) {
        if (Character.isDigit(part.charAt(0))) {
            return part.length() <= LONGEST_NATURAL ? SpokenNumbers.natural(part) : SpokenNumbers.spell(part);
        }
        boolean capitals = part.equals(part.toUpperCase(Locale.ROOT));
        boolean code = capitals && part.length() <= LONGEST_NATURAL;
        return code ? SpokenNumbers.spell(part) : capitals ? part.toLowerCase(Locale.ROOT) : part;
    }
}
