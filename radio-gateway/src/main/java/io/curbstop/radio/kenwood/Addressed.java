package io.curbstop.radio.kenwood;

import io.curbstop.radio.kenwood.KenwoodAddress.NexedgeId;
import io.curbstop.radio.kenwood.KenwoodCommand.PositionPoll;
import io.curbstop.radio.kenwood.KenwoodCommand.SetStatus;
import io.curbstop.radio.kenwood.KenwoodCommand.Text;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the forms that name a radio have in common. */
final class Addressed {

    /** What a text may consist of. */
    static final Pattern TEXT = Pattern.compile("[\\x00-\\xFF&&[^\\x02\\x03]]{0," + KenwoodStream.MOST_TEXT + "}");
    /** A status number. */
    static final Pattern STATUS = Pattern.compile("\\d{1,3}");
    /** NEXEDGE or not, what it is, whom it concerns, the rest. */
    static final Pattern FORM = Pattern.compile("(g?)(F|G|E|R3)" + KenwoodAddress.WRITTEN + "(.*)", Pattern.DOTALL);

    private Addressed() {}

    /** What tells the NEXEDGE forms from those of FleetSync. */
    static String prefix(KenwoodAddress address) {
        return address instanceof NexedgeId ? "g" : "";
    }

    static Optional<KenwoodCommand> find(String body) {
        Matcher matcher = FORM.matcher(body);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return findAddress(matcher.group(1), matcher.group(3))
                .flatMap(to -> command(matcher.group(2), to, matcher.group(4)));
    }

    /** The address, when it is of the system that the frame's beginning says. */
    static Optional<KenwoodAddress> findAddress(String prefix, String written) {
        return KenwoodAddress.find(written).filter(address -> prefix(address).equals(prefix));
    }

    private static Optional<KenwoodCommand> command(String kind, KenwoodAddress to, String rest) {
        return switch (kind) {
            case "F", "G" ->
                TEXT.matcher(rest).matches() ? Optional.of(new Text(to, kind.equals("G"), rest)) : Optional.empty();
            case "E" -> STATUS.matcher(rest).matches() ? Optional.of(new SetStatus(to, rest)) : Optional.empty();
            default -> rest.isEmpty() ? Optional.of(new PositionPoll(to)) : Optional.empty();
        };
    }
}
