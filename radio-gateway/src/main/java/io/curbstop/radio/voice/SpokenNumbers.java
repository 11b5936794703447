package io.curbstop.radio.voice;

import java.util.List;
import java.util.stream.Collectors;

/** Letters and numbers as one says them by radio. */
final class SpokenNumbers {

    private static final List<String> DIGITS =
            List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");
    private static final List<String> TEENS = List.of(
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen");
    private static final List<String> TENS =
            List.of("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");
    private static final List<String> LETTERS = List.of(
            "Alpha",
            "Bravo",
            "Charlie",
            "Delta",
            "Echo",
            "Foxtrot",
            "Golf",
            "Hotel",
            "India",
            "Juliett",
            "Kilo",
            "Lima",
            "Mike",
            "November",
            "Oscar",
            "Papa",
            "Quebec",
            "Romeo",
            "Sierra",
            "Tango",
            "Uniform",
            "Victor",
            "Whiskey",
            "X-ray",
            "Yankee",
            "Zulu");

    private static final int BASE = 10;
    private static final int HUNDRED = 100;
    private static final int PAIR = 2;
    private static final int LONGEST_NATURAL = 4;

    private SpokenNumbers() {}

    /** Each letter by the phonetic alphabet and each digit by itself; other signs are passed over. */
    static String spell(String code) {
        return code.chars()
                .filter(Character::isLetterOrDigit)
                .mapToObj(sign -> name((char) sign))
                .collect(Collectors.joining(" "));
    }

    private static String name(char sign) {
        return sign >= '0' && sign <= '9' ? DIGITS.get(sign - '0') : LETTERS.get(Character.toUpperCase(sign) - 'A');
    }

    /**
     * A number as people say that of a house: {@code 118} one eighteen, {@code 1204} twelve oh four. Longer ones, and those
     * that begin with a nought, are said digit by digit.
     */
    static String natural(String digits) {
        if (digits.length() > LONGEST_NATURAL || digits.startsWith("0") && digits.length() > 1) {
            return spell(digits);
        }
        int value = Integer.parseInt(digits);
        if (digits.length() <= PAIR) {
            return pair(value);
        }
        int front = value / HUNDRED;
        int back = value % HUNDRED;
        if (back == 0) {
            return front % BASE == 0 ? DIGITS.get(front / BASE) + " thousand" : pair(front) + " hundred";
        }
        return pair(front) + (back < BASE ? " oh " : " ") + pair(back);
    }

    private static String pair(int value) {
        if (value < BASE) {
            return DIGITS.get(value);
        }
        if (value < PAIR * BASE) {
            return TEENS.get(value - BASE);
        }
        String tens = TENS.get(value / BASE);
        return value % BASE == 0 ? tens : tens + " " + DIGITS.get(value % BASE);
    }
}
