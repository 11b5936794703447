package io.curbstop.dispatch.roster;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The qualifications and skills there are. */
@Component
class QualificationKinds {

    private final JdbcClient jdbc;

    QualificationKinds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A qualification or a skill.
     *
     * @param code as files and incident types have it
     * @param label for people
     * @param hardGate whether a unit without it is refused where it is required
     * @param expires whether it is a certificate with a last day
     */
    record Kind(String code, String label, boolean hardGate, boolean expires) {}

    /** All, in the order of their labels. */
    List<Kind> listAll() {
        return jdbc.sql("select code, label, hard_gate, expires from qualification_kind order by label")
                .query(Kind.class)
                .list();
    }

    /** Adds one or changes it. */
    void put(Kind kind) {
        jdbc.sql("insert into qualification_kind (code, label, hard_gate, expires)"
                        + " values (:code, :label, :hard, :expires) on conflict (code) do update set"
                        + " label = excluded.label, hard_gate = excluded.hard_gate, expires = excluded.expires")
                .param("code", kind.code())
                .param("label", kind.label())
                .param("hard", kind.hardGate())
                .param("expires", kind.expires())
                .update();
    }

    /**
     * Refuses what is not known, and a certificate without a last day.
     *
     * @throws io.curbstop.dispatch.problem.ProblemException unknown-qualification; expiry-missing
     */
    void requireKnown(Collection<RosterPerson.Held> held) {
        Map<String, Kind> known = listAll().stream().collect(Collectors.toMap(Kind::code, Function.identity()));
        for (RosterPerson.Held one : held) {
            Kind kind = Optional.ofNullable(known.get(one.code()))
                    .orElseThrow(() -> RosterProblems.refused(
                            "unknown-qualification",
                            "qualifications",
                            "There is no qualification " + one.code() + "; known are "
                                    + known.keySet().stream().sorted().collect(Collectors.joining(", ")) + "."));
            if (kind.expires() && one.expiresOn() == null) {
                throw RosterProblems.refused(
                        "expiry-missing", "qualifications", kind.label() + " needs its last day, such as 2027-03-31.");
            }
        }
    }
}
