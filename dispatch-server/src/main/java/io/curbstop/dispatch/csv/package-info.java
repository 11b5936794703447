/** CSV files that people bring: read whole, with one answer to all that can be wrong with a file. Events: none. */
@org.springframework.modulith.ApplicationModule(displayName = "CSV files")
package io.curbstop.dispatch.csv;
