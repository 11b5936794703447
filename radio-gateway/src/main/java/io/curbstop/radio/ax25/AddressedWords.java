package io.curbstop.radio.ax25;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The form that messages, acknowledgements and rejections have in common. */
final class AddressedWords {

    private static final int ADDRESSEE = 9;
    private static final Pattern WRITTEN = Pattern.compile(":([ -~]{9}):(.*)", Pattern.DOTALL);
    private static final Pattern ANSWER = Pattern.compile("(ack|rej)([A-Za-z0-9]{1,5})(?:\\}([A-Za-z0-9]{0,2}))?");
    private static final Pattern WITH_ID =
            Pattern.compile("(.*)\\{([A-Za-z0-9]{1,5})(?:\\}([A-Za-z0-9]{0,2}))?", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("[!-9;-~]{1,9}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{1,5}");
    private static final Pattern REPLY_ACK = Pattern.compile("[A-Za-z0-9]{0,2}");

    private AddressedWords() {}

    static Optional<AprsPacket> find(String words) {
        Matcher matcher = WRITTEN.matcher(words);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String addressee = matcher.group(1).stripTrailing();
        String body = matcher.group(2);
        if (!NAME.matcher(addressee).matches()) {
            return Optional.empty();
        }
        Matcher answer = ANSWER.matcher(body);
        if (answer.matches()) {
            return Optional.of(
                    answer.group(1).equals("ack")
                            ? new AprsPacket.Ack(addressee, answer.group(2), answer.group(3))
                            : new AprsPacket.Reject(addressee, answer.group(2)));
        }
        Matcher withId = WITH_ID.matcher(body);
        return Optional.of(
                withId.matches()
                        ? new AprsPacket.Message(addressee, withId.group(1), withId.group(2), withId.group(3))
                        : new AprsPacket.Message(addressee, body, null, null));
    }

    /** Whether a text without an id would be taken for an acknowledgement or a rejection. */
    static boolean isAnswer(String text) {
        return ANSWER.matcher(text).matches();
    }

    static byte[] encode(String addressee, String body) {
        if (!NAME.matcher(addressee).matches()) {
            throw new IllegalArgumentException("no station that a message can go to: " + addressee);
        }
        String padded = addressee + " ".repeat(ADDRESSEE - addressee.length());
        return (":" + padded + ":" + body).getBytes(StandardCharsets.US_ASCII);
    }

    static String id(String id, String replyAck) {
        if (!ID.matcher(id).matches()
                || replyAck != null && !REPLY_ACK.matcher(replyAck).matches()) {
            throw new IllegalArgumentException("no message id: " + id + ", " + replyAck);
        }
        return replyAck == null ? id : id + "}" + replyAck;
    }
}
