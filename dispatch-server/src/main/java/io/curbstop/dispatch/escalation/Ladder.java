package io.curbstop.dispatch.escalation;

import io.curbstop.dispatch.incident.IncidentFlag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The escalation ladder as a supervisor has set it.
 *
 * @param roles whom one can reach
 * @param rungs what calls for whom, the lowest first
 * @param version grows with every change
 * @param changedAt when it was changed last, or null
 * @param changedBy by whom, or null
 */
record Ladder(List<Role> roles, List<Rung> rungs, long version, Instant changedAt, String changedBy) {

    Ladder {
        roles = List.copyOf(roles);
        rungs = List.copyOf(rungs);
    }

    /**
     * Somebody to reach.
     *
     * @param name what they are, such as Duty manager
     * @param person who that is now, or null
     * @param phone their number, or null; personal, so only for those who dispatch or manage
     */
    record Role(String id, String name, String person, String phone) {}

    /**
     * One rung; any one of what it names calls for it.
     *
     * @param anyMain whether every main that is traced does
     * @param fromDiameter_mm the diameter from which a main does, or null
     * @param off_s how long it is off when it does, or null
     * @param overCustomers how many customers out are not enough yet, or null
     * @param flags which flags do
     * @param roleIds whom to reach, in order
     */
    record Rung(
            String id,
            String label,
            boolean anyMain,
            Integer fromDiameter_mm,
            Integer off_s,
            Integer overCustomers,
            List<IncidentFlag> flags,
            List<String> roleIds) {

        Rung {
            flags = List.copyOf(flags);
            roleIds = List.copyOf(roleIds);
        }

        /** Whether anything calls for it at all. */
        boolean isCalledFor() {
            return anyMain || fromDiameter_mm != null || off_s != null || overCustomers != null || !flags.isEmpty();
        }

        private String inWords() {
            List<String> causes = new ArrayList<>();
            if (anyMain) {
                causes.add("any main");
            }
            if (fromDiameter_mm != null) {
                causes.add("from " + fromDiameter_mm + " mm");
            }
            if (off_s != null) {
                causes.add("off for " + off_s / 60 + " min");
            }
            if (overCustomers != null) {
                causes.add("over " + overCustomers + " customers");
            }
            flags.forEach(flag -> causes.add(flag.label()));
            return label + " (" + String.join(", ", causes) + "): " + String.join(", ", roleIds);
        }
    }

    /** For people, on one line, without anybody's number. */
    String inWords() {
        return rungs.stream().map(Rung::inWords).collect(Collectors.joining("; ")) + "; "
                + roles.stream()
                        .map(role -> role.name() + (role.person() == null ? "" : " is " + role.person()))
                        .collect(Collectors.joining(", "));
    }
}
