package io.curbstop.radio.smpp;

/**
 * How texts are sent.
 *
 * @param account how one gets into the SMSC
 * @param numbers how numbers are written
 * @param alphabet what the SMSC means by its default alphabet
 * @param longTexts how a text goes out that is too long for one short message
 * @param textLimit_characters the longest text, 1 to {@value #MOST_TEXT}
 * @param times how long things may take
 */
public record SmppSettings(
        SmppAccount account,
        SmsNumbers numbers,
        SmscAlphabet alphabet,
        LongTexts longTexts,
        int textLimit_characters,
        SmppTimes times) {

    /** The longest text there can be here, in characters: five short messages in the widest letters. */
    public static final int MOST_TEXT = 280;

    /** Refuses what cannot be sent. */
    public SmppSettings {
        if (textLimit_characters < 1 || textLimit_characters > MOST_TEXT) {
            throw new IllegalArgumentException("A text has 1 to 280 characters, not " + textLimit_characters);
        }
    }

    /** GSM letters, concatenated, 280 characters, international numbers, the usual times. */
    public static SmppSettings defaults(SmppAccount account, String sender) {
        return new SmppSettings(
                account,
                SmsNumbers.international(sender),
                SmscAlphabet.GSM_7,
                LongTexts.CONCATENATED,
                MOST_TEXT,
                SmppTimes.defaults());
    }

    /** The same with other times. */
    public SmppSettings withTimes(SmppTimes other) {
        return new SmppSettings(account, numbers, alphabet, longTexts, textLimit_characters, other);
    }

    /** The same with another way for long texts. */
    public SmppSettings withLongTexts(LongTexts other) {
        return new SmppSettings(account, numbers, alphabet, other, textLimit_characters, times);
    }
}
