package io.curbstop.dispatch.crew;

/** Something that lists of units show has changed: position, members, shift or service. */
public record UnitChanged(String unitCode) {}
