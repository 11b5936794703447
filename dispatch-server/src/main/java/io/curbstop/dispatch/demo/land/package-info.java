/**
 * The demo city's ground: the sheet it lies on, river, creeks, lake and hills, and the polylines everything is drawn
 * with. All coordinates here are local metres from the sheet's south-west corner.
 */
package io.curbstop.dispatch.demo.land;
