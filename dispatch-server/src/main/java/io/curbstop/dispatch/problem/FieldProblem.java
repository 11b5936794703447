package io.curbstop.dispatch.problem;

/**
 * What is wrong with one field of a request.
 *
 * @param field path of the field, such as {@code location.lon}
 * @param message in plain words
 */
public record FieldProblem(String field, String message) {}
