package io.curbstop.radio.kenwood;

import io.curbstop.radio.kenwood.KenwoodAddress.FleetUnit;
import io.curbstop.radio.kenwood.KenwoodAddress.NexedgeId;
import io.curbstop.radio.transport.RadioFix;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Where a radio says it is, in Kenwood's form of an NMEA sentence:
 *
 * <pre>
 * $PKLSH,lat,N,lon,W,hhmmss,A,fleet,unit,*hh                                                             FleetSync
 * $PKNSH,lat,N,lon,W,hhmmss,A,Uunit,*hh                                                                  NEXEDGE
 * $PKLDS,hhmmss,A,lat,N,lon,W,knots,degrees,ddmmyy,variation,W00,fleet,unit,status,extension,*hh         FleetSync
 * $PKNDS,hhmmss,A,lat,N,lon,W,knots,degrees,ddmmyy,variation,W00,Uunit,status,extension,*hh              NEXEDGE
 * </pre>
 *
 * <p>The letter after the time says {@code A} for a place found now and {@code V} for one that is not: the last known, or,
 * from a receiver that never had any, the place of its factory. Such a sentence is read, but is not current; the transport
 * does not report it as a position.
 *
 * <p>The status in the long forms is not taken for a message: it stays in every sentence until it changes.
 *
 * @param fields what stands between the {@code $} and the {@code *}, cut at commas, the last being empty
 * @param checksum what follows the {@code *}, 0 to 255
 */
public record PositionSentence(List<String> fields, int checksum) {

    private static final int HEX = 16;

    /** Keeps the fields from change. */
    public PositionSentence {
        fields = List.copyOf(fields);
    }

    /** What the sentence says, its checksum aside; empty when it is none of these forms or names no place on earth. */
    public static Optional<PositionSentence> decode(String sentence) {
        int star = sentence.indexOf('*');
        if (!sentence.startsWith("$") || star != sentence.length() - 3 || !isHex(sentence.substring(star + 1))) {
            return Optional.empty();
        }
        List<String> fields = List.of(sentence.substring(1, star).split(",", -1));
        if (SentenceForm.find(fields).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new PositionSentence(fields, Integer.parseInt(sentence.substring(star + 1), HEX)));
    }

    private static boolean isHex(String digits) {
        return digits.chars().allMatch(c -> c < 0x80 && Character.digit(c, HEX) >= 0);
    }

    /** Whether a line claims to be one of these sentences; others, such as {@code $GPRMC}, are known and of no use. */
    static boolean isClaimedBy(String line) {
        return SentenceForm.isClaimedBy(line);
    }

    /** The radio. */
    public KenwoodAddress radio() {
        return form().radio(fields);
    }

    /** Degrees north, WGS 84. */
    public double lat() {
        return form().lat(fields);
    }

    /** Degrees east. */
    public double lon() {
        return form().lon(fields);
    }

    /** Whether the place was found now. */
    public boolean isCurrent() {
        return form().isCurrent(fields);
    }

    /** Whether the checksum fits the words. */
    public boolean isIntact() {
        return checksum == checksumOf(String.join(",", fields));
    }

    /**
     * When the place was found. Where the sentence says only the time of day, it is the one nearest to now.
     *
     * @param now when the sentence came
     */
    public Optional<Instant> fixedAt(Instant now) {
        Optional<LocalTime> time = form().time(fields);
        Optional<LocalDate> date = form().date(fields);
        if (time.isEmpty() || date.isPresent()) {
            return time.map(known -> known.atDate(date.get()).toInstant(ZoneOffset.UTC));
        }
        Instant today =
                time.get().atDate(LocalDate.ofInstant(now, ZoneOffset.UTC)).toInstant(ZoneOffset.UTC);
        Duration ahead = Duration.between(now, today);
        Duration day = Duration.ofDays(1);
        Duration halfDay = day.dividedBy(2);
        if (ahead.compareTo(halfDay) > 0) {
            return Optional.of(today.minus(day));
        }
        return Optional.of(ahead.compareTo(halfDay.negated()) < 0 ? today.plus(day) : today);
    }

    /**
     * The position to report.
     *
     * @param radioId the radio's name
     * @param now when the sentence came
     */
    RadioFix fix(String radioId, Instant now) {
        return new RadioFix(radioId, lon(), lat(), OptionalDouble.empty(), fixedAt(now));
    }

    /** The sentence with the checksum that it came with, without the end of the line. */
    public String encode() {
        return String.format(Locale.ROOT, "$%s*%02X", String.join(",", fields), checksum);
    }

    /** The same words under the checksum that fits them. */
    public PositionSentence sealed() {
        return new PositionSentence(fields, checksumOf(String.join(",", fields)));
    }

    private static int checksumOf(String words) {
        return words.chars().reduce(0, (sum, c) -> sum ^ c) & 0xFF;
    }

    private SentenceForm form() {
        return SentenceForm.find(fields).orElseThrow();
    }

    /** The address that fields name: fleet and unit, or {@code U} and five digits, before which more noughts may stand. */
    static Optional<KenwoodAddress> findRadio(List<String> fields) {
        if (fields.size() == 1) {
            String id = fields.get(0).replaceFirst("^U0{1,3}(?=\\d{5}$)", "U");
            return KenwoodAddress.find(id).filter(NexedgeId.class::isInstance);
        }
        return KenwoodAddress.find(fields.get(0) + fields.get(1)).filter(FleetUnit.class::isInstance);
    }
}
