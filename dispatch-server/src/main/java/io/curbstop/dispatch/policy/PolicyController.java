package io.curbstop.dispatch.policy;

import static io.curbstop.dispatch.identity.Audience.DISPATCHER;
import static io.curbstop.dispatch.identity.Audience.MANAGER;
import static io.curbstop.dispatch.identity.Audience.SUPERVISOR;

import io.curbstop.dispatch.crew.Need;
import io.curbstop.dispatch.identity.AllowedFor;
import io.curbstop.dispatch.identity.SignedInUser;
import io.curbstop.dispatch.incident.IncidentFlag;
import io.curbstop.dispatch.policy.PolicyChanges.WantedQuestion;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What supervisors decide beforehand; who dispatches or manages reads it. */
@RestController
@RequestMapping("/api/policies")
@AllowedFor({DISPATCHER, MANAGER})
class PolicyController {

    /** Thirty days. */
    private static final int LONGEST_S = 2_592_000;

    private static final String SPAN = "must be between 1 minute and 30 days";

    private final Policies policies;
    private final PolicyChanges changes;

    PolicyController(Policies policies, PolicyChanges changes) {
        this.policies = policies;
        this.changes = changes;
    }

    @GetMapping
    Policies.All read() {
        return policies.read();
    }

    record QuestionBody(
            @Size(max = 80) String id,

            @NotBlank(message = "is missing") @Size(max = 200, message = "must be shorter than 200 letters")
            String text,

            @NotNull(message = "must be a whole number from 0 to 10")
            @Min(value = 0, message = "must be from 0 to 10")
            @Max(value = 10, message = "must be from 0 to 10")
            Integer weight,

            IncidentFlag flag) {}

    record NeedBody(
            @NotBlank(message = "is missing") @Size(max = 60, message = "must be shorter than 60 letters")
            String label,

            @NotEmpty(message = "names no kind of unit") @Size(max = 10)
            List<@NotNull @Pattern(regexp = "[a-z]{2,20}", message = "must be kinds of unit") String> unitKinds,

            @Pattern(regexp = "[a-z][a-z0-9_]{1,39}", message = "must be a kind of equipment")
            String equipment,

            boolean onlyArterial) {}

    record PhraseBody(
            @NotBlank(message = "is missing") @Size(max = 80, message = "must be shorter than 80 letters")
            String phrase,

            @NotNull(message = "must be a whole number from 1 to 10")
            @Min(value = 1, message = "must be from 1 to 10")
            @Max(value = 10, message = "must be from 1 to 10")
            Integer weight,

            @Size(max = 10) String priority,

            @Size(max = 60, message = "must be shorter than 60 letters")
            String reason) {

        Phrase toPhrase() {
            String why = reason == null || reason.isBlank() || priority == null ? null : reason.strip();
            return new Phrase(phrase.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " "), weight, priority, why);
        }
    }

    /** A handful of needs at most: every set of units is weighed for them. */
    record TypeBody(
            @NotBlank @Size(max = 10) String priority,

            @NotNull @Size(max = 12, message = "must not be more than 12")
            List<@Valid @NotNull QuestionBody> questions,

            @NotNull @Size(max = 6, message = "must not be more than 6")
            List<@Valid @NotNull NeedBody> needs,

            @Size(max = 60, message = "must not be more than 60")
            List<@Valid @NotNull PhraseBody> phrases,

            Boolean digs,
            @NotNull Long version) {}

    @PutMapping("/types/{code}")
    @AllowedFor(SUPERVISOR)
    TypePolicy putType(
            @PathVariable String code, @Valid @RequestBody TypeBody body, @AuthenticationPrincipal SignedInUser by) {
        List<WantedQuestion> questions = body.questions().stream()
                .map(q -> new WantedQuestion(q.id(), q.text().strip(), q.weight(), q.flag()))
                .toList();
        List<Need> needs = body.needs().stream()
                .map(n -> new Need(n.label().strip(), n.unitKinds(), n.equipment(), n.onlyArterial()))
                .toList();
        List<Phrase> phrases = body.phrases() == null
                ? null
                : body.phrases().stream().map(PhraseBody::toPhrase).toList();
        return changes.putType(
                code,
                new PolicyChanges.Wanted(body.priority(), questions, needs, phrases, body.digs(), body.version()),
                by.username());
    }

    record TargetsBody(
            @Min(value = 60, message = SPAN) @Max(value = LONGEST_S, message = SPAN)
            Integer acknowledge_s,

            @Min(value = 60, message = SPAN) @Max(value = LONGEST_S, message = SPAN)
            Integer onSite_s,

            @Min(value = 60, message = SPAN) @Max(value = LONGEST_S, message = SPAN)
            Integer restore_s,

            @NotNull Long version) {}

    @PutMapping("/priorities/{code}")
    @AllowedFor(SUPERVISOR)
    PriorityPolicy putTargets(
            @PathVariable String code, @Valid @RequestBody TargetsBody body, @AuthenticationPrincipal SignedInUser by) {
        return changes.putTargets(
                code, body.acknowledge_s(), body.onSite_s(), body.restore_s(), body.version(), by.username());
    }
}
