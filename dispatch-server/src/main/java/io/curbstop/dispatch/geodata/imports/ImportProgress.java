package io.curbstop.dispatch.geodata.imports;

/** Hears how far an import is, a line at a time, for a person. */
@FunctionalInterface
interface ImportProgress {

    void line(String text);
}
