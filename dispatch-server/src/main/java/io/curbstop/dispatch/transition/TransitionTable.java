package io.curbstop.dispatch.transition;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which state may follow which. A table that leaves a live state without any way out is broken: it then allows every
 * step and says so, because a mistake in the rules must never lock a dispatcher out.
 */
public final class TransitionTable<S extends Enum<S>> {

    private final List<Transition<S>> transitions;
    private final Predicate<S> isFinal;

    private TransitionTable(List<Transition<S>> transitions, Predicate<S> isFinal) {
        this.transitions = transitions;
        this.isFinal = isFinal;
    }

    /** A table of these transitions; {@code isFinal} tells the states that need no way out. */
    public static <S extends Enum<S>> TransitionTable<S> of(List<Transition<S>> transitions, Predicate<S> isFinal) {
        List<Transition<S>> sorted = transitions.stream()
                .sorted(Comparator.comparing((Transition<S> t) -> t.from()).thenComparing(Transition::to))
                .toList();
        return new TransitionTable<>(sorted, isFinal);
    }

    /**
     * Reads a table with columns from_state, to_state, label and needs_reason. Rows that name unknown states are left out.
     *
     * @param table the database table's name
     */
    public static <S extends Enum<S>> TransitionTable<S> read(
            JdbcClient jdbc, String table, Class<S> states, Predicate<S> isFinal) {
        List<Transition<S>> rows = jdbc
                .sql("select from_state, to_state, label, needs_reason from " + table)
                .query((row, i) -> parse(
                        states,
                        row.getString("from_state"),
                        row.getString("to_state"),
                        row.getString("label"),
                        row.getBoolean("needs_reason")))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
        return of(rows, isFinal);
    }

    private static <S extends Enum<S>> Optional<Transition<S>> parse(
            Class<S> states, String from, String to, String label, boolean needsReason) {
        try {
            return Optional.of(
                    new Transition<>(Enum.valueOf(states, from), Enum.valueOf(states, to), label, needsReason));
        } catch (IllegalArgumentException unknownState) {
            return Optional.empty();
        }
    }

    /** The steps from a state, in the order of the states they lead to. */
    public List<Transition<S>> listFrom(S from) {
        return transitions.stream().filter(t -> t.from() == from).toList();
    }

    /** The step from one state to another, if the table has it. */
    public Optional<Transition<S>> find(S from, S to) {
        return transitions.stream()
                .filter(t -> t.from() == from && t.to() == to)
                .findFirst();
    }

    /** Whether one state may follow the other: the table says so, or says nothing at all for a state that must go on. */
    public boolean allows(S from, S to) {
        return find(from, to).isPresent() || isBrokenAt(from);
    }

    /** Whether the rules leave this state without any way out, though it is not final. */
    public boolean isBrokenAt(S from) {
        return !isFinal.test(from) && listFrom(from).isEmpty();
    }

    /** One sentence on where this state may go, for people. */
    public String explain(S from) {
        List<Transition<S>> next = listFrom(from);
        return next.isEmpty()
                ? from + " is final."
                : "From " + from + " one may go to "
                        + next.stream().map(t -> t.to().name()).collect(Collectors.joining(", ")) + ".";
    }
}
