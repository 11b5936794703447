/**
 * The demo city's streets: a planar graph grown from main roads, split into tracts by collectors, filled district by
 * district, then named and numbered.
 */
package io.curbstop.dispatch.demo.street;
