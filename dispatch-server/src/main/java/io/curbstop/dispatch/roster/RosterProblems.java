package io.curbstop.dispatch.roster;

import io.curbstop.dispatch.problem.FieldProblem;
import io.curbstop.dispatch.problem.ProblemException;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** Refusals of the roster, each with the field of the form that it belongs to. */
final class RosterProblems {

    private RosterProblems() {}

    /** Understood, but against the roster's rules; said beside a field. */
    static ProblemException refused(String code, String field, String sentence) {
        return new ProblemException(
                HttpStatus.UNPROCESSABLE_ENTITY,
                code,
                sentence,
                Map.of("fields", List.of(new FieldProblem(field, sentence))));
    }
}
