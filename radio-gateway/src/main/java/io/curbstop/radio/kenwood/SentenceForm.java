package io.curbstop.radio.kenwood;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the fields of each position sentence stand. */
enum SentenceForm {
    PKLSH(10, 1, 5, 6, 0, 7, 2),
    PKNSH(9, 1, 5, 6, 0, 7, 1),
    PKLDS(17, 3, 1, 2, 9, 12, 2),
    PKNDS(16, 3, 1, 2, 9, 12, 1);

    private static final Pattern LAT = Pattern.compile("(\\d{2})([0-5]\\d(?:\\.\\d{1,6})?)");
    private static final Pattern LON = Pattern.compile("(\\d{3})([0-5]\\d(?:\\.\\d{1,6})?)");
    private static final Pattern SIX_DIGITS = Pattern.compile("(\\d{2})(\\d{2})(\\d{2})(?:\\.\\d{1,3})?");
    private static final double MINUTES = 60;
    private static final int CENTURY = 2000;

    private final int fieldCount;
    private final int latAt;
    private final int timeAt;
    private final int validAt;
    /** Nought, where a word stands, in the forms without a date. */
    private final int dateAt;

    private final int radioAt;
    private final int radioFields;

    SentenceForm(int fieldCount, int latAt, int timeAt, int validAt, int dateAt, int radioAt, int radioFields) {
        this.fieldCount = fieldCount;
        this.latAt = latAt;
        this.timeAt = timeAt;
        this.validAt = validAt;
        this.dateAt = dateAt;
        this.radioAt = radioAt;
        this.radioFields = radioFields;
    }

    /** The form that these fields are whole and sensible in. */
    static Optional<SentenceForm> find(List<String> fields) {
        for (SentenceForm form : values()) {
            if (form.name().equals(fields.get(0))) {
                return form.isIn(fields) ? Optional.of(form) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    static boolean isClaimedBy(String line) {
        for (SentenceForm form : values()) {
            if (line.startsWith("$" + form.name())) {
                return true;
            }
        }
        return false;
    }

    private boolean isIn(List<String> fields) {
        if (fields.size() != fieldCount || !fields.get(fieldCount - 1).isEmpty()) {
            return false;
        }
        String valid = fields.get(validAt);
        boolean whole = (valid.equals("A") || valid.equals("V"))
                && LAT.matcher(fields.get(latAt)).matches()
                && LON.matcher(fields.get(latAt + 2)).matches()
                && fields.get(latAt + 1).matches("[NS]")
                && fields.get(latAt + 3).matches("[EW]")
                && PositionSentence.findRadio(radioFields(fields)).isPresent();
        return whole && Math.abs(lat(fields)) <= 90 && Math.abs(lon(fields)) <= 180;
    }

    private List<String> radioFields(List<String> fields) {
        return fields.subList(radioAt, radioAt + radioFields);
    }

    KenwoodAddress radio(List<String> fields) {
        return PositionSentence.findRadio(radioFields(fields)).orElseThrow();
    }

    double lat(List<String> fields) {
        return degrees(LAT, fields.get(latAt), fields.get(latAt + 1).equals("S"));
    }

    double lon(List<String> fields) {
        return degrees(LON, fields.get(latAt + 2), fields.get(latAt + 3).equals("W"));
    }

    private static double degrees(Pattern pattern, String written, boolean negative) {
        Matcher matcher = pattern.matcher(written);
        if (!matcher.matches()) {
            throw new IllegalStateException("looked at before: " + written);
        }
        double value = Integer.parseInt(matcher.group(1)) + Double.parseDouble(matcher.group(2)) / MINUTES;
        return negative ? -value : value;
    }

    boolean isCurrent(List<String> fields) {
        return fields.get(validAt).equals("A");
    }

    /** The time of day in UTC, to the second. */
    Optional<LocalTime> time(List<String> fields) {
        Matcher matcher = SIX_DIGITS.matcher(fields.get(timeAt));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalTime.of(number(matcher, 1), number(matcher, 2), number(matcher, 3)));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    /** The date; empty in the short forms, and where a receiver left it out. */
    Optional<LocalDate> date(List<String> fields) {
        Matcher matcher = SIX_DIGITS.matcher(fields.get(dateAt));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(CENTURY + number(matcher, 3), number(matcher, 2), number(matcher, 1)));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
