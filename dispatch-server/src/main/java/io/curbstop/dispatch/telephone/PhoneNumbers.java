package io.curbstop.dispatch.telephone;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.MatchType;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Telephone numbers as they are compared, however they were written down. */
@Component
public class PhoneNumbers {

    /** What telephone systems send in place of a number that the caller keeps back. */
    private static final Set<String> WITHHELD =
            Set.of("anonymous", "withheld", "unknown", "unavailable", "private", "restricted", "blocked", "asserted");

    private static final Set<MatchType> SAME =
            EnumSet.of(MatchType.EXACT_MATCH, MatchType.NSN_MATCH, MatchType.SHORT_NSN_MATCH);

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private final String country;

    PhoneNumbers(TelephoneProperties properties) {
        this.country = properties.country().toUpperCase(Locale.ROOT);
        if (!NUMBERS.getSupportedRegions().contains(country)) {
            throw new IllegalArgumentException(
                    "curbstop.telephone.country is " + country + "; use two letters such as US or CA");
        }
    }

    /** The form that is compared, such as {@code +15195550123}; empty for a number that was withheld or is none. */
    public Optional<String> normalise(String written) {
        if (isWithheld(written)) {
            return Optional.empty();
        }
        return parse(written)
                .map(number -> NUMBERS.format(number, PhoneNumberFormat.E164))
                .or(() -> Optional.of(written.replaceAll("[^0-9]", "")).filter(digits -> !digits.isEmpty()));
    }

    /** Whether the caller keeps the number back, or nothing was said of it. */
    public boolean isWithheld(String written) {
        String bare = written == null ? "" : written.strip().toLowerCase(Locale.ROOT);
        return bare.isEmpty() || WITHHELD.contains(bare);
    }

    /** Whether two numbers are the same, as far as both are written out. */
    public boolean isSame(String one, String other) {
        Optional<PhoneNumber> first = parse(one);
        Optional<PhoneNumber> second = parse(other);
        if (first.isEmpty() || second.isEmpty()) {
            return normalise(one).isPresent() && normalise(one).equals(normalise(other));
        }
        return SAME.contains(NUMBERS.isNumberMatch(first.get(), second.get()));
    }

    private Optional<PhoneNumber> parse(String written) {
        try {
            return Optional.of(NUMBERS.parse(written, country).clearExtension());
        } catch (NumberParseException noNumber) {
            return Optional.empty();
        }
    }
}
