/**
 * What tests share: a throw-away PostGIS for each JVM, a database for each context copied from a migrated template, and
 * a browser.
 */
package io.curbstop.dispatch.testing;
