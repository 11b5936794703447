package io.curbstop.map.search;

/** How a place was found, from the surest to the vaguest. */
public enum GeocodeMethod {
    /** A surveyed address point with this very number. */
    ADDRESS_POINT,
    /** A named place, or an address that a building or parcel carries. */
    BUILDING,
    /** A place people know by name. */
    PLACE,
    /** Longitude and latitude, or easting and northing, as given. */
    COORDINATES,
    /** A valve, hydrant, main or node by its number. */
    ASSET,
    /** Where two named streets meet. */
    INTERSECTION,
    /** Between the ends of the address range that holds the number, or between two neighbouring address points. */
    INTERPOLATED,
    /** The number is in no range: the end of the nearest range on the same street. */
    NEIGHBOURING_RANGE,
    /** Only the street is known: its middle. */
    STREET
}
