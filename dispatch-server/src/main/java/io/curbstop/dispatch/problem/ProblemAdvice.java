package io.curbstop.dispatch.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.MismatchedInputException;

/** Turns every failure of a request into a problem detail with a stable code; nothing inside shows. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    private static final Map<Integer, String> CODES = Map.ofEntries(
            Map.entry(400, "invalid"),
            Map.entry(401, "not-signed-in"),
            Map.entry(403, "not-allowed"),
            Map.entry(404, "not-found"),
            Map.entry(405, "method-not-allowed"),
            Map.entry(406, "not-acceptable"),
            Map.entry(409, "conflict"),
            Map.entry(413, "too-large"),
            Map.entry(415, "unsupported-media-type"),
            Map.entry(422, "invalid"),
            Map.entry(503, "unavailable"));

    @ExceptionHandler(ProblemException.class)
    ResponseEntity<ProblemDetail> refused(ProblemException e) {
        ProblemDetail problem = ProblemWriter.problem(e.status(), e.code(), e.getMessage());
        e.properties().forEach(problem::setProperty);
        return answer(problem);
    }

    @ExceptionHandler(OptimisticLockingFailureException.class)
    ResponseEntity<ProblemDetail> overtaken(OptimisticLockingFailureException e) {
        return answer(ProblemWriter.problem(
                HttpStatus.CONFLICT, "conflict", "Someone else changed this first. Look at it again."));
    }

    @ExceptionHandler(DataIntegrityViolationException.class)
    ResponseEntity<ProblemDetail> againstConstraint(DataIntegrityViolationException e, HttpServletRequest request) {
        log.warn("{} {} runs against a constraint", request.getMethod(), request.getRequestURI(), e);
        return answer(ProblemWriter.problem(
                HttpStatus.CONFLICT, "conflict", "This contradicts what is stored already. Look at it again."));
    }

    @ExceptionHandler(AccessDeniedException.class)
    ResponseEntity<ProblemDetail> notAllowed(AccessDeniedException e) {
        return answer(ProblemWriter.problem(HttpStatus.FORBIDDEN, "not-allowed", "Your role does not allow this."));
    }

    @ExceptionHandler(AuthenticationException.class)
    ResponseEntity<ProblemDetail> notSignedIn(AuthenticationException e) {
        return answer(ProblemWriter.problem(HttpStatus.UNAUTHORIZED, "not-signed-in", "Sign in first."));
    }

    @ExceptionHandler(MethodArgumentTypeMismatchException.class)
    ResponseEntity<ProblemDetail> wrongType(MethodArgumentTypeMismatchException e) {
        return invalid(List.of(new FieldProblem(e.getName(), "is not a valid " + plainType(e.getRequiredType()))));
    }

    /** Whatever nobody foresaw: logged with an id that the answer names, and nothing else of it shown. */
    @ExceptionHandler(Exception.class)
    ResponseEntity<ProblemDetail> unforeseen(Exception e, HttpServletRequest request) {
        if (DisconnectedClientHelper.isClientDisconnectedException(e)) {
            log.debug("Nobody waits any more at {} {}", request.getMethod(), request.getRequestURI());
            return null; // there is nobody to tell
        }
        String errorId = UUID.randomUUID().toString();
        log.error("Error {} at {} {}", errorId, request.getMethod(), request.getRequestURI(), e);
        ProblemDetail problem = ProblemWriter.problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal",
                "Something went wrong on the server. Tell your administrator the number " + errorId + ".");
        problem.setProperty("errorId", errorId);
        return answer(problem);
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<FieldProblem> fields = e.getBindingResult().getAllErrors().stream()
                .map(error -> new FieldProblem(
                        error instanceof FieldError field ? field.getField() : error.getObjectName(),
                        error instanceof FieldError field && field.isBindingFailure()
                                ? "is not a valid "
                                        + plainType(e.getBindingResult().getFieldType(field.getField()))
                                : String.valueOf(error.getDefaultMessage())))
                .toList();
        return widen(invalid(fields));
    }

    @Override
    protected ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<FieldProblem> fields = e.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream()
                        .map(error -> new FieldProblem(
                                error instanceof FieldError field
                                        ? field.getField()
                                        : String.valueOf(
                                                result.getMethodParameter().getParameterName()),
                                String.valueOf(error.getDefaultMessage()))))
                .toList();
        return widen(invalid(fields));
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (e.getCause() instanceof BodyTooLargeException || e.getRootCause() instanceof BodyTooLargeException) {
            return widen(answer(ProblemWriter.problem(
                    HttpStatus.CONTENT_TOO_LARGE, "too-large", "The request is larger than the server takes.")));
        }
        if (e.getCause() instanceof MismatchedInputException mismatch
                && !mismatch.getPath().isEmpty()) {
            return widen(invalid(List.of(
                    new FieldProblem(path(mismatch), "is not a valid " + plainType(mismatch.getTargetType())))));
        }
        return widen(
                answer(ProblemWriter.problem(HttpStatus.BAD_REQUEST, "invalid", "The body is missing or not JSON.")));
    }

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception e, Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (status.is5xxServerError() && status.value() != 503) {
            return widen(unforeseen(e, ((ServletWebRequest) request).getRequest()));
        }
        ProblemDetail problem = body instanceof ProblemDetail given
                ? given
                : ProblemDetail.forStatusAndDetail(status, "The server cannot take this request.");
        problem.setProperty("code", CODES.getOrDefault(status.value(), "invalid"));
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static ResponseEntity<ProblemDetail> invalid(List<FieldProblem> fields) {
        String detail = fields.stream()
                .map(field -> field.field() + " " + field.message())
                .reduce((one, other) -> one + "; " + other)
                .orElse("The request is not valid");
        ProblemDetail problem = ProblemWriter.problem(HttpStatus.BAD_REQUEST, "invalid", detail + ".");
        problem.setProperty("fields", fields);
        return answer(problem);
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static ResponseEntity<Object> widen(ResponseEntity<ProblemDetail> answer) {
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .body(answer.getBody());
    }

    private static String path(MismatchedInputException e) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : e.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.toString();
    }

    private static String plainType(Class<?> type) {
        if (type == null) {
            return "value";
        }
        if (type == UUID.class) {
            return "id (a UUID)";
        }
        if (type == Instant.class) {
            return "time (such as 2026-03-01T14:05:09Z)";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive() && type != boolean.class) {
            return "number";
        }
        if (type.isEnum()) {
            return "choice; it is one of " + String.join(", ", names(type));
        }
        return "value";
    }

    private static List<String> names(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .toList();
    }
}
