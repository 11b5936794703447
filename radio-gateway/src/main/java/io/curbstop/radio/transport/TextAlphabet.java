package io.curbstop.radio.transport;

import io.curbstop.radio.text.PlainLine;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which letters a transport can carry. */
public enum TextAlphabet {
    /** Printable ASCII; accents are dropped and typographic marks made plain. */
    ASCII,
    /** Every letter there is, but no control characters. */
    UNICODE;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_ASCII = Pattern.compile("[^ -~]");

    /** The text in these letters; empty when it has letters that cannot be written in them without another meaning. */
    public Optional<String> findWritten(String text) {
        String line = PlainLine.of(text);
        if (this == UNICODE) {
            return Optional.of(line);
        }
        String plain = MARKS.matcher(Normalizer.normalize(line, Normalizer.Form.NFKD))
                .replaceAll("")
                .replace("ß", "ss")
                .replace("ø", "o")
                .replace("Ø", "O")
                .replace("æ", "ae")
                .replace("Æ", "AE")
                .replace("œ", "oe")
                .replace("Œ", "OE")
                .replace("ł", "l")
                .replace("Ł", "L")
                .replaceAll("[\u2018\u2019\u201B\u2032]", "'")
                .replaceAll("[\u201C\u201D\u201F\u2033\u00AB\u00BB]", "\"")
                .replaceAll("[\u2010-\u2015\u2212]", "-");
        return NOT_ASCII.matcher(plain).find() ? Optional.empty() : Optional.of(plain);
    }
}
