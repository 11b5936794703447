/**
 * What lies under the demo city's streets: pressure zones, water mains with valves, hydrants and sources, and sewers
 * that fall towards the works by the river.
 */
package io.curbstop.dispatch.demo.pipe;
