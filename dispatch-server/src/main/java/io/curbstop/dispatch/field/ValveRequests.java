package io.curbstop.dispatch.field;

import io.curbstop.dispatch.assignment.Assignment;
import io.curbstop.dispatch.assignment.Assignments;
import io.curbstop.dispatch.crew.CrewUnit;
import io.curbstop.dispatch.outage.OutageState;
import io.curbstop.dispatch.outage.OutageView;
import io.curbstop.dispatch.outage.Outages;
import io.curbstop.dispatch.shutdown.ShutdownReader;
import io.curbstop.dispatch.shutdown.ShutdownView;
import io.curbstop.radio.api.RadioToken;
import io.curbstop.radio.text.AssignmentText;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * A crew without a screen asks by radio for its next valve: {@code V K7}, or {@code V} with one order. While the main is
 * being shut it is the next valve to close, in the plan's order; afterwards the next step of putting it back.
 */
@Component
class ValveRequests {

    private static final Pattern ASKED = Pattern.compile("V(?:ALVES?)?(?:\\s+(\\S{2}))?");

    private final Assignments assignments;
    private final Outages outages;
    private final ShutdownReader shutdowns;

    ValveRequests(Assignments assignments, Outages outages, ShutdownReader shutdowns) {
        this.assignments = assignments;
        this.outages = outages;
        this.shutdowns = shutdowns;
    }

    /**
     * An answer, for displays of two sizes.
     *
     * @param assignment the order it is about; empty when the crew has still to say which
     */
    record Answer(Optional<Assignment> assignment, String full, String brief) {}

    /** What to answer; empty when the words ask for no valve. */
    Optional<Answer> findAnswer(CrewUnit unit, String words) {
        Matcher asked = ASKED.matcher(words.strip().toUpperCase(Locale.ROOT));
        if (!asked.matches()) {
            return Optional.empty();
        }
        List<Assignment> live = assignments.listLiveOf(unit.code());
        Optional<String> token = Optional.ofNullable(asked.group(1)).flatMap(RadioToken::parse);
        List<Assignment> meant = live.stream()
                .filter(assignment -> asked.group(1) == null
                        || token.filter(assignment.token()::equals).isPresent())
                .toList();
        if (meant.size() == 1) {
            return Optional.of(about(meant.get(0)));
        }
        List<String> tokens = live.stream().map(Assignment::token).toList();
        String which = tokens.isEmpty() ? "NO OPEN ORDER" : "WHICH? V " + String.join(" / V ", tokens);
        return Optional.of(new Answer(Optional.empty(), which, cut(which)));
    }

    private Answer about(Assignment assignment) {
        String token = assignment.token();
        Optional<OutageView> outage = outages.findOutage(assignment.incidentId());
        List<String> parts = outage.filter(OutageView::isolated)
                .map(found -> next(assignment.incidentId(), found))
                .orElse(List.of("NO VALVES LISTED, CALL DISPATCH"));
        return new Answer(
                Optional.of(assignment),
                fit(token, parts, AssignmentText.SHORT_CHARACTERS),
                fit(token, parts, AssignmentText.APRS_CHARACTERS));
    }

    /** The next step in parts, the vital ones first. */
    private List<String> next(UUID incidentId, OutageView outage) {
        if (outage.state() == OutageState.PROPOSED) {
            return List.of("PLAN NOT APPROVED YET, CALL DISPATCH");
        }
        List<OutageView.Valve> toClose = outage.valves().stream()
                .filter(valve -> valve.role().equals("CLOSE"))
                .toList();
        boolean closing = outage.state().ordinal() < OutageState.ISOLATED.ordinal();
        if (closing) {
            return toClose.stream()
                    .filter(valve -> !valve.done())
                    .findFirst()
                    .map(valve -> close(valve, toClose))
                    .orElse(List.of("ALL VALVES CLOSED, PROVE IT IS DRY"));
        }
        List<ShutdownView.Step> steps = shutdowns.listReopening(incidentId, outage);
        return steps.stream()
                .filter(step -> !step.done())
                .findFirst()
                .map(step -> reopen(step, steps, outage))
                .orElse(List.of("ALL DONE, NO VALVE LEFT"));
    }

    private static List<String> close(OutageView.Valve valve, List<OutageView.Valve> all) {
        return List.of(
                "CLOSE " + valve.ref(),
                (all.indexOf(valve) + 1) + "/" + all.size(),
                valve.diameter_mm() == null ? "" : valve.diameter_mm() + "MM",
                valve.turns() == null ? "" : Math.round(valve.turns()) + " TURNS",
                valve.closes() == null ? "" : "CLOSES " + valve.closes(),
                Objects.requireNonNullElse(valve.accessNote(), ""));
    }

    private static List<String> reopen(ShutdownView.Step step, List<ShutdownView.Step> all, OutageView outage) {
        // The action itself is the network's word, which only its own users may take apart.
        String action = String.valueOf(step.action()).replace('_', ' ');
        String held = step.heldBy() == null ? "" : "NOT YET, NEEDED BY " + step.heldBy();
        String note = outage.valves().stream()
                .filter(valve -> valve.ref().equals(step.ref()))
                .map(OutageView.Valve::accessNote)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
        String what = step.ref() == null ? action : action + " " + step.ref();
        return List.of(what, (all.indexOf(step) + 1) + "/" + all.size(), held, note);
    }

    /** Parts are left out whole, from the first that does not fit: half a valve's number is another valve. */
    private static String fit(String token, List<String> parts, int limit_characters) {
        StringBuilder text = new StringBuilder(token);
        for (String part : parts) {
            String plain = part.strip().toUpperCase(Locale.ROOT);
            if (plain.isEmpty()) {
                continue;
            }
            if (text.length() + 1 + plain.length() > limit_characters) {
                break;
            }
            text.append(' ').append(plain);
        }
        return text.toString();
    }

    private static String cut(String text) {
        return text.length() <= AssignmentText.APRS_CHARACTERS ? text : "WHICH? SAY V AND THE ORDER'S TWO CHARACTERS";
    }
}
