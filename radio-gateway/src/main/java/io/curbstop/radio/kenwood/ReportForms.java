package io.curbstop.radio.kenwood;

import io.curbstop.radio.kenwood.KenwoodReport.CallerId;
import io.curbstop.radio.kenwood.KenwoodReport.ChannelState;
import io.curbstop.radio.kenwood.KenwoodReport.Display;
import io.curbstop.radio.kenwood.KenwoodReport.Moment;
import io.curbstop.radio.kenwood.KenwoodReport.ReceivedStatus;
import io.curbstop.radio.kenwood.KenwoodReport.ReceivedText;
import io.curbstop.radio.kenwood.KenwoodReport.Result;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what the radio on the line tells. */
final class ReportForms {

    /** The most bytes of a channel state. */
    static final int MOST_STATE = 16;

    private static final Pattern CALLER =
            Pattern.compile("(g?)I([01])" + KenwoodAddress.WRITTEN + KenwoodAddress.WRITTEN);
    private static final Pattern CALLER_ALONE = Pattern.compile("()D(\\d{7})");
    /** The ranges that FleetSync radios can be set to, and all: a text may itself begin with seven digits. */
    private static final Pattern CALLED =
            Pattern.compile("((?:[12]\\d{2}|3[0-4]\\d)(?:[1-4]\\d{3}|0000)|0{7}|[UG]\\d{5})(.*)", Pattern.DOTALL);

    private static final Pattern STATE = Pattern.compile("JA(.{1," + MOST_STATE + "})", Pattern.DOTALL);
    private static final Pattern DISPLAY = Pattern.compile("JE(.*)", Pattern.DOTALL);

    private ReportForms() {}

    static Optional<KenwoodReport> find(String body) {
        if (body.equals("0") || body.equals("1")) {
            return Optional.of(new Result(body.equals("0")));
        }
        return findCaller(body).or(() -> findMessage(body)).or(() -> findOwn(body));
    }

    static String written(Optional<KenwoodAddress> address) {
        return address.map(KenwoodAddress::written).orElse("");
    }

    private static Optional<KenwoodReport> findCaller(String body) {
        Matcher alone = CALLER_ALONE.matcher(body);
        if (alone.matches()) {
            return Addressed.findAddress(alone.group(1), alone.group(2))
                    .map(caller -> new CallerId(Moment.UNSAID, caller, Optional.empty()));
        }
        Matcher matcher = CALLER.matcher(body);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Moment moment = matcher.group(2).equals("1") ? Moment.BEGINNING : Moment.END;
        Optional<KenwoodAddress> called = Addressed.findAddress(matcher.group(1), matcher.group(4));
        return Addressed.findAddress(matcher.group(1), matcher.group(3))
                .filter(caller -> called.isPresent())
                .map(caller -> new CallerId(moment, caller, called));
    }

    private static Optional<KenwoodReport> findMessage(String body) {
        Matcher matcher = Addressed.FORM.matcher(body);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String prefix = matcher.group(1);
        String rest = matcher.group(4);
        Matcher second = CALLED.matcher(rest);
        Optional<KenwoodAddress> called =
                second.matches() ? Addressed.findAddress(prefix, second.group(1)) : Optional.empty();
        String content = called.isPresent() ? second.group(2) : rest;
        return Addressed.findAddress(prefix, matcher.group(3))
                .flatMap(caller -> message(matcher.group(2), caller, called, content));
    }

    private static Optional<KenwoodReport> message(
            String kind, KenwoodAddress caller, Optional<KenwoodAddress> called, String content) {
        return switch (kind) {
            case "F", "G" ->
                Addressed.TEXT.matcher(content).matches()
                        ? Optional.of(new ReceivedText(caller, called, kind.equals("G"), content))
                        : Optional.empty();
            case "E" ->
                Addressed.STATUS.matcher(content).matches()
                        ? Optional.of(new ReceivedStatus(caller, called, content))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<KenwoodReport> findOwn(String body) {
        Matcher state = STATE.matcher(body);
        if (state.matches()) {
            return Optional.of(new ChannelState(state.group(1)));
        }
        Matcher display = DISPLAY.matcher(body);
        return display.matches() ? Optional.of(new Display(display.group(1))) : Optional.empty();
    }
}
