package io.curbstop.dispatch.policy;

import io.curbstop.dispatch.crew.Need;
import io.curbstop.dispatch.crew.Needs;
import io.curbstop.dispatch.identity.Audit;
import io.curbstop.dispatch.incident.IncidentFlag;
import io.curbstop.dispatch.incident.IncidentType;
import io.curbstop.dispatch.incident.IncidentTypes;
import io.curbstop.dispatch.problem.FieldProblem;
import io.curbstop.dispatch.problem.ProblemException;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes policies; each change is audited with what was before. A change that is sent again changes nothing more. */
@Component
class PolicyChanges {

    private final Policies policies;
    private final IncidentTypes types;
    private final Needs needs;
    private final Phrases phrases;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    PolicyChanges(
            Policies policies,
            IncidentTypes types,
            Needs needs,
            Phrases phrases,
            Audit audit,
            JdbcClient jdbc,
            Clock clock) {
        this.policies = policies;
        this.types = types;
        this.needs = needs;
        this.phrases = phrases;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A question as it is to be.
     *
     * @param id the one it was, or null for a new one
     * @param flag what a yes says of the incident besides, or null
     */
    record WantedQuestion(String id, String text, int weight, IncidentFlag flag) {

        /** What is asked, whichever question it was. */
        private static WantedQuestion of(IncidentType.Question question) {
            return new WantedQuestion(null, question.text(), question.weight(), question.flag());
        }

        private WantedQuestion withoutId() {
            return new WantedQuestion(null, text, weight, flag);
        }
    }

    /**
     * What is to be decided of a type, in place of what was.
     *
     * @param phrases words that speak for it; null to leave those
     * @param digs whether its crews usually dig; null to leave that
     * @param version of what it was made on
     */
    record Wanted(
            String priority,
            List<WantedQuestion> questions,
            List<Need> needs,
            List<Phrase> phrases,
            Boolean digs,
            long version) {

        private boolean isAs(TypePolicy stands) {
            List<WantedQuestion> asked =
                    stands.questions().stream().map(WantedQuestion::of).toList();
            List<WantedQuestion> toAsk =
                    questions.stream().map(WantedQuestion::withoutId).toList();
            return priority.equals(stands.priority())
                    && toAsk.equals(asked)
                    && needs.equals(stands.needs())
                    && (phrases == null || Set.copyOf(phrases).equals(Set.copyOf(stands.phrases())))
                    && (digs == null || digs == stands.digs());
        }
    }

    /**
     * Decides a type anew. A question with other words is another question: answers to the old one keep its words.
     *
     * @return what stands then
     * @throws ProblemException not-found; conflict when somebody else was first; invalid with the field that is wrong
     */
    @Transactional
    public TypePolicy putType(String code, Wanted wanted, String by) {
        TypePolicy stands = policies.hold(code);
        if (wanted.isAs(stands)) {
            return stands;
        }
        if (stands.version() != wanted.version()) {
            throw ProblemException.overtaken(stands.changedBy(), stands.inWords(), stands);
        }
        check(wanted);
        putQuestions(stands, wanted.questions());
        needs.put(code, wanted.needs());
        if (wanted.phrases() != null) {
            phrases.put(code, wanted.phrases());
        }
        jdbc.sql(
                        "update incident_type set priority = :priority, digs = coalesce(:digs, digs), version = version + 1, changed_at = :at,"
                                + " changed_by = :by where code = :code")
                .param("priority", wanted.priority())
                .param("digs", wanted.digs(), Types.BOOLEAN)
                .param("at", now())
                .param("by", by)
                .param("code", code)
                .update();
        TypePolicy changed = policies.hold(code);
        audit.record(by, "type-policy-changed", code, stands.inWords() + " → " + changed.inWords());
        if (!changed.phrases().equals(stands.phrases())) {
            audit.record(by, "type-phrases-changed", code, stands.heardInWords() + " → " + changed.heardInWords());
        }
        return changed;
    }

    private void check(Wanted wanted) {
        if (types.listPriorities().stream().noneMatch(p -> p.code().equals(wanted.priority()))) {
            throw wrong("priority", "There is no priority " + wanted.priority() + ".");
        }
        if (wanted.phrases() != null) {
            phrases.check(wanted.phrases());
        }
        Set<String> texts = new HashSet<>();
        for (int i = 0; i < wanted.questions().size(); i++) {
            if (!texts.add(wanted.questions().get(i).text())) {
                throw wrong("questions[" + i + "].text", "is asked already");
            }
        }
    }

    private static ProblemException wrong(String field, String sentence) {
        return new ProblemException(
                HttpStatus.BAD_REQUEST,
                "invalid",
                sentence,
                Map.of("fields", List.of(new FieldProblem(field, sentence))));
    }

    private void putQuestions(TypePolicy stands, List<WantedQuestion> wanted) {
        jdbc.sql("update incident_type_question set retired_at = :at where type_code = :type and retired_at is null")
                .param("at", now())
                .param("type", stands.code())
                .update();
        for (int i = 0; i < wanted.size(); i++) {
            WantedQuestion question = wanted.get(i);
            jdbc.sql("insert into incident_type_question (id, type_code, text, weight, flag, position)"
                            + " values (:id, :type, :text, :weight, :flag, :position) on conflict (id)"
                            + " do update set weight = :weight, flag = :flag, position = :position, retired_at = null")
                    .param("id", findSame(stands, question).orElseGet(() -> UUID.randomUUID()
                            .toString()))
                    .param("type", stands.code())
                    .param("text", question.text())
                    .param("weight", question.weight())
                    .param(
                            "flag",
                            question.flag() == null ? null : question.flag().name())
                    .param("position", i + 1)
                    .update();
        }
    }

    /** The id of the question that this still is: asked now, in the same words. */
    private static Optional<String> findSame(TypePolicy stands, WantedQuestion wanted) {
        return stands.questions().stream()
                .filter(q -> q.id().equals(wanted.id()) && q.text().equals(wanted.text()))
                .map(IncidentType.Question::id)
                .findFirst();
    }

    /**
     * Changes how soon a priority is wanted.
     *
     * @return what stands then
     * @throws ProblemException not-found; conflict when somebody else was first
     */
    @Transactional
    public PriorityPolicy putTargets(
            String code, Integer acknowledge_s, Integer onSite_s, Integer restore_s, long version, String by) {
        PriorityPolicy stands = policies.holdPriority(code);
        PriorityPolicy wanted = new PriorityPolicy(
                code,
                stands.label(),
                acknowledge_s,
                onSite_s,
                restore_s,
                stands.version(),
                stands.changedAt(),
                stands.changedBy());
        if (wanted.equals(stands)) {
            return stands;
        }
        if (stands.version() != version) {
            throw ProblemException.overtaken(stands.changedBy(), stands.inWords(), stands);
        }
        jdbc.sql("update priority set acknowledge_s = :acknowledge, on_site_s = :onSite, restore_s = :restore,"
                        + " version = version + 1, changed_at = :at, changed_by = :by where code = :code")
                .param("acknowledge", acknowledge_s)
                .param("onSite", onSite_s)
                .param("restore", restore_s)
                .param("at", now())
                .param("by", by)
                .param("code", code)
                .update();
        audit.record(by, "targets-changed", code, stands.inWords() + " → " + wanted.inWords());
        return policies.holdPriority(code);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
